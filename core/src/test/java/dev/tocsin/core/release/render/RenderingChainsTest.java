package dev.tocsin.core.release.render;

import static dev.tocsin.core.release.render.Material.AMBER;
import static dev.tocsin.core.release.render.Material.GREEN;
import static dev.tocsin.core.release.render.Material.NOW;
import static dev.tocsin.core.release.render.Material.RED;
import static dev.tocsin.core.release.render.Material.SOUTH;
import static dev.tocsin.core.release.render.Material.bare;
import static dev.tocsin.core.release.render.Material.bundle;
import static dev.tocsin.core.release.render.Material.id;
import static dev.tocsin.core.release.render.Material.identity;
import static dev.tocsin.core.release.render.Material.object;
import static dev.tocsin.core.release.render.Material.only;
import static dev.tocsin.core.release.render.Material.parts;
import static dev.tocsin.core.release.render.Material.ref;
import static dev.tocsin.core.release.render.Material.render;
import static dev.tocsin.core.release.render.Material.renderer;
import static dev.tocsin.core.release.render.Material.report;
import static dev.tocsin.core.release.render.Material.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.release.render.Gap.Cause;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What one cut brings about in other objects, in whatever order they stand.
class RenderingChainsTest {
  private static final String HIDDEN = identity(9, RED, "Heron");

  private static String statement(int number, String more) {
    return "{'type':'marking-definition','spec_version':'2.1','id':'%s','created':'2026-01-01T00:00:00.000Z','definition_type':'statement','definition':{'statement':'Number %d'}%s}"
        .formatted(id("marking-definition", number), number, more);
  }

  private static String bearing(String... markings) {
    return ",'object_marking_refs':['" + String.join("','", markings) + "']";
  }

  private static String relationship(int number, String from, String to) {
    return object(
        "relationship",
        number,
        GREEN,
        "'relationship_type':'related-to','source_ref':'%s','target_ref':'%s'".formatted(from, to));
  }

  @Test
  void whatRefersToWhatFallsWithAHiddenObjectIsCutThoughItStandsBefore() {
    String otter = id("identity", 1).toString();
    var rendering =
        render(
            SOUTH,
            report(3, GREEN, ref(id("identity", 1)) + "," + ref(id("relationship", 2)), ""),
            relationship(2, otter, id("identity", 9).toString()),
            identity(1, GREEN, "Otter"),
            HIDDEN);

    assertThat(rendering.faults()).isEmpty();
    assertThat(only(rendering, "report").json().member("object_refs").toString())
        .contains(otter)
        .doesNotContain("relationship--");
  }

  @Test
  void aChainOfThreeFallsFromItsEnd() {
    var rendering =
        render(
            SOUTH,
            object(
                "note", 4, GREEN, "'content':'Of three','object_refs':['" + id("note", 5) + "']"),
            object("note", 5, GREEN, "'content':'Of two','object_refs':['" + id("note", 6) + "']"),
            object(
                "note", 6, GREEN, "'content':'Of one','object_refs':['" + id("identity", 9) + "']"),
            HIDDEN);

    assertThat(rendering.bundle().objects()).isEmpty();
    assertThat(rendering.gaps()).extracting(Gap::cause).contains(Cause.REFERENCE);
  }

  @Test
  void twoPartsOfWhichOneMustStayGoWithTheWhole() {
    String place = "'region':'northern-europe','country':'XX'";
    var one = render(SOUTH, object("location", 1, GREEN, place + parts(RED, "region")));
    var both = render(SOUTH, object("location", 1, GREEN, place + parts(RED, "region", "country")));

    assertThat(text(only(one, "location"))).contains("XX").doesNotContain("northern");
    assertThat(both.bundle().objects()).isEmpty();
    assertThat(both.gaps())
        .filteredOn(gap -> gap.selector().isEmpty())
        .extracting(Gap::cause)
        .containsExactly(Cause.REQUIRED);
  }

