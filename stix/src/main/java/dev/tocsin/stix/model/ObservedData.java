package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Observables that were seen, how often and when (STIX 2.1 §4.14).
///
/// @param source the object as it stands in its bundle
public record ObservedData(StixObject source) implements DomainObject {
  static final String TYPE = "observed-data";
  public static final Property<ObservedData, StixTimestamp> FIRST_OBSERVED =
      Property.time("first_observed");
  public static final Property<ObservedData, StixTimestamp> LAST_OBSERVED =
      Property.time("last_observed");
  public static final Property<ObservedData, Long> NUMBER_OBSERVED =
      Property.integer("number_observed");
  public static final Property<ObservedData, JsonObject> OBJECTS = Property.object("objects");
  public static final Property<ObservedData, List<StixId>> OBJECT_REFS =
      Property.ids("object_refs");

  /// @throws IllegalArgumentException if the object is of another type
  public ObservedData {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  ///
  /// @param numberObserved 1 to 999,999,999
  public static Draft<ObservedData> draft(
      Creator creator,
      StixTimestamp firstObserved,
      StixTimestamp lastObserved,
      long numberObserved,
      List<StixId> objectRefs) {
    return Draft.versioned(TYPE, creator, ObservedData::new)
        .set(FIRST_OBSERVED, firstObserved)
        .set(LAST_OBSERVED, lastObserved)
        .set(NUMBER_OBSERVED, numberObserved)
        .set(OBJECT_REFS, objectRefs);
  }

  public StixTimestamp firstObserved() {
    return FIRST_OBSERVED.require(this);
  }

  /// Not earlier than the first.
  public StixTimestamp lastObserved() {
    return LAST_OBSERVED.require(this);
  }

  /// 1 to 999,999,999.
  public long numberObserved() {
    return NUMBER_OBSERVED.require(this);
  }

  /// The deprecated container, in place of [#objectRefs].
  public Optional<JsonObject> objects() {
    return OBJECTS.find(this);
  }

  public List<StixId> objectRefs() {
    return OBJECT_REFS.or(this, List.of());
  }
}
