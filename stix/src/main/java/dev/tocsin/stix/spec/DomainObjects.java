package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.Types.decimal;
import static dev.tocsin.stix.spec.Types.embedded;
import static dev.tocsin.stix.spec.Types.enumeration;
import static dev.tocsin.stix.spec.Types.integer;
import static dev.tocsin.stix.spec.Types.listOf;
import static dev.tocsin.stix.spec.Types.ref;
import static dev.tocsin.stix.spec.Types.refs;
import static dev.tocsin.stix.spec.Types.refsTo;
import static dev.tocsin.stix.spec.Types.text;
import static dev.tocsin.stix.spec.Types.texts;
import static dev.tocsin.stix.spec.Types.timestamp;
import static dev.tocsin.stix.spec.Types.truth;
import static dev.tocsin.stix.spec.Types.vocabularies;
import static dev.tocsin.stix.spec.Types.vocabulary;

import java.util.List;
import java.util.Map;

/// The domain objects (STIX 2.1 §4).
final class DomainObjects {
  private static final DataType KILL_CHAIN_PHASES =
      listOf(embedded(EmbeddedTypes.KILL_CHAIN_PHASE));

  private DomainObjects() {}

  static List<ObjectSpec> all() {
    return List.of(
        attackPattern(),
        campaign(),
        courseOfAction(),
        grouping(),
        identity(),
        incident(),
        indicator(),
        infrastructure(),
        intrusionSet(),
        location(),
        malware(),
        malwareAnalysis(),
        note(),
        observedData(),
        opinion(),
        report(),
        threatActor(),
        tool(),
        vulnerability());
  }

  private static Form.Builder start(String type, String section) {
    return CommonProperties.versioned(type, section, section + ".1");
  }

  private static ObjectSpec object(Form.Builder builder) {
    Form form = builder.build();
    return new ObjectSpec(form.name(), ObjectKind.DOMAIN_OBJECT, form, List.of(), Map.of(), "");
  }

  private static ObjectSpec attackPattern() {
    return object(
        start("attack-pattern", "4.1")
            .required("name", text())
            .optional("description", text())
            .optional("aliases", texts())
            .optional("kill_chain_phases", KILL_CHAIN_PHASES));
  }

  private static ObjectSpec campaign() {
    return object(
        start("campaign", "4.2")
            .required("name", text())
            .optional("description", text())
            .optional("aliases", texts())
            .optional("first_seen", timestamp())
            .optional("last_seen", timestamp())
            .optional("objective", text())
            .order("first_seen", "last_seen"));
  }

  private static ObjectSpec courseOfAction() {
    return object(
        start("course-of-action", "4.3").required("name", text()).optional("description", text()));
  }

  private static ObjectSpec grouping() {
    return object(
        start("grouping", "4.4")
            .disputed("name", text())
            .optional("description", text())
            .required("context", vocabulary(Vocabularies.GROUPING_CONTEXT))
            .required("object_refs", refs()));
  }

  private static ObjectSpec identity() {
    return object(
        start("identity", "4.5")
            .required("name", text())
            .optional("description", text())
            .optional("roles", texts())
            .optional("identity_class", vocabulary(Vocabularies.IDENTITY_CLASS))
            .optional("sectors", vocabularies(Vocabularies.INDUSTRY_SECTOR))
            .optional("contact_information", text()));
  }

  private static ObjectSpec incident() {
    return object(
        start("incident", "4.6").required("name", text()).optional("description", text()));
  }

  private static ObjectSpec indicator() {
    return object(
        start("indicator", "4.7")
            .recommended("name", text())
            .recommended("description", text())
            .optional("indicator_types", vocabularies(Vocabularies.INDICATOR_TYPE))
            .required("pattern", text())
            .required("pattern_type", vocabulary(Vocabularies.PATTERN_TYPE))
            .optional("pattern_version", text())
            .required("valid_from", timestamp())
            .optional("valid_until", timestamp())
            .optional("kill_chain_phases", KILL_CHAIN_PHASES)
            .strictOrder("valid_from", "valid_until"));
  }

  private static ObjectSpec infrastructure() {
    return object(
        start("infrastructure", "4.8")
            .required("name", text())
            .optional("description", text())
            .optional("infrastructure_types", vocabularies(Vocabularies.INFRASTRUCTURE_TYPE))
            .optional("aliases", texts())
            .optional("kill_chain_phases", KILL_CHAIN_PHASES)
            .optional("first_seen", timestamp())
            .optional("last_seen", timestamp())
            .order("first_seen", "last_seen"));
  }

  private static ObjectSpec intrusionSet() {
    return object(
        start("intrusion-set", "4.9")
            .required("name", text())
            .optional("description", text())
            .optional("aliases", texts())
            .optional("first_seen", timestamp())
            .optional("last_seen", timestamp())
            .optional("goals", texts())
            .optional("resource_level", vocabulary(Vocabularies.ATTACK_RESOURCE_LEVEL))
            .optional("primary_motivation", vocabulary(Vocabularies.ATTACK_MOTIVATION))
            .optional("secondary_motivations", vocabularies(Vocabularies.ATTACK_MOTIVATION))
            .order("first_seen", "last_seen"));
  }

