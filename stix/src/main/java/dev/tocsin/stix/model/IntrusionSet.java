package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// Behaviour and resources that are believed to be of one organisation (STIX 2.1 §4.9).
///
/// @param source the object as it stands in its bundle
public record IntrusionSet(StixObject source) implements DomainObject {
  static final String TYPE = "intrusion-set";
  public static final Property<IntrusionSet, String> NAME = Property.text("name");
  public static final Property<IntrusionSet, String> DESCRIPTION = Property.text("description");
  public static final Property<IntrusionSet, List<String>> ALIASES = Property.texts("aliases");
  public static final Property<IntrusionSet, StixTimestamp> FIRST_SEEN =
      Property.time("first_seen");
  public static final Property<IntrusionSet, StixTimestamp> LAST_SEEN = Property.time("last_seen");
  public static final Property<IntrusionSet, List<String>> GOALS = Property.texts("goals");
  public static final Property<IntrusionSet, String> RESOURCE_LEVEL =
      Property.text("resource_level");
  public static final Property<IntrusionSet, String> PRIMARY_MOTIVATION =
      Property.text("primary_motivation");
  public static final Property<IntrusionSet, List<String>> SECONDARY_MOTIVATIONS =
      Property.texts("secondary_motivations");

  /// @throws IllegalArgumentException if the object is of another type
  public IntrusionSet {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<IntrusionSet> draft(Creator creator, String name) {
    return Draft.versioned(TYPE, creator, IntrusionSet::new).set(NAME, name);
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

  public Optional<StixTimestamp> firstSeen() {
    return FIRST_SEEN.find(this);
  }

  /// Not earlier than the first.
  public Optional<StixTimestamp> lastSeen() {
    return LAST_SEEN.find(this);
  }

  public List<String> goals() {
    return GOALS.or(this, List.of());
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
}
