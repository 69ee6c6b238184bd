package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.Types.count;
import static dev.tocsin.stix.spec.Types.decimal;
import static dev.tocsin.stix.spec.Types.embedded;
import static dev.tocsin.stix.spec.Types.enumeration;
import static dev.tocsin.stix.spec.Types.integer;
import static dev.tocsin.stix.spec.Types.listOf;
import static dev.tocsin.stix.spec.Types.ref;
import static dev.tocsin.stix.spec.Types.refs;
import static dev.tocsin.stix.spec.Types.text;
import static dev.tocsin.stix.spec.Types.timestamp;
import static dev.tocsin.stix.spec.Types.truth;
import static dev.tocsin.stix.spec.Types.vocabularies;
import static dev.tocsin.stix.spec.Types.vocabulary;

import dev.tocsin.stix.spec.DataType.Dictionary;
import dev.tocsin.stix.spec.DataType.DictionaryValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The Incident Core extension 2.0 (draft of 10 October 2023): what it adds to `incident`, and the
/// objects `event`, `impact` and `task`.
final class IncidentExtension {
  private static final String CORE = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";
  private static final String EVENT = "extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e";
  private static final String IMPACT = "extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9";

  /// The draft does not print the id of the task extension; this is the one in use.
  private static final String TASK = "extension-definition--2074a052-8be4-4932-849e-f5e7798e0030";

  private static final DataType COUNTS = new Dictionary(DictionaryValues.COUNT);
  private static final DataType FIDELITY = enumeration(IncidentVocabularies.TIMESTAMP_FIDELITY);
  private static final Form EVENT_ENTRY = entry("event", "3.2", "3.3");
  private static final Form TASK_ENTRY = entry("task", "3.6", "3.7");
  private static final Form STATE_CHANGE = stateChange();

  private IncidentExtension() {}

  private static String section(String number) {
    return "Incident Core 2.0 §" + number;
  }

  static ExtensionSpec core() {
    Form score =
        Form.named("incident-score", section("3.4"))
            .required("name", text())
            .required("value", decimal())
            .optional("description", text())
            .build();
    Form form =
        Form.named("incident-core", section("2.1"))
            .required("extension_type", text())
            .required("determination", enumeration(IncidentVocabularies.INCIDENT_DETERMINATION))
            .required(
                "investigation_status", vocabulary(IncidentVocabularies.INCIDENT_INVESTIGATION))
            .optional("criticality", integer(0, 100))
            .optional("detection_methods", vocabularies(IncidentVocabularies.DETECTION_METHODS))
            .optional("events", listOf(embedded(EVENT_ENTRY)))
            .optional("impact_refs", refs("impact"))
            .optional("impacted_entity_counts", COUNTS)
            .optional("incident_types", vocabularies(IncidentVocabularies.EVENT_TYPE))
            .optional("recoverability", enumeration(IncidentVocabularies.RECOVERABILITY))
            .optional("scores", listOf(embedded(score)))
            .optional("tasks", listOf(embedded(TASK_ENTRY)))
            .build();
    return new ExtensionSpec(
        CORE,
        "Incident Core",
        Set.of("property-extension"),
        Map.of("incident", form),
        Set.of(),
        List.of());
  }

  static ExtensionSpec event() {
    Form form =
        times(start("event", "2.2"))
            .required("status", enumeration(IncidentVocabularies.EVENT_STATUS))
            .optional("changed_objects", listOf(embedded(STATE_CHANGE)))
            .optional("description", text())
            .optional("event_types", vocabularies(IncidentVocabularies.EVENT_TYPE))
            .optional("goal", text())
            .optional("name", text())
            .optional("sighting_refs", refs("sighting"))
            .optional("subevents", listOf(embedded(EVENT_ENTRY)))
            .strictOrder("start_time", "end_time")
            .build();
    return adds(EVENT, "Event", form, Map.of());
  }

  static ExtensionSpec task() {
    Form form =
        times(start("task", "2.4"))
            .required("outcome", enumeration(IncidentVocabularies.TASK_OUTCOME))
            .optional("changed_objects", listOf(embedded(STATE_CHANGE)))
            .optional("task_types", vocabularies(IncidentVocabularies.TASK_TYPE))
            .optional("description", text())
            .optional("error", text())
            .optional("impacted_entity_counts", COUNTS)
            .optional("name", text())
            .optional("priority", integer(0, 100))
            .optional("subtasks", listOf(embedded(TASK_ENTRY)))
            .build();
    return adds(TASK, "Task", form, Map.of());
  }

  static ExtensionSpec impact() {
    Form form =
        times(start("impact", "2.3"))
            .required("impact_category", text())
            .optional("criticality", integer(0, 100))
            .optional("description", text())
            .optional("impacted_entity_counts", COUNTS)
            .optional("impacted_refs", refs())
            .optional("recoverability", enumeration(IncidentVocabularies.RECOVERABILITY))
            .optional("superseded_by_ref", ref("impact"))
            .strictOrder("start_time", "end_time")
            .needs("superseded_by_ref", "end_time")
            .build();
    return adds(IMPACT, "Impact", form, impactDetails());
  }

