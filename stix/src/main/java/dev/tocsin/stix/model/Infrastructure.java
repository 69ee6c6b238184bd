package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// Systems and services that serve a purpose, such as command and control (STIX 2.1 §4.8).
///
/// @param source the object as it stands in its bundle
public record Infrastructure(StixObject source) implements DomainObject {
  static final String TYPE = "infrastructure";
  public static final Property<Infrastructure, String> NAME = Property.text("name");
  public static final Property<Infrastructure, String> DESCRIPTION = Property.text("description");
  public static final Property<Infrastructure, List<String>> INFRASTRUCTURE_TYPES =
      Property.texts("infrastructure_types");
  public static final Property<Infrastructure, List<String>> ALIASES = Property.texts("aliases");
  public static final Property<Infrastructure, List<KillChainPhase>> KILL_CHAIN_PHASES =
      Property.of("kill_chain_phases", Shape.list(KillChainPhase.SHAPE));
  public static final Property<Infrastructure, StixTimestamp> FIRST_SEEN =
      Property.time("first_seen");
  public static final Property<Infrastructure, StixTimestamp> LAST_SEEN =
      Property.time("last_seen");

  /// @throws IllegalArgumentException if the object is of another type
  public Infrastructure {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Infrastructure> draft(Creator creator, String name) {
    return Draft.versioned(TYPE, creator, Infrastructure::new).set(NAME, name);
  }

  public String name() {
    return NAME.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// Values of infrastructure-type-ov.
  public List<String> infrastructureTypes() {
    return INFRASTRUCTURE_TYPES.or(this, List.of());
  }

  public List<String> aliases() {
    return ALIASES.or(this, List.of());
  }

  public List<KillChainPhase> killChainPhases() {
    return KILL_CHAIN_PHASES.or(this, List.of());
  }

  public Optional<StixTimestamp> firstSeen() {
    return FIRST_SEEN.find(this);
  }

  /// Not earlier than the first.
  public Optional<StixTimestamp> lastSeen() {
    return LAST_SEEN.find(this);
  }
}