  @Test
  void aDefinitionOfWhichAPartIsHiddenStaysWholeAndWithItWhatBearsIt() {
    String house = id("marking-definition", 7).toString();
    var rendering =
        render(
            SOUTH,
            object("identity", 1, GREEN, "'name':'Otter'")
                .replace(GREEN + "'", GREEN + "','" + house + "'"),
            identity(2, GREEN, "Mole"),
            statement(7, ",'name':'Heron'" + bearing(GREEN) + parts(RED, "name")));

    assertThat(text(rendering)).contains("Mole").doesNotContain("Heron").doesNotContain(house);
    assertThat(rendering.gaps())
        .anySatisfy(gap -> {
          assertThat(gap.object()).isEqualTo(id("marking-definition", 7));
          assertThat(gap.selector()).isEmpty();
          assertThat(gap.cause()).isEqualTo(Cause.REQUIRED);
        });
  }

  @Test
  void whatBearsADefinitionThatBearsAHiddenOneIsHidden() {
    String first = id("marking-definition", 7).toString();
    String second = id("marking-definition", 8).toString();
    var rendering =
        render(
            SOUTH,
            statement(7, bearing(GREEN, second)),
            statement(8, bearing(RED)),
            object("identity", 1, GREEN, "'name':'Otter'")
                .replace(GREEN + "'", GREEN + "','" + first + "'"));

    assertThat(rendering.bundle().objects()).isEmpty();
  }

  @Test
  void definitionsThatOnlyUnusedOnesBearAreUnusedToo() {
    String second = id("marking-definition", 8).toString();
    var rendering =
        render(
            SOUTH,
            statement(8, ""),
            statement(7, bearing(GREEN, second)),
            identity(1, GREEN, "Otter"));

    assertThat(text(rendering)).doesNotContain("Number 7").doesNotContain("Number 8");
    assertThat(rendering.gaps()).extracting(Gap::cause).containsOnly(Cause.UNUSED);
  }

  @Test
  void aTranslationOfAHiddenVersionStaysThoughAnotherVersionGoes() {
    String later =
        identity(2, GREEN, "Mole").replace("'modified':'2026-01-01", "'modified':'2026-01-02");
    var rendering =
        render(
            SOUTH,
            identity(2, RED, "Heron"),
            later,
            object(
                "language-content",
                7,
                GREEN,
                "'object_ref':'%s','object_modified':'2026-01-01T00:00:00.000Z','contents':{'de':{'name':'Reiher'}}"
                    .formatted(id("identity", 2))));

    assertThat(text(rendering)).contains("Mole").doesNotContain("Reiher");
  }

  @Test
  void aTranslationSaysWhyThePropertyThatItTranslatesIsHidden() {
    var rendering =
        render(
            SOUTH,
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otter','contact_information':'By pigeon','created_by_ref':'%s','description':'Heron'"
                        .formatted(id("identity", 9))
                    + parts(RED, "contact_information", "description")),
            HIDDEN,
            object(
                "language-content",
                7,
                GREEN,
                "'object_ref':'%s','contents':{'de':{'description':'Reiher','name':'Fischotter'}}"
                    .formatted(id("identity", 1))));