  private static Form.Builder start(String type, String number) {
    return CommonProperties.versioned(type, section(number), section(number));
  }

  private static Form.Builder times(Form.Builder form) {
    return form.recommended("start_time", timestamp())
        .optional("start_time_fidelity", FIDELITY)
        .optional("end_time", timestamp())
        .optional("end_time_fidelity", FIDELITY);
  }

  private static ExtensionSpec adds(
      String id, String name, Form form, Map<String, Form> extensions) {
    ObjectSpec object =
        new ObjectSpec(form.name(), ObjectKind.DOMAIN_OBJECT, form, List.of(), extensions, id);
    return new ExtensionSpec(id, name, Set.of("new-sdo"), Map.of(), Set.of(), List.of(object));
  }

  /// An entry of a list of events or tasks, with the steps that follow it.
  private static Form entry(String type, String number, String sequenceNumber) {
    String ref = type + "_ref";
    Form step =
        Form.named(type + "-sequence-entry", section(sequenceNumber))
            .required(ref, ref(type))
            .required("condition_type", enumeration(IncidentVocabularies.ACTIVITY_CONDITION))
            .required("transition_type", enumeration(IncidentVocabularies.ACTIVITY_TRANSITION))
            .build();
    return Form.named(type + "-entry", section(number))
        .required(ref, ref(type))
        .optional("next_steps", listOf(embedded(step)))
        .optional("sequence_start", truth())
        .build();
  }

  private static Form stateChange() {
    return Form.named("state-change", section("3.5"))
        .required("state_change_type", vocabulary(IncidentVocabularies.STATE_CHANGE_TYPE))
        .optional("initial_ref", ref())
        .optional("result_ref", ref())
        .atLeastOne("initial_ref", "result_ref")
        .build();
  }

  /// The extensions of an impact, one for each category (§2.3.2).
  private static Map<String, Form> impactDetails() {
    Map<String, Form> details = new LinkedHashMap<>();
    DataType information = vocabulary(IncidentVocabularies.INFORMATION_TYPE);
    details.put(
        "availability",
        detail("availability", "2.3.2.1").required("availability_impact", integer(0, 100)).build());
    details.put(
        "confidentiality",
        detail("confidentiality", "2.3.2.2")
            .optional("information_type", information)
            .required("loss_type", enumeration(IncidentVocabularies.INCIDENT_CONFIDENTIALITY_LOSS))
            .optional("record_count", count())
            .optional("record_size", count())
            .rule(unlessNone("2.3.2.2", "loss_type", "information_type"))
            .build());
    details.put(
        "external",
        detail("external", "2.3.2.3")
            .required("impact_type", vocabulary(IncidentVocabularies.EXTERNAL_IMPACT))
            .build());
    details.put(
        "integrity",
        detail("integrity", "2.3.2.4")
            .required("alteration", enumeration(IncidentVocabularies.INTEGRITY_ALTERATION))
            .optional("information_type", information)
            .optional("record_count", count())
            .optional("record_size", count())
            .rule(unlessNone("2.3.2.4", "alteration", "information_type"))
            .build());
    details.put("monetary", monetary());
    details.put(
        "physical",
        detail("physical", "2.3.2.6")
            .required("impact_type", enumeration(IncidentVocabularies.PHYSICAL_IMPACT))
            .optional("asset_type", vocabulary(IncidentVocabularies.ASSET_TYPE))
            .rule(unlessNone("2.3.2.6", "impact_type", "asset_type"))
            .build());
    details.put(
        "traceability",
        detail("traceability", "2.3.2.7")
            .required("traceability_impact", enumeration(IncidentVocabularies.TRACEABILITY))
            .build());
    return details;
  }

  private static Form monetary() {
    double aboveZero = Double.MIN_VALUE;
    return detail("monetary", "2.3.2.5")
        .required("variety", vocabulary(IncidentVocabularies.MONETARY_IMPACT_TYPE))
        .optional("conversion_rate", decimal(aboveZero, Double.MAX_VALUE))
        .optional("conversion_time", timestamp())
        .optional("currency", text(TextForm.CURRENCY))
        .optional("currency_actual", text(TextForm.CURRENCY))
        .optional("max_amount", decimal(0, Double.MAX_VALUE))
        .optional("min_amount", decimal(0, Double.MAX_VALUE))
        .needs("conversion_rate", "currency_actual")
        .needs("conversion_rate", "conversion_time")
        .needs("currency_actual", "conversion_rate")
        .needs("currency_actual", "currency")
        .needs("min_amount", "currency")
        .needs("min_amount", "max_amount")
        .needs("max_amount", "min_amount")
        .build();
  }

  private static Form.Builder detail(String category, String number) {
    return Form.named(category, section(number));
  }

  private static Rule unlessNone(String number, String property, String needed) {
    return new Rule.DemandsUnless(section(number), property, "none", needed);
  }
}