  private static ObjectSpec location() {
    return object(
        start("location", "4.10")
            .optional("name", text())
            .optional("description", text())
            .optional("latitude", decimal(-90, 90))
            .optional("longitude", decimal(-180, 180))
            .optional("precision", decimal())
            .optional("region", vocabulary(Vocabularies.REGION))
            .optional("country", text(TextForm.COUNTRY))
            .optional("administrative_area", text(TextForm.SUBDIVISION))
            .optional("city", text())
            .optional("street_address", text())
            .optional("postal_code", text())
            .atLeastOne("region", "country", "latitude", "longitude")
            .needs("latitude", "longitude")
            .needs("longitude", "latitude")
            .needs("precision", "latitude")
            .needs("precision", "longitude"));
  }

  private static ObjectSpec malware() {
    return object(
        start("malware", "4.11")
            .optional("name", text())
            .optional("description", text())
            .optional("malware_types", vocabularies(Vocabularies.MALWARE_TYPE))
            .disputed("is_family", truth())
            .optional("aliases", texts())
            .optional("kill_chain_phases", KILL_CHAIN_PHASES)
            .optional("first_seen", timestamp())
            .optional("last_seen", timestamp())
            .optional("operating_system_refs", refs("software"))
            .optional(
                "architecture_execution_envs", vocabularies(Vocabularies.PROCESSOR_ARCHITECTURE))
            .optional(
                "implementation_languages", vocabularies(Vocabularies.IMPLEMENTATION_LANGUAGE))
            .optional("capabilities", vocabularies(Vocabularies.MALWARE_CAPABILITIES))
            .optional("sample_refs", refs("file", "artifact"))
            .order("first_seen", "last_seen")
            .rule(new Rule.Demands("4.11.1", "is_family", true, "name")));
  }

  private static ObjectSpec malwareAnalysis() {
    return object(
        start("malware-analysis", "4.12")
            .required("product", text(TextForm.HYPHENATED))
            .optional("version", text())
            .optional("host_vm_ref", ref("software"))
            .optional("operating_system_ref", ref("software"))
            .optional("installed_software_refs", refs("software"))
            .optional("configuration_version", text())
            .optional("modules", texts())
            .optional("analysis_engine_version", text())
            .optional("analysis_definition_version", text())
            .optional("submitted", timestamp())
            .optional("analysis_started", timestamp())
            .optional("analysis_ended", timestamp())
            .optional("result_name", text())
            .optional("result", vocabulary(Vocabularies.MALWARE_RESULT))
            .optional("analysis_sco_refs", refsTo(ObjectKind.OBSERVABLE))
            .optional("sample_ref", ref("file", "network-traffic", "artifact"))
            .atLeastOne("result", "analysis_sco_refs"));
  }

  private static ObjectSpec note() {
    return object(
        start("note", "4.13")
            .optional("abstract", text())
            .required("content", text())
            .optional("authors", texts())
            .required("object_refs", refs()));
  }

  private static ObjectSpec observedData() {
    return object(
        start("observed-data", "4.14")
            .required("first_observed", timestamp())
            .required("last_observed", timestamp())
            .required("number_observed", integer(1, 999_999_999))
            .deprecated("objects", new DataType.ObservableContainer())
            .optional("object_refs", refsTo(ObjectKind.OBSERVABLE, ObjectKind.RELATIONSHIP_OBJECT))
            .order("first_observed", "last_observed")
            .exactlyOne("objects", "object_refs"));
  }

  private static ObjectSpec opinion() {
    return object(
        start("opinion", "4.15")
            .optional("explanation", text())
            .optional("authors", texts())
            .required("opinion", enumeration(Vocabularies.OPINION))
            .required("object_refs", refs()));
  }

  private static ObjectSpec report() {
    return object(
        start("report", "4.16")
            .required("name", text())
            .optional("description", text())
            .optional("report_types", vocabularies(Vocabularies.REPORT_TYPE))
            .required("published", timestamp())
            .required("object_refs", refs()));
  }

  private static ObjectSpec threatActor() {
    return object(
        start("threat-actor", "4.17")
            .required("name", text())
            .optional("description", text())
            .optional("threat_actor_types", vocabularies(Vocabularies.THREAT_ACTOR_TYPE))
            .optional("aliases", texts())
            .optional("first_seen", timestamp())
            .optional("last_seen", timestamp())
            .optional("roles", vocabularies(Vocabularies.THREAT_ACTOR_ROLE))
            .optional("goals", texts())
            .optional("sophistication", vocabulary(Vocabularies.THREAT_ACTOR_SOPHISTICATION))
            .optional("resource_level", vocabulary(Vocabularies.ATTACK_RESOURCE_LEVEL))
            .optional("primary_motivation", vocabulary(Vocabularies.ATTACK_MOTIVATION))
            .optional("secondary_motivations", vocabularies(Vocabularies.ATTACK_MOTIVATION))
            .optional("personal_motivations", vocabularies(Vocabularies.ATTACK_MOTIVATION))
            .order("first_seen", "last_seen"));
  }

  private static ObjectSpec tool() {
    return object(
        start("tool", "4.18")
            .required("name", text())
            .optional("description", text())
            .optional("tool_types", vocabularies(Vocabularies.TOOL_TYPE))
            .optional("aliases", texts())
            .optional("kill_chain_phases", KILL_CHAIN_PHASES)
            .optional("tool_version", text()));
  }

  private static ObjectSpec vulnerability() {
    return object(
        start("vulnerability", "4.19").required("name", text()).optional("description", text()));
  }
}
