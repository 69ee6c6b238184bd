package dev.tocsin.stix.spec;

import java.util.List;

/// The vocabularies and enumerations of STIX 2.1 §10.
public final class Vocabularies {
  public static final Vocabulary ACCOUNT_TYPE =
      Vocabulary.ofWords(
          "account-type-ov",
          "10.1",
          """
          facebook ldap nis openid radius skype tacacs twitter unix windows-local windows-domain
          """);

  public static final Vocabulary ATTACK_MOTIVATION =
      Vocabulary.ofWords(
          "attack-motivation-ov",
          "10.2",
          """
          accidental coercion dominance ideology notoriety organizational-gain personal-gain
          personal-satisfaction revenge unpredictable
          """);

  public static final Vocabulary ATTACK_RESOURCE_LEVEL =
      Vocabulary.ofWords(
          "attack-resource-level-ov",
          "10.3",
          """
          individual club contest team organization government
          """);

  public static final Vocabulary ENCRYPTION_ALGORITHM =
      Vocabulary.ofWords(
          "encryption-algorithm-enum",
          "10.4",
          """
          AES-256-GCM ChaCha20-Poly1305 mime-type-indicated
          """);

  public static final Vocabulary EXTENSION_TYPE =
      Vocabulary.ofWords(
          "extension-type-enum",
          "10.5",
          """
          new-sdo new-sco new-sro property-extension toplevel-property-extension
          """);

  public static final Vocabulary GROUPING_CONTEXT =
      Vocabulary.ofWords(
          "grouping-context-ov",
          "10.6",
          """
          suspicious-activity malware-analysis unspecified
          """);

  public static final Vocabulary HASH_ALGORITHM =
      Vocabulary.ofWords(
          "hash-algorithm-ov",
          "10.7",
          """
          MD5 SHA-1 SHA-256 SHA-512 SHA3-256 SHA3-512 SSDEEP TLSH
          """);

  public static final Vocabulary IDENTITY_CLASS =
      Vocabulary.ofWords(
          "identity-class-ov",
          "10.8",
          """
          individual group system organization class unknown
          """);

  public static final Vocabulary IMPLEMENTATION_LANGUAGE =
      Vocabulary.ofWords(
          "implementation-language-ov",
          "10.9",
          """
          applescript bash c c++ c# go java javascript lua objective-c perl php powershell python
          ruby rust scala swift typescript visual-basic x86-32 x86-64
          """);

  public static final Vocabulary INDICATOR_TYPE =
      Vocabulary.ofWords(
          "indicator-type-ov",
          "10.10",
          """
          anomalous-activity anonymization benign compromised malicious-activity attribution
          unknown
          """);

  public static final Vocabulary INDUSTRY_SECTOR =
      Vocabulary.ofWords(
          "industry-sector-ov",
          "10.11",
          """
          agriculture aerospace automotive chemical commercial communications construction defense
          education energy entertainment financial-services government emergency-services
          government-local government-national government-public-services government-regional
          healthcare hospitality-leisure infrastructure dams nuclear water insurance legal
          manufacturing mining non-profit pharmaceuticals retail technology telecommunications
          transportation utilities
          """);

  public static final Vocabulary INFRASTRUCTURE_TYPE =
      Vocabulary.ofWords(
          "infrastructure-type-ov",
          "10.12",
          """
          amplification anonymization botnet command-and-control control-system exfiltration
          firewall hosting-malware hosting-target-lists phishing reconnaissance routers-switches
          staging workstation unknown
          """);

