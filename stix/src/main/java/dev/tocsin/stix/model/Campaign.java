package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// Activity of an adversary against a set of targets over a time (STIX 2.1 §4.2).
///
/// @param source the object as it stands in its bundle
public record Campaign(StixObject source) implements DomainObject {
  static final String TYPE = "campaign";
  public static final Property<Campaign, String> NAME = Property.text("name");
  public static final Property<Campaign, String> DESCRIPTION = Property.text("description");
  public static final Property<Campaign, List<String>> ALIASES = Property.texts("aliases");
  public static final Property<Campaign, StixTimestamp> FIRST_SEEN = Property.time("first_seen");
  public static final Property<Campaign, StixTimestamp> LAST_SEEN = Property.time("last_seen");
  public static final Property<Campaign, String> OBJECTIVE = Property.text("objective");

  /// @throws IllegalArgumentException if the object is of another type
  public Campaign {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Campaign> draft(Creator creator, String name) {
    return Draft.versioned(TYPE, creator, Campaign::new).set(NAME, name);
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

  public Optional<String> objective() {
    return OBJECTIVE.find(this);
  }
}
