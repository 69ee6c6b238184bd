package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// Persons or groups that are believed to act with ill intent (STIX 2.1 §4.17).
///
/// @param source the object as it stands in its bundle
public record ThreatActor(StixObject source) implements DomainObject {
  static final String TYPE = "threat-actor";
  public static final Property<ThreatActor, String> NAME = Property.text("name");
  public static final Property<ThreatActor, String> DESCRIPTION = Property.text("description");
  public static final Property<ThreatActor, List<String>> THREAT_ACTOR_TYPES =
      Property.texts("threat_actor_types");
  public static final Property<ThreatActor, List<String>> ALIASES = Property.texts("aliases");
  public static final Property<ThreatActor, StixTimestamp> FIRST_SEEN = Property.time("first_seen");
  public static final Property<ThreatActor, StixTimestamp> LAST_SEEN = Property.time("last_seen");
  public static final Property<ThreatActor, List<String>> ROLES = Property.texts("roles");
  public static final Property<ThreatActor, List<String>> GOALS = Property.texts("goals");
  public static final Property<ThreatActor, String> SOPHISTICATION =
      Property.text("sophistication");
  public static final Property<ThreatActor, String> RESOURCE_LEVEL =
      Property.text("resource_level");
  public static final Property<ThreatActor, String> PRIMARY_MOTIVATION =
      Property.text("primary_motivation");
  public static final Property<ThreatActor, List<String>> SECONDARY_MOTIVATIONS =
      Property.texts("secondary_motivations");
  public static final Property<ThreatActor, List<String>> PERSONAL_MOTIVATIONS =
      Property.texts("personal_motivations");

  /// @throws IllegalArgumentException if the object is of another type
  public ThreatActor {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<ThreatActor> draft(Creator creator, String name) {
    return Draft.versioned(TYPE, creator, ThreatActor::new).set(NAME, name);
  }

  public String name() {
    return NAME.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// Values of threat-actor-type-ov.
  public List<String> threatActorTypes() {
    return THREAT_ACTOR_TYPES.or(this, List.of());
  }

  public List<String> aliases() {
    return ALIASES.or(this, List.of());
  }

  public Optional<StixTimestamp> firstSeen() {
    return FIRST_SEEN.find(this);
  }

  /// Not earlier than the first.
  public Optional<StixTimestamp> lastSeen() {
    return LAST_SEEN.find(this);
  }

  /// Values of threat-actor-role-ov.
  public List<String> roles() {
    return ROLES.or(this, List.of());
  }

  public List<String> goals() {
    return GOALS.or(this, List.of());
  }

  /// A value of threat-actor-sophistication-ov.
  public Optional<String> sophistication() {
    return SOPHISTICATION.find(this);
  }

  /// A value of attack-resource-level-ov.
  public Optional<String> resourceLevel() {
    return RESOURCE_LEVEL.find(this);
  }

  /// A value of attack-motivation-ov.
  public Optional<String> primaryMotivation() {
    return PRIMARY_MOTIVATION.find(this);
  }

  /// Values of attack-motivation-ov.
  public List<String> secondaryMotivations() {
    return SECONDARY_MOTIVATIONS.or(this, List.of());
  }

  /// Values of attack-motivation-ov.
  public List<String> personalMotivations() {
    return PERSONAL_MOTIVATIONS.or(this, List.of());
  }
}
