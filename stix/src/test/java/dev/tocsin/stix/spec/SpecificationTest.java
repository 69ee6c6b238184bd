package dev.tocsin.stix.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.spec.Property.Presence;
import dev.tocsin.stix.spec.Relationships.Row;
import dev.tocsin.stix.spec.Relationships.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpecificationTest {

  @Test
  void hasEveryTypeOfObject() {
    assertThat(Specification.objects().values())
        .extracting(ObjectSpec::kind)
        .satisfies(kinds -> {
          assertThat(kinds).filteredOn(ObjectKind.DOMAIN_OBJECT::equals).hasSize(19);
          assertThat(kinds).filteredOn(ObjectKind.RELATIONSHIP_OBJECT::equals).hasSize(2);
          assertThat(kinds).filteredOn(ObjectKind.OBSERVABLE::equals).hasSize(18);
          assertThat(kinds).filteredOn(ObjectKind.META_OBJECT::equals).hasSize(3);
          assertThat(kinds).filteredOn(ObjectKind.BUNDLE::equals).hasSize(1);
        });
  }

  @Test
  void hasEveryVocabulary() {
    assertThat(Vocabularies.all()).hasSize(32);
    assertThat(Vocabularies.all())
        .extracting(Vocabulary::section)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 32).mapToObj(i -> "10." + i).toList());
    assertThat(Vocabularies.all())
        .allSatisfy(each -> assertThat(each.name()).matches("[a-z0-9-]+-(ov|enum)"));
  }

  @Test
  void namesKeepTheRulesForNames() {
    for (ObjectSpec object : Specification.objects().values()) {
      assertThat(object.form().properties().keySet())
          .allSatisfy(name -> assertThat(name).matches("[a-z][a-z0-9_]{1,249}"));
      object.form().properties().values().forEach(SpecificationTest::keepsItsSuffix);
    }
  }

  /// STIX 2.1 §3.1.
  private static void keepsItsSuffix(Property property) {
    switch (property.type()) {
      case DataType.Identifier _ -> assertThat(property.name()).matches("id|.+_ref");
      case DataType.ListOf(DataType.Identifier _) -> assertThat(property.name()).endsWith("_refs");
      case DataType.Binary _ -> assertThat(property.name()).endsWith("_bin");
      case DataType.Hexadecimal _ -> assertThat(property.name()).endsWith("_hex");
      default -> assertThat(property.name()).isNotBlank();
    }
  }

  @Test
  void rulesSpeakOfPropertiesThatThereAre() {
    for (ObjectSpec object : Specification.objects().values()) {
      var names = object.form().properties().keySet();
      for (Rule rule : object.form().rules()) {
        assertThat(names).containsAll(namesIn(rule));
      }
      assertThat(names).containsAll(object.contributing());
    }
  }

  private static List<String> namesIn(Rule rule) {
    return switch (rule) {
      case Rule.AtLeastOne(_, var names) -> names;
      case Rule.NotTogether(_, String name, String other) -> List.of(name, other);
      case Rule.Needs(_, String name, String needed) -> List.of(name, needed);
      case Rule.Order(_, String first, String second, _) -> List.of(first, second);
      case Rule.Forbids(_, String flag, _, String name) -> List.of(flag, name);
      case Rule.Demands(_, String flag, _, String name) -> List.of(flag, name);
      case Rule.DemandsUnless(_, String property, _, String name) -> List.of(property, name);
    };
  }

  @Test
  void observablesAloneHaveContributingProperties() {
    assertThat(Specification.objects().values())
        .filteredOn(each -> !each.contributing().isEmpty())
        .allSatisfy(each -> assertThat(each.kind()).isEqualTo(ObjectKind.OBSERVABLE))
        .hasSize(17);
    assertThat(Specification.object("process").orElseThrow().contributing()).isEmpty();
  }

  @Test
  void hasThePredefinedExtensions() {
    Map<String, List<String>> wanted =
        Map.of(
            "file",
                List.of(
                    "archive-ext",
                    "ntfs-ext",
                    "pdf-ext",
                    "raster-image-ext",
                    "windows-pebinary-ext"),
            "network-traffic", List.of("http-request-ext", "icmp-ext", "socket-ext", "tcp-ext"),
            "process", List.of("windows-process-ext", "windows-service-ext"),
            "user-account", List.of("unix-account-ext"));

    for (ObjectSpec object : Specification.objects().values()) {
      assertThat(object.extensions().keySet())
          .containsExactlyElementsOf(wanted.getOrDefault(object.type(), List.of()));
    }
  }

  @Test
  void relationshipsJoinTypesThatThereAre() {
    List<Row> rows = Specification.relationships().rows();

    assertThat(new HashSet<>(rows)).hasSameSizeAs(rows);
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(Specification.object(row.source())).isPresent();
          assertThat(Specification.object(row.target())).isPresent();
        });
  }

  @Test
  void judgesRelationships() {
    Relationships relationships = Specification.relationships();

    assertThat(relationships.judge("indicator", "indicates", "malware")).isEqualTo(Verdict.LISTED);
    assertThat(relationships.judge("malware", "indicates", "indicator"))
        .isEqualTo(Verdict.OTHER_OBJECTS);
    assertThat(relationships.judge("malware", "dreams-of", "tool")).isEqualTo(Verdict.OTHER_TYPE);
    assertThat(relationships.judge("x-own", "dreams-of", "tool")).isEqualTo(Verdict.UNKNOWN);
    assertThat(relationships.judge("tool", "related-to", "url")).isEqualTo(Verdict.LISTED);
    assertThat(relationships.judge("infrastructure", "consists-of", "mutex"))
        .isEqualTo(Verdict.LISTED);
    assertThat(relationships.between("malware", "malware"))
        .containsExactly(
            "controls",
            "downloads",
            "drops",
            "uses",
            "variant-of",
            "derived-from",
            "duplicate-of",
            "related-to");
  }

  @Test
  void saysWhereTheEditionsDisagree() {
    assertThat(Specification.objects().values())
        .flatExtracting(each -> each.form().properties().values())
        .filteredOn(each -> each.presence() == Presence.DISPUTED)
        .extracting(each -> each.section() + " " + each.name())
        .containsExactly("4.4.1 name", "4.11.1 is_family");
  }
}
