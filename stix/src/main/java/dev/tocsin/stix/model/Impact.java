package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What an incident did to someone: an object of the incident suite. Details stand in the extension
/// that [#impactCategory] names.
///
/// @param source the object as it stands in its bundle
public record Impact(StixObject source) implements DomainObject {
  static final String TYPE = "impact";

  /// The id of the extension that defines the type.
  public static final String KEY = "extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9";

  public static final Property<Impact, String> IMPACT_CATEGORY = Property.text("impact_category");
  public static final Property<Impact, String> DESCRIPTION = Property.text("description");
  public static final Property<Impact, Long> CRITICALITY = Property.integer("criticality");
  public static final Property<Impact, JsonObject> IMPACTED_ENTITY_COUNTS =
      Property.object("impacted_entity_counts");
  public static final Property<Impact, List<StixId>> IMPACTED_REFS = Property.ids("impacted_refs");
  public static final Property<Impact, Recoverability> RECOVERABILITY =
      Property.of("recoverability", Shape.word(Recoverability.values()));
  public static final Property<Impact, StixTimestamp> START_TIME = Property.time("start_time");
  public static final Property<Impact, TimestampFidelity> START_TIME_FIDELITY =
      Property.of("start_time_fidelity", Shape.word(TimestampFidelity.values()));
  public static final Property<Impact, StixTimestamp> END_TIME = Property.time("end_time");
  public static final Property<Impact, TimestampFidelity> END_TIME_FIDELITY =
      Property.of("end_time_fidelity", Shape.word(TimestampFidelity.values()));
  public static final Property<Impact, StixId> SUPERSEDED_BY_REF = Property.id("superseded_by_ref");
  public static final Property<Impact, AvailabilityImpact> AVAILABILITY =
      Property.extension("availability", AvailabilityImpact::new);
  public static final Property<Impact, ConfidentialityImpact> CONFIDENTIALITY =
      Property.extension("confidentiality", ConfidentialityImpact::new);
  public static final Property<Impact, ExternalImpact> EXTERNAL =
      Property.extension("external", ExternalImpact::new);
  public static final Property<Impact, IntegrityImpact> INTEGRITY =
      Property.extension("integrity", IntegrityImpact::new);
  public static final Property<Impact, MonetaryImpact> MONETARY =
      Property.extension("monetary", MonetaryImpact::new);
  public static final Property<Impact, PhysicalImpact> PHYSICAL =
      Property.extension("physical", PhysicalImpact::new);
  public static final Property<Impact, TraceabilityImpact> TRACEABILITY =
      Property.extension("traceability", TraceabilityImpact::new);

  /// @throws IllegalArgumentException if the object is of another type
  public Impact {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Impact> draft(Creator creator, String impactCategory) {
    return Draft.versioned(TYPE, creator, Impact::new)
        .set(Extension.KIND.in("extensions", KEY), ExtensionKind.NEW_SDO)
        .set(IMPACT_CATEGORY, impactCategory);
  }

  /// The name of the extension with the details.
  public String impactCategory() {
    return IMPACT_CATEGORY.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// 0 to 100.
  public Optional<Long> criticality() {
    return CRITICALITY.find(this);
  }

  /// Whole numbers by entity type.
  public Optional<JsonObject> impactedEntityCounts() {
    return IMPACTED_ENTITY_COUNTS.find(this);
  }

  public List<StixId> impactedRefs() {
    return IMPACTED_REFS.or(this, List.of());
  }

  public Optional<Recoverability> recoverability() {
    return RECOVERABILITY.find(this);
  }

  public Optional<StixTimestamp> startTime() {
    return START_TIME.find(this);
  }

  /// How exact [#startTime] is; absent for all its digits.
  public Optional<TimestampFidelity> startTimeFidelity() {
    return START_TIME_FIDELITY.find(this);
  }

  /// Later than [#startTime].
  public Optional<StixTimestamp> endTime() {
    return END_TIME.find(this);
  }

  /// How exact [#endTime] is; absent for all its digits.
  public Optional<TimestampFidelity> endTimeFidelity() {
    return END_TIME_FIDELITY.find(this);
  }

  /// What counts from [#endTime] on.
  public Optional<StixId> supersededByRef() {
    return SUPERSEDED_BY_REF.find(this);
  }

  public Optional<AvailabilityImpact> availability() {
    return AVAILABILITY.find(this);
  }

  public Optional<ConfidentialityImpact> confidentiality() {
    return CONFIDENTIALITY.find(this);
  }

  public Optional<ExternalImpact> external() {
    return EXTERNAL.find(this);
  }

  public Optional<IntegrityImpact> integrity() {
    return INTEGRITY.find(this);
  }

  public Optional<MonetaryImpact> monetary() {
    return MONETARY.find(this);
  }

  public Optional<PhysicalImpact> physical() {
    return PHYSICAL.find(this);
  }

  public Optional<TraceabilityImpact> traceability() {
    return TRACEABILITY.find(this);
  }
}