    assertThat(text(rendering)).contains("Fischotter").doesNotContain("Reiher");
    assertThat(rendering.gaps())
        .filteredOn(gap -> gap.object().type().equals("language-content"))
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.selector()).isEqualTo("contents.de.description");
          assertThat(gap.cause()).isEqualTo(Cause.MARKED);
          assertThat(gap.reason()).contains("It translates").doesNotContain("refers");
        });
  }

  @Test
  void aReferenceWithinWhatIsHiddenAnywayIsOneGap() {
    var rendering =
        render(
            SOUTH,
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otter','created_by_ref':'%s'".formatted(id("identity", 9))
                    + parts(RED, "created_by_ref")),
            HIDDEN);

    assertThat(rendering.gaps())
        .filteredOn(gap -> gap.object().equals(id("identity", 1)))
        .singleElement()
        .satisfies(gap -> assertThat(gap.cause()).isEqualTo(Cause.MARKED));
  }

  @Test
  void theLevelOfThePolicyIsDefinedOnceAndOnlyIfItIsUsed() {
    var amber = bundle(identity(1, AMBER, "Otter"));
    assertThat(text(renderer(amber, Optional.of(Tlp.GREEN)).render(SOUTH, NOW)))
        .doesNotContain(Tlp.GREEN.marking().toString());

    var there =
        bundle(
            bare("identity", 1, "'name':'Otter'"),
            identity(2, GREEN, "Mole"),
            text(dev.tocsin.stix.StixObject.of(Tlp.GREEN.definition())).replace('"', '\''));
    var rendering = renderer(there, Optional.of(Tlp.GREEN)).render(SOUTH, NOW);
    assertThat(only(rendering, "marking-definition").id()).isEqualTo(Tlp.GREEN.marking());
  }

  @Test
  void onlyWhatLeavesHasAnIdOfItsOwn() {
    var rendering =
        render(
            SOUTH,
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otter','description':'Wet'" + parts(RED, "description")),
            report(3, RED, ref(id("identity", 1)), ""),
            report(4, GREEN, ref(id("identity", 1)), ""));

    assertThat(rendering.ids()).containsOnlyKeys(id("identity", 1), id("report", 4));
    assertThat(rendering.ids())
        .hasEntrySatisfying(
            id("identity", 1), own -> assertThat(own.uuid().version()).isEqualTo(5));
  }

  @Test
  void aDefinitionThatOnlyAHiddenPartBearsIsUnused() {
    String house = id("marking-definition", 7).toString();
    String both =
        ",'granular_markings':[{'marking_ref':'%s','selectors':['description']},{'marking_ref':'%s','selectors':['description']}]"
            .formatted(RED, house);
    var rendering =
        render(
            SOUTH,
            object("identity", 1, GREEN, "'name':'Otter','description':'Heron'" + both),
            statement(7, ""));

    assertThat(text(rendering)).contains("Otter").doesNotContain("Number 7").doesNotContain(house);
    assertThat(rendering.gaps()).extracting(gap -> gap.cause().word()).contains("unused");
  }

  @Test
  void anIndicatorThatLosesAPartKeepsItsPattern() {
    var rendering =
        render(
            SOUTH,
            object(
                "indicator",
                1,
                GREEN,
                "'pattern':'[file:size = 7]','pattern_type':'stix','valid_from':'2026-01-01T00:00:00Z','description':'Heron'"
                    + parts(RED, "description")));

    assertThat(rendering.faults()).isEmpty();
    assertThat(text(rendering)).contains("[file:size = 7]").doesNotContain("Heron");
  }

  @Test
  void nothingLeavesOfADraftThatIsNotSound() {
    for (String hidden : List.of("", identity(2, RED, "Heron"))) {
      String nameless = object("identity", 1, GREEN, "'description':'Nameless'");
      var rendering = hidden.isEmpty() ? render(SOUTH, nameless) : render(SOUTH, nameless, hidden);

      assertThat(rendering.mayLeave()).isFalse();
      assertThat(rendering.faults())
          .singleElement()
          .satisfies(fault ->
              assertThat(fault)
                  .contains("What would leave is not sound STIX 2.1")
                  .contains("name"));
    }
  }

  @Test
  void extensionsAreCheckedByTheDefinitionsThatLeave() {
    String extension = id("extension-definition", 7).toString();
    String definition =
        object(
            "extension-definition",
            7,
            "%s",
            "'created_by_ref':'%s','name':'Ranks','schema':'https://schema.example/','version':'1.0.0','extension_types':['toplevel-property-extension'],'extension_properties':['rank']"
                .formatted(id("identity", 1)));
    String otter =
        object(
            "identity",
            1,
            GREEN,
            "'name':'Otter','rank':7,'extensions':{'%s':{'extension_type':'toplevel-property-extension'}}"
                .formatted(extension));

    assertThat(render(SOUTH, otter, definition.formatted(GREEN)).faults()).isEmpty();
    assertThat(text(render(SOUTH, otter, definition.formatted(RED)))).doesNotContain("Ranks");
  }
}