  public static final Vocabulary MALWARE_CAPABILITIES =
      Vocabulary.ofWords(
          "malware-capabilities-ov",
          "10.13",
          """
          accesses-remote-machines anti-debugging anti-disassembly anti-emulation
          anti-memory-forensics anti-sandbox anti-vm captures-input-peripherals
          captures-output-peripherals captures-system-state-data cleans-traces-of-infection
          commits-fraud communicates-with-c2 compromises-data-availability
          compromises-data-integrity compromises-system-availability controls-local-machine
          degrades-security-software degrades-system-updates determines-c2-server emails-spam
          escalates-privileges evades-av exfiltrates-data fingerprints-host hides-artifacts
          hides-executing-code infects-files infects-remote-machines installs-other-components
          persists-after-system-reboot prevents-artifact-access prevents-artifact-deletion
          probes-network-environment self-modifies steals-authentication-credentials
          violates-system-operational-integrity
          """);

  public static final Vocabulary MALWARE_RESULT =
      Vocabulary.ofWords(
          "malware-result-ov",
          "10.14",
          """
          malicious suspicious benign unknown
          """);

  public static final Vocabulary MALWARE_TYPE =
      Vocabulary.ofWords(
          "malware-type-ov",
          "10.15",
          """
          adware backdoor bot bootkit ddos downloader dropper exploit-kit keylogger ransomware
          remote-access-trojan resource-exploitation rogue-security-software rootkit
          screen-capture spyware trojan unknown virus webshell wiper worm
          """);

  public static final Vocabulary NETWORK_SOCKET_ADDRESS_FAMILY =
      Vocabulary.ofWords(
          "network-socket-address-family-enum",
          "10.16",
          """
          AF_UNSPEC AF_INET AF_IPX AF_APPLETALK AF_NETBIOS AF_INET6 AF_IRDA AF_BTH
          """);

  public static final Vocabulary NETWORK_SOCKET_TYPE =
      Vocabulary.ofWords(
          "network-socket-type-enum",
          "10.17",
          """
          SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_RDM SOCK_SEQPACKET
          """);

  public static final Vocabulary OPINION =
      Vocabulary.ofWords(
          "opinion-enum",
          "10.18",
          """
          strongly-disagree disagree neutral agree strongly-agree
          """);

  public static final Vocabulary PATTERN_TYPE =
      Vocabulary.ofWords(
          "pattern-type-ov",
          "10.19",
          """
          stix pcre sigma snort suricata yara
          """);

  public static final Vocabulary PROCESSOR_ARCHITECTURE =
      Vocabulary.ofWords(
          "processor-architecture-ov",
          "10.20",
          """
          alpha arm ia-64 mips powerpc sparc x86 x86-64
          """);

  public static final Vocabulary REGION =
      Vocabulary.ofWords(
          "region-ov",
          "10.21",
          """
          africa eastern-africa middle-africa northern-africa southern-africa western-africa
          americas caribbean central-america latin-america-caribbean northern-america
          south-america asia central-asia eastern-asia southern-asia south-eastern-asia
          western-asia europe eastern-europe northern-europe southern-europe western-europe
          oceania antarctica australia-new-zealand melanesia micronesia polynesia
          """);

  public static final Vocabulary REPORT_TYPE =
      Vocabulary.ofWords(
          "report-type-ov",
          "10.22",
          """
          attack-pattern campaign identity incident indicator intrusion-set malware observed-data
          threat-actor threat-report tool vulnerability
          """);

  public static final Vocabulary THREAT_ACTOR_TYPE =
      Vocabulary.ofWords(
          "threat-actor-type-ov",
          "10.23",
          """
          activist competitor crime-syndicate criminal hacker insider-accidental
          insider-disgruntled nation-state private-sector sensationalist spy terrorist unknown
          """);

  public static final Vocabulary THREAT_ACTOR_ROLE =
      Vocabulary.ofWords(
          "threat-actor-role-ov",
          "10.24",
          """
          agent director independent infrastructure-architect infrastructure-operator
          malware-author sponsor
          """);

  public static final Vocabulary THREAT_ACTOR_SOPHISTICATION =
      Vocabulary.ofWords(
          "threat-actor-sophistication-ov",
          "10.25",
          """
          none minimal intermediate advanced expert innovator strategic
          """);

