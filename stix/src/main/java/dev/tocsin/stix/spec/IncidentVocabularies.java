package dev.tocsin.stix.spec;

import java.util.List;

/// The vocabularies of the Incident Core extension 2.0 (draft of 10 October 2023), §4 and §5.
final class IncidentVocabularies {
  public static final Vocabulary ASSET_TYPE =
      Vocabulary.ofWords(
          "asset-type-ov",
          "Incident Core 2.0 §4.1",
          """
          building-doors building-windows buildings computers-mobile computers-personal
          computers-server environment ics-actuator ics-engineering-workstation ics-historian
          ics-hmi ics-other ics-plc ics-safety-system ics-sensor inventory network-device
          private-infrastructure public-infrastructure security-containers vehicles
          """);

  public static final Vocabulary DETECTION_METHODS =
      Vocabulary.ofWords(
          "detection-methods-ov",
          "Incident Core 2.0 §4.2",
          """
          automated-tool commercial-solution external-notification human-review
          message-from-attacker propriety-solution system-outage user-reporting
          """);

  public static final Vocabulary ENTITY_TYPE =
      Vocabulary.ofWords(
          "entity-type-ov",
          "Incident Core 2.0 §4.3",
          """
          computers-mobile computers-personal computers-server customer customer-individual
          customer-organization domain-controller employee group ics-actuator
          ics-engineering-workstation ics-historian ics-hmi ics-other ics-plc ics-safety-system
          ics-sensor individual network-device organization system vehicles
          """);

  public static final Vocabulary EVENT_TYPE =
      Vocabulary.ofWords(
          "event-type-ov",
          "Incident Core 2.0 §4.4",
          """
          aggregation-information-phishing-schemes benign blocked brute-force-attempt
          c&c-server-hosting compromised-system confirmed connection-malware-port
          connection-malware-system content-forbidden-by-law control-system-bypass
          copyrighted-content data-exfiltration deferred deletion-information denial-of-service
          destruction dictionary-attack-attempt discarded disruption-data-transmission
          dissemination-malware-email dissemination-phishing-emails dns-cache-poisoning
          dns-local-resolver-hijacking dns-spoofing-registered dns-rebinding dns-server-compromise
          dns-spoofing-unregistered dns-stub-resolver-hijacking dns-zone-transfer
          domain-name-compromise duplicate email-flooding equipment-loss equipment-theft exploit
          exploit-attempt exploit-framework-exhausting-resources exploit-tool-exhausting-resources
          failed file-inclusion file-inclusion-attempt hosting-malware-webpage
          hosting-phishing-sites illegitimate-use-name illegitimate-use-resources
          infected-by-known-malware insufficient-data known-malware lame-delegations major
          modification-information misconfiguration natural negotiation network-scanning no-apt
          packet-flood password-cracking-attempt policy-violation ransomware ransomware-payment
          refuted scan-probe silently-discarded supply-chain-customer supply-chain-vendor spam
          sql-injection sql-injection-attempt successful system-probe theft-access-credentials
          unattributed unauthorized-access-information unauthorized-access-system
          unauthorized-equipment unauthorized-release unauthorized-use undetermined unintentional
          unknown-apt unspecified vandalism wiretapping worm-spreading xss xss-attempt
          """);

  public static final Vocabulary EXTERNAL_IMPACT =
      Vocabulary.ofWords(
          "external-impact-ov",
          "Incident Core 2.0 §4.5",
          """
          economic emergency-services foreign-relations national-security public-confidence
          public-health public-safety
          """);

  public static final Vocabulary INCIDENT_INVESTIGATION =
      Vocabulary.ofWords(
          "incident-investigation-ov",
          "Incident Core 2.0 §4.6",
          """
          closed new open
          """);

  public static final Vocabulary INFORMATION_TYPE =
      Vocabulary.ofWords(
          "information-type-ov",
          "Incident Core 2.0 §4.7",
          """
          classified-material communication credentials-admin credentials-user financial legal
          payment phi pii proprietary system
          """);

  public static final Vocabulary MONETARY_IMPACT_TYPE =
      Vocabulary.ofWords(
          "monetary-impact-type-ov",
          "Incident Core 2.0 §4.8",
          """
          asset-and-fraud brand-damage business-disruption competitive-advantage
          legal-and-regulatory operating-costs ransom-demand ransom-payment response-and-recovery
          uncategorized
          """);

