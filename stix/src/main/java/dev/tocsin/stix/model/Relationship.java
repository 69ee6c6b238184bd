package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.Optional;

/// A link between two objects (STIX 2.1 §5.1).
///
/// @param source the object as it stands in its bundle
public record Relationship(StixObject source) implements RelationshipObject {
  static final String TYPE = "relationship";
  public static final Property<Relationship, String> RELATIONSHIP_TYPE =
      Property.text("relationship_type");
  public static final Property<Relationship, String> DESCRIPTION = Property.text("description");
  public static final Property<Relationship, StixId> SOURCE_REF = Property.id("source_ref");
  public static final Property<Relationship, StixId> TARGET_REF = Property.id("target_ref");
  public static final Property<Relationship, StixTimestamp> START_TIME =
      Property.time("start_time");
  public static final Property<Relationship, StixTimestamp> STOP_TIME = Property.time("stop_time");

  /// @throws IllegalArgumentException if the object is of another type
  public Relationship {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one, read as a sentence: source, what it does, target.
  public static Draft<Relationship> draft(
      Creator creator, StixId source, String relationshipType, StixId target) {
    return Draft.versioned(TYPE, creator, Relationship::new)
        .set(RELATIONSHIP_TYPE, relationshipType)
        .set(SOURCE_REF, source)
        .set(TARGET_REF, target);
  }

  /// Such as `indicates`.
  public String relationshipType() {
    return RELATIONSHIP_TYPE.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  public StixId sourceRef() {
    return SOURCE_REF.require(this);
  }

  public StixId targetRef() {
    return TARGET_REF.require(this);
  }

  public Optional<StixTimestamp> startTime() {
    return START_TIME.find(this);
  }

  /// Later than [#startTime].
  public Optional<StixTimestamp> stopTime() {
    return STOP_TIME.find(this);
  }
}
