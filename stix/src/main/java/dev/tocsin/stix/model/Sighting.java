package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// The belief that something was seen (STIX 2.1 §5.2).
///
/// @param source the object as it stands in its bundle
public record Sighting(StixObject source) implements RelationshipObject {
  static final String TYPE = "sighting";
  public static final Property<Sighting, String> DESCRIPTION = Property.text("description");
  public static final Property<Sighting, StixTimestamp> FIRST_SEEN = Property.time("first_seen");
  public static final Property<Sighting, StixTimestamp> LAST_SEEN = Property.time("last_seen");
  public static final Property<Sighting, Long> COUNT = Property.integer("count");
  public static final Property<Sighting, StixId> SIGHTING_OF_REF = Property.id("sighting_of_ref");
  public static final Property<Sighting, List<StixId>> OBSERVED_DATA_REFS =
      Property.ids("observed_data_refs");
  public static final Property<Sighting, List<StixId>> WHERE_SIGHTED_REFS =
      Property.ids("where_sighted_refs");
  public static final Property<Sighting, Boolean> SUMMARY = Property.truth("summary");

  /// @throws IllegalArgumentException if the object is of another type
  public Sighting {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Sighting> draft(Creator creator, StixId sightingOfRef) {
    return Draft.versioned(TYPE, creator, Sighting::new).set(SIGHTING_OF_REF, sightingOfRef);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  public Optional<StixTimestamp> firstSeen() {
    return FIRST_SEEN.find(this);
  }

  /// Not earlier than the first.
  public Optional<StixTimestamp> lastSeen() {
    return LAST_SEEN.find(this);
  }

  /// 0 to 999,999,999.
  public Optional<Long> count() {
    return COUNT.find(this);
  }

  public StixId sightingOfRef() {
    return SIGHTING_OF_REF.require(this);
  }

  public List<StixId> observedDataRefs() {
    return OBSERVED_DATA_REFS.or(this, List.of());
  }

  public List<StixId> whereSightedRefs() {
    return WHERE_SIGHTED_REFS.or(this, List.of());
  }

  /// Whether it sums up other sightings; false if absent.
  public boolean summary() {
    return SUMMARY.or(this, false);
  }
}