  public static final Vocabulary TOOL_TYPE =
      Vocabulary.ofWords(
          "tool-type-ov",
          "10.26",
          """
          denial-of-service exploitation information-gathering network-capture
          credential-exploitation remote-access vulnerability-scanning unknown
          """);

  public static final Vocabulary WINDOWS_INTEGRITY_LEVEL =
      Vocabulary.ofWords(
          "windows-integrity-level-enum",
          "10.27",
          """
          low medium high system
          """);

  public static final Vocabulary WINDOWS_PEBINARY_TYPE =
      Vocabulary.ofWords(
          "windows-pebinary-type-ov",
          "10.28",
          """
          dll exe sys
          """);

  public static final Vocabulary WINDOWS_REGISTRY_DATATYPE =
      Vocabulary.ofWords(
          "windows-registry-datatype-enum",
          "10.29",
          """
          REG_NONE REG_SZ REG_EXPAND_SZ REG_BINARY REG_DWORD REG_DWORD_BIG_ENDIAN
          REG_DWORD_LITTLE_ENDIAN REG_LINK REG_MULTI_SZ REG_RESOURCE_LIST
          REG_FULL_RESOURCE_DESCRIPTION REG_RESOURCE_REQUIREMENTS_LIST REG_QWORD REG_INVALID_TYPE
          """);

  public static final Vocabulary WINDOWS_SERVICE_START_TYPE =
      Vocabulary.ofWords(
          "windows-service-start-type-enum",
          "10.30",
          """
          SERVICE_AUTO_START SERVICE_BOOT_START SERVICE_DEMAND_START SERVICE_DISABLED
          SERVICE_SYSTEM_ALERT
          """);

  public static final Vocabulary WINDOWS_SERVICE_TYPE =
      Vocabulary.ofWords(
          "windows-service-type-enum",
          "10.31",
          """
          SERVICE_KERNEL_DRIVER SERVICE_FILE_SYSTEM_DRIVER SERVICE_WIN32_OWN_PROCESS
          SERVICE_WIN32_SHARE_PROCESS
          """);

  public static final Vocabulary WINDOWS_SERVICE_STATUS =
      Vocabulary.ofWords(
          "windows-service-status-enum",
          "10.32",
          """
          SERVICE_CONTINUE_PENDING SERVICE_PAUSE_PENDING SERVICE_PAUSED SERVICE_RUNNING
          SERVICE_START_PENDING SERVICE_STOP_PENDING SERVICE_STOPPED
          """);

  private static final List<Vocabulary> ALL =
      List.of(
          ACCOUNT_TYPE,
          ATTACK_MOTIVATION,
          ATTACK_RESOURCE_LEVEL,
          ENCRYPTION_ALGORITHM,
          EXTENSION_TYPE,
          GROUPING_CONTEXT,
          HASH_ALGORITHM,
          IDENTITY_CLASS,
          IMPLEMENTATION_LANGUAGE,
          INDICATOR_TYPE,
          INDUSTRY_SECTOR,
          INFRASTRUCTURE_TYPE,
          MALWARE_CAPABILITIES,
          MALWARE_RESULT,
          MALWARE_TYPE,
          NETWORK_SOCKET_ADDRESS_FAMILY,
          NETWORK_SOCKET_TYPE,
          OPINION,
          PATTERN_TYPE,
          PROCESSOR_ARCHITECTURE,
          REGION,
          REPORT_TYPE,
          THREAT_ACTOR_TYPE,
          THREAT_ACTOR_ROLE,
          THREAT_ACTOR_SOPHISTICATION,
          TOOL_TYPE,
          WINDOWS_INTEGRITY_LEVEL,
          WINDOWS_PEBINARY_TYPE,
          WINDOWS_REGISTRY_DATATYPE,
          WINDOWS_SERVICE_START_TYPE,
          WINDOWS_SERVICE_TYPE,
          WINDOWS_SERVICE_STATUS);

  private Vocabularies() {}

  /// All of them, in the order of the specification.
  public static List<Vocabulary> all() {
    return ALL;
  }
}
