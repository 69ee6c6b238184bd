package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What is known of an incident: the Incident Core extension, version 2.
public record IncidentCore(JsonObject json, String pointer) implements View {
  /// The id of the extension.
  public static final String KEY = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";

  public static final Property<IncidentCore, IncidentDetermination> DETERMINATION =
      Property.of("determination", Shape.word(IncidentDetermination.values()));
  public static final Property<IncidentCore, String> INVESTIGATION_STATUS =
      Property.text("investigation_status");
  public static final Property<IncidentCore, Long> CRITICALITY = Property.integer("criticality");
  public static final Property<IncidentCore, List<String>> DETECTION_METHODS =
      Property.texts("detection_methods");
  public static final Property<IncidentCore, List<EventEntry>> EVENTS =
      Property.parts("events", EventEntry::new);
  public static final Property<IncidentCore, List<StixId>> IMPACT_REFS =
      Property.ids("impact_refs");
  public static final Property<IncidentCore, JsonObject> IMPACTED_ENTITY_COUNTS =
      Property.object("impacted_entity_counts");
  public static final Property<IncidentCore, List<String>> INCIDENT_TYPES =
      Property.texts("incident_types");
  public static final Property<IncidentCore, Recoverability> RECOVERABILITY =
      Property.of("recoverability", Shape.word(Recoverability.values()));
  public static final Property<IncidentCore, List<IncidentScore>> SCORES =
      Property.parts("scores", IncidentScore::new);
  public static final Property<IncidentCore, List<TaskEntry>> TASKS =
      Property.parts("tasks", TaskEntry::new);

  /// Begins one from what it must have.
  ///
  /// @param investigationStatus `new`, `open` or `closed`
  public static Draft<IncidentCore> draft(
      IncidentDetermination determination, String investigationStatus) {
    return Draft.part(IncidentCore::new)
        .set(Extension.KIND.in(), ExtensionKind.PROPERTY_EXTENSION)
        .set(DETERMINATION, determination)
        .set(INVESTIGATION_STATUS, investigationStatus);
  }

  public IncidentDetermination determination() {
    return DETERMINATION.require(this);
  }

  /// `new`, `open` or `closed`.
  public String investigationStatus() {
    return INVESTIGATION_STATUS.require(this);
  }

  /// 0 to 100.
  public Optional<Long> criticality() {
    return CRITICALITY.find(this);
  }

  /// Values of detection-methods-ov.
  public List<String> detectionMethods() {
    return DETECTION_METHODS.or(this, List.of());
  }

  public List<EventEntry> events() {
    return EVENTS.or(this, List.of());
  }

  public List<StixId> impactRefs() {
    return IMPACT_REFS.or(this, List.of());
  }

  /// Whole numbers by entity type; 0 says that none was.
  public Optional<JsonObject> impactedEntityCounts() {
    return IMPACTED_ENTITY_COUNTS.find(this);
  }

  /// Values of event-type-ov.
  public List<String> incidentTypes() {
    return INCIDENT_TYPES.or(this, List.of());
  }

  public Optional<Recoverability> recoverability() {
    return RECOVERABILITY.find(this);
  }

  public List<IncidentScore> scores() {
    return SCORES.or(this, List.of());
  }

  public List<TaskEntry> tasks() {
    return TASKS.or(this, List.of());
  }
}
