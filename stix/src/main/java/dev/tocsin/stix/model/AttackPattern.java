package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Optional;

/// A way in which adversaries try to compromise targets (STIX 2.1 §4.1).
///
/// @param source the object as it stands in its bundle
public record AttackPattern(StixObject source) implements DomainObject {
  static final String TYPE = "attack-pattern";
  public static final Property<AttackPattern, String> NAME = Property.text("name");
  public static final Property<AttackPattern, String> DESCRIPTION = Property.text("description");
  public static final Property<AttackPattern, List<String>> ALIASES = Property.texts("aliases");
  public static final Property<AttackPattern, List<KillChainPhase>> KILL_CHAIN_PHASES =
      Property.of("kill_chain_phases", Shape.list(KillChainPhase.SHAPE));

  /// @throws IllegalArgumentException if the object is of another type
  public AttackPattern {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<AttackPattern> draft(Creator creator, String name) {
    return Draft.versioned(TYPE, creator, AttackPattern::new).set(NAME, name);
  }

  public String name() {
    return NAME.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  public List<String> aliases() {
    return ALIASES.or(this, List.of());
  }

  public List<KillChainPhase> killChainPhases() {
    return KILL_CHAIN_PHASES.or(this, List.of());
  }
}
