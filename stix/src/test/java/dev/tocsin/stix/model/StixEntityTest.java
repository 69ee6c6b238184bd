package dev.tocsin.stix.model;

import static dev.tocsin.stix.model.Samples.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StixEntityTest {

  @ParameterizedTest
  @CsvSource({
    "attack-pattern, AttackPattern",
    "campaign, Campaign",
    "course-of-action, CourseOfAction",
    "grouping, Grouping",
    "identity, Identity",
    "incident, Incident",
    "indicator, Indicator",
    "infrastructure, Infrastructure",
    "intrusion-set, IntrusionSet",
    "location, Location",
    "malware, Malware",
    "malware-analysis, MalwareAnalysis",
    "note, Note",
    "observed-data, ObservedData",
    "opinion, Opinion",
    "report, Report",
    "threat-actor, ThreatActor",
    "tool, Tool",
    "vulnerability, Vulnerability",
    "relationship, Relationship",
    "sighting, Sighting",
    "artifact, Artifact",
    "autonomous-system, AutonomousSystem",
    "directory, Directory",
    "domain-name, DomainName",
    "email-addr, EmailAddress",
    "email-message, EmailMessage",
    "file, FileObject",
    "ipv4-addr, Ipv4Address",
    "ipv6-addr, Ipv6Address",
    "mac-addr, MacAddress",
    "mutex, Mutex",
    "network-traffic, NetworkTraffic",
    "process, ProcessObject",
    "software, Software",
    "url, Url",
    "user-account, UserAccount",
    "windows-registry-key, WindowsRegistryKey",
    "x509-certificate, X509Certificate",
    "marking-definition, MarkingDefinition",
    "extension-definition, ExtensionDefinition",
    "language-content, LanguageContent",
    "x-pump-station, Custom"
  })
  void seesEachTypeAsItsOwn(String type, String view) {
    StixEntity entity = StixEntity.of(object(type, ""));

    assertThat(entity.getClass().getSimpleName()).isEqualTo(view);
    assertThat(entity.id()).isEqualTo(Samples.id(type));
    assertThat(entity.type()).isEqualTo(type);
  }

  @Test
  void readsTypedProperties() {
    Indicator indicator =
        (Indicator)
            StixEntity.of(
                object(
                    "indicator",
                    """
                    'name':'Beacon of a pump','indicator_types':['malicious-activity'],'confidence':80,
                    'pattern':'[a:b = 1]','pattern_type':'stix',
                    'valid_from':'2031-05-01T05:30:00Z','labels':['water'],
                    'kill_chain_phases':[{'kill_chain_name':'plain','phase_name':'reach-out'}],
                    'external_references':[{'source_name':'notes','external_id':'N-12'}]
                    """));

    assertThat(indicator.name()).contains("Beacon of a pump");
    assertThat(indicator.description()).isEmpty();
    assertThat(indicator.indicatorTypes()).containsExactly("malicious-activity");
    assertThat(indicator.pattern()).isEqualTo("[a:b = 1]");
    assertThat(indicator.validFrom().text()).isEqualTo("2031-05-01T05:30:00Z");
    assertThat(indicator.killChainPhases())
        .containsExactly(new KillChainPhase("plain", "reach-out"));
    assertThat(indicator.confidence()).contains(80L);
    assertThat(indicator.labels()).containsExactly("water");
    assertThat(indicator.revoked()).isFalse();
    assertThat(indicator.created()).isEqualTo(Samples.DAWN);
    ExternalReference reference = indicator.externalReferences().getFirst();
    assertThat(reference.sourceName()).isEqualTo("notes");
    assertThat(reference.externalId()).contains("N-12");
    assertThat(reference.pointer()).isEqualTo("/external_references/0");
  }

  @Test
  void saysWhereARequiredPropertyIsMissing() {
    Indicator indicator = (Indicator) StixEntity.of(object("indicator", ""));

    assertFault(indicator::pattern, "/pattern", "3.2");
  }

  @Test
  void saysWhereAValueIsOfAnotherType() {
    FileObject file =
        (FileObject)
            StixEntity.of(
                object(
                    "file",
                    "'name':7,'size':'9','hashes':{'MD5':1},'contains_refs':['none'],"
                        + "'extensions':{'windows-pebinary-ext':{'sections':[{'entropy':true}]}}"));

    assertFault(file::name, "/name", "2.15");
    assertFault(file::size, "/size", "2.10");
    assertFault(file::hashes, "/hashes/MD5", "2.15");
    assertFault(file::containsRefs, "/contains_refs/0", "2.9");
    assertFault(
        () -> file.windowsPeBinary().orElseThrow().sections().getFirst().entropy(),
        "/extensions/windows-pebinary-ext/sections/0/entropy",
        "2.6");
  }

  @Test
  void readsPredefinedExtensions() {
    FileObject file =
        (FileObject)
            StixEntity.of(
                object(
                    "file",
                    """
                    'name':'setup.exe','hashes':{'SHA-256':'ab','MD5':'cd'},
                    'extensions':{'ntfs-ext':{'sid':'S-1','alternate_data_streams':
                    [{'name':'zone','size':4}]},'windows-pebinary-ext':{'pe_type':'exe',
                    'optional_header':{'image_base':4194304},'sections':[{'name':'.text','entropy':6.5}]}}
                    """));

    assertThat(file.hashes().flatMap(Hashes::sha256)).contains("ab");
    assertThat(file.ntfs().orElseThrow().alternateDataStreams().getFirst().size()).contains(4L);
    WindowsPeBinaryExtension binary = file.windowsPeBinary().orElseThrow();
    assertThat(binary.peType()).isEqualTo("exe");
    assertThat(binary.optionalHeader().orElseThrow().imageBase()).contains(4194304L);
    assertThat(binary.sections().getFirst().entropy()).contains(6.5);
    assertThat(file.extensions())
        .extracting(Extension::name)
        .containsExactly("ntfs-ext", "windows-pebinary-ext");
    assertThat(file.pdf()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "new-sdo, NEW_SDO",
    "new-sco, NEW_SCO",
    "new-sro, NEW_SRO",
    "property-extension, PROPERTY_EXTENSION",
    "toplevel-property-extension, TOPLEVEL_PROPERTY_EXTENSION"
  })
  void keepsExtensionsOfEveryKind(String kind, ExtensionKind expected) {
    String key = "extension-definition--9c59fd79-4215-4ba2-920d-3e4f320e1e62";
    StixObject object =
        object(
            "x-valve",
            "'rank_of_valve':3,'extensions':{'%s':{'extension_type':'%s','depth':2}}"
                .formatted(key, kind));

    Custom custom = (Custom) StixEntity.of(object);

    Extension extension = custom.extensions().getFirst();
    assertThat(extension.name()).isEqualTo(key);
    assertThat(extension.kind()).contains(expected);
    Property<Custom, Long> rank = Property.integer("rank_of_valve");
    Property<Custom, Long> depth = Property.<Custom>integer("depth").in("extensions", key);
    assertThat(rank.find(custom)).contains(3L);
    assertThat(depth.find(custom)).contains(2L);
    assertThat(custom.source()).isSameAs(object);
  }

  @Test
  void anEventIsOneOnlyIfItNamesItsExtension() {
    StixObject plain = object("event", "'status':'occurred'");
    StixObject named =
        object(
            "event",
            "'status':'occurred','extensions':{'%s':{'extension_type':'new-sdo'}}"
                .formatted(Event.KEY));

    assertThat(StixEntity.of(plain)).isInstanceOf(Custom.class);
    assertThat(StixEntity.of(named))
        .isInstanceOfSatisfying(
            Event.class, event -> assertThat(event.status()).isEqualTo(EventStatus.OCCURRED));
  }

  @Test
  void refusesAViewOfAnotherType() {
    assertThatThrownBy(() -> new Indicator(object("report", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSwitchOverAllKindsNeedsNoDefault() {
    List<StixEntity> all =
        List.of(
            StixEntity.of(object("report", "")),
            StixEntity.of(object("sighting", "")),
            StixEntity.of(object("url", "")),
            StixEntity.of(object("x-any", "")));

    assertThat(all.stream().map(StixEntityTest::word))
        .containsExactly("thing", "link", "seen", "?");
  }

  private static String word(StixEntity entity) {
    return switch (entity) {
      case DomainObject _ -> "thing";
      case RelationshipObject _ -> "link";
      case Observable _ -> "seen";
      case MarkingDefinition _, ExtensionDefinition _, LanguageContent _ -> "about";
      case Custom _ -> "?";
    };
  }

  @Test
  void readsMarkingsOfStatementsAndLevels() {
    MarkingDefinition statement =
        (MarkingDefinition)
            StixEntity.of(
                object(
                    "marking-definition",
                    "'definition_type':'statement','definition':{'statement':'Ours'}"));

    assertThat(statement.statement()).contains("Ours");
    assertThat(statement.tlp()).isEmpty();
    assertThat(statement.objectMarkingRefs()).isEqualTo(List.<StixId>of());
  }

  private static void assertFault(Runnable access, String pointer, String section) {
    assertThatThrownBy(access::run)
        .isInstanceOfSatisfying(
            StixException.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(StixFault::pointer, StixFault::section)
                    .containsExactly(tuple(pointer, section)));
  }
}