  public static final Vocabulary STATE_CHANGE_TYPE =
      Vocabulary.ofWords(
          "state-change-type-ov",
          "Incident Core 2.0 §4.9",
          """
          caused contributed-to input mitigated output resolved
          """);

  public static final Vocabulary TASK_TYPE =
      Vocabulary.ofWords(
          "task-type-ov",
          "Incident Core 2.0 §4.10",
          """
          administrative attribution containment declared detected eradication escalated
          exercised-control external-intelligence external-outreach external-support
          implemented-control investigation negotiation playbook-execution playbook-step-execution
          ransom-payment recovery reported routine-updates victim-notification
          """);

  public static final Vocabulary ACTIVITY_CONDITION =
      Vocabulary.ofWords(
          "activity-condition-enum",
          "Incident Core 2.0 §5.1",
          """
          optional required unknown
          """);

  public static final Vocabulary ACTIVITY_TRANSITION =
      Vocabulary.ofWords(
          "activity-transition-enum",
          "Incident Core 2.0 §5.2",
          """
          completion failure success unknown
          """);

  public static final Vocabulary EVENT_STATUS =
      Vocabulary.ofWords(
          "event-status-enum",
          "Incident Core 2.0 §5.3",
          """
          ongoing occurred not-occurred pending undetermined
          """);

  public static final Vocabulary INCIDENT_CONFIDENTIALITY_LOSS =
      Vocabulary.ofWords(
          "incident-confidentiality-loss-enum",
          "Incident Core 2.0 §5.4",
          """
          confirmed-loss contained exploited-loss none suspected-loss
          """);

  public static final Vocabulary INCIDENT_DETERMINATION =
      Vocabulary.ofWords(
          "incident-determination-enum",
          "Incident Core 2.0 §5.5",
          """
          blocked confirmed failed-attempt false-positive suspected
          """);

  public static final Vocabulary INTEGRITY_ALTERATION =
      Vocabulary.ofWords(
          "integrity-alteration-enum",
          "Incident Core 2.0 §5.6",
          """
          potential-destruction potential-modification partial-destruction partial-modification
          full-destruction full-modification none
          """);

  public static final Vocabulary PHYSICAL_IMPACT =
      Vocabulary.ofWords(
          "physical-impact-enum",
          "Incident Core 2.0 §5.7",
          """
          damaged-functional damaged-nonfunctional destruction none unknown
          """);

  public static final Vocabulary RECOVERABILITY =
      Vocabulary.ofWords(
          "recoverability-enum",
          "Incident Core 2.0 §5.8",
          """
          extended not-applicable not-recoverable regular supplemented
          """);

  public static final Vocabulary TASK_OUTCOME =
      Vocabulary.ofWords(
          "task-outcome-enum",
          "Incident Core 2.0 §5.9",
          """
          cancelled failed ongoing pending successful unknown
          """);

  public static final Vocabulary TIMESTAMP_FIDELITY =
      Vocabulary.ofWords(
          "timestamp-fidelity-enum",
          "Incident Core 2.0 §5.10",
          """
          day hour minute month second year
          """);

  public static final Vocabulary TRACEABILITY =
      Vocabulary.ofWords(
          "traceability-enum",
          "Incident Core 2.0 §5.11",
          """
          accountability-lost partial-accountability provable-accountability
          """);

  private static final List<Vocabulary> ALL =
      List.of(
          ASSET_TYPE,
          DETECTION_METHODS,
          ENTITY_TYPE,
          EVENT_TYPE,
          EXTERNAL_IMPACT,
          INCIDENT_INVESTIGATION,
          INFORMATION_TYPE,
          MONETARY_IMPACT_TYPE,
          STATE_CHANGE_TYPE,
          TASK_TYPE,
          ACTIVITY_CONDITION,
          ACTIVITY_TRANSITION,
          EVENT_STATUS,
          INCIDENT_CONFIDENTIALITY_LOSS,
          INCIDENT_DETERMINATION,
          INTEGRITY_ALTERATION,
          PHYSICAL_IMPACT,
          RECOVERABILITY,
          TASK_OUTCOME,
          TIMESTAMP_FIDELITY,
          TRACEABILITY);

  private IncidentVocabularies() {}

  /// All of them, in the order of the specification.
  public static List<Vocabulary> all() {
    return ALL;
  }
}
