package dev.tocsin.core.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.release.marking.Handling;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VisibilityTest {
  private static final StixId HOUSE =
      StixId.parse("marking-definition--11111111-1111-4111-8111-111111111111");
  private static final MarkingDefinitions STATEMENT = knows("");

  private static MarkingDefinitions knows(String more) {
    var definition =
        object(
            """
            {"type":"marking-definition","spec_version":"2.1","id":"%s",
             "created":"2026-01-01T00:00:00.000Z","definition_type":"statement",
             "definition":{"statement":"Of the waterworks"}%s}
            """
                .formatted(HOUSE, more));
    return id -> id.equals(HOUSE) ? Optional.of(definition) : Optional.empty();
  }

  private static StixObject object(String json) {
    return StixObject.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Visibility.Labelled label(String markings, MarkingDefinitions known) {
    return Visibility.of(
        object(
            """
            {"type":"ipv4-addr","id":"ipv4-addr--22222222-2222-5222-8222-222222222222",
             "value":"198.51.100.7"%s}
            """
                .formatted(markings)),
        known,
        Tlp.AMBER);
  }

  private static String refs(StixId... ids) {
    return ",\"object_marking_refs\":["
        + String.join(",", java.util.Arrays.stream(ids).map(id -> "\"" + id + "\"").toList())
        + "]";
  }

  @ParameterizedTest
  @EnumSource(Tlp.class)
  void eachIdOfALevelGivesTheLabelOfThatLevel(Tlp tlp) {
    for (var id : tlp.markings()) {
      assertThat(label(refs(id), MarkingDefinitions.NONE).label())
          .isEqualTo(Label.of(Attributes.of(tlp)));
    }
  }

  @Test
  void theStrictestOfSeveralCountsAndThoseOfPartsToo() {
    var parts =
        refs(Tlp.GREEN.marking())
            + ",\"granular_markings\":[{\"marking_ref\":\""
            + Tlp.RED.marking()
            + "\",\"selectors\":[\"value\"]}]";

    assertThat(label(parts, MarkingDefinitions.NONE).label()).isEqualTo(Label.of("tlp.red"));
  }

  private static String part(StixId marking) {
    return ",\"granular_markings\":[{\"marking_ref\":\""
        + marking
        + "\",\"selectors\":[\"value\"]}]";
  }

  @Test
  void aLevelOfAPartLeavesTheOtherPartsAtTheLevelOfTheRule() {
    assertThat(label(part(Tlp.CLEAR.marking()), MarkingDefinitions.NONE).label())
        .isEqualTo(Label.of("tlp.amber"));
    assertThat(label(refs(HOUSE) + part(Tlp.GREEN.marking()), STATEMENT).label())
        .isEqualTo(Label.of("tlp.amber"));
    assertThat(label(part(Tlp.RED.marking()), MarkingDefinitions.NONE).label())
        .isEqualTo(Label.of("tlp.red"));
  }

  @Test
  void aLevelOfTheWholeStandsForTheRule() {
    assertThat(label(refs(Tlp.CLEAR.marking()) + part(Tlp.GREEN.marking()), STATEMENT).label())
        .isEqualTo(Label.of("tlp.green"));
  }

  @Test
  void whatBearsNoLevelHasTheLevelOfTheRule() {
    assertThat(label("", MarkingDefinitions.NONE).label()).isEqualTo(Label.of("tlp.amber"));
    assertThat(label(refs(HOUSE), STATEMENT).label()).isEqualTo(Label.of("tlp.amber"));
  }

  @Test
  void anUnknownMarkingKeepsAnObjectFromEverybody() {
    var labelled = label(refs(HOUSE, Tlp.CLEAR.marking()), MarkingDefinitions.NONE);

    assertThat(labelled.label()).isEqualTo(Label.NOBODY);
    assertThat(labelled.unknown()).containsExactly(HOUSE);
  }

  @Test
  void aStatementWithAnExtensionIsUnknown() {
    var extended =
        knows(
            ",\"extensions\":{\"extension-definition--33333333-3333-4333-8333-333333333333\":"
                + "{\"extension_type\":\"property-extension\",\"only\":\"us\"}}");

    assertThat(label(refs(HOUSE), extended).label()).isEqualTo(Label.NOBODY);
  }

  @Test
  void aDefinitionThatIsNotMarkedIsForEveryoneWhoSeesAnything() {
    assertThat(
            Visibility.of(
                    "marking-definition",
                    new Visibility.Borne(List.of(), List.of()),
                    MarkingDefinitions.NONE,
                    Tlp.RED)
                .label())
        .isEqualTo(Label.of("tlp.clear"));
  }

  private static MarkingDefinitions handling(String content) {
    var definition =
        object(
            """
            {"type":"marking-definition","spec_version":"2.1","id":"%s",
             "created":"2026-01-01T00:00:00.000Z","extensions":{"%s":{
             "extension_type":"property-extension",%s}}}
            """
                .formatted(HOUSE, Handling.EXTENSION, content));
    return id -> id.equals(HOUSE) ? Optional.of(definition) : Optional.empty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      textBlock =
          """
          "releasable_to":["south","mill"] ; (org.mill|org.own|org.south)&tlp.amber-strict
          "copy":"show-only"               ; channel.console&tlp.amber-strict
          "valid_until":"2027-01-01T00:00:00Z" ; channel.console&tlp.amber
          "europol":["h3"]                 ; org.own&tlp.red
          "court":"ask-first"              ; tlp.amber
          "onward":"never"                 ; tlp.amber-strict
          """)
  void theHandlingExtensionNarrowsTheLabel(String content, String expected) {
    assertThat(label(refs(HOUSE, Tlp.AMBER.marking()), handling(content)).label())
        .isEqualTo(new Label(expected));
  }

  @Test
  void aHandlingExtensionThatIsNotUnderstoodKeepsTheObjectFromEverybody() {
    assertThat(label(refs(HOUSE, Tlp.AMBER.marking()), handling("\"copy\":\"half\"")).unknown())
        .containsExactly(HOUSE);
  }
}
