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
import static dev.tocsin.core.release.render.Material.reader;
import static dev.tocsin.core.release.render.Material.ref;
import static dev.tocsin.core.release.render.Material.render;
import static dev.tocsin.core.release.render.Material.renderer;
import static dev.tocsin.core.release.render.Material.report;
import static dev.tocsin.core.release.render.Material.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Rule;
import dev.tocsin.core.release.leak.Leaving;
import dev.tocsin.core.release.marking.Handling;
import dev.tocsin.core.release.render.Gap.Cause;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendererTest {
  private static final String OUR = identity(1, AMBER, "Otter");
  private static final String HIDDEN = identity(2, RED, "Heron");

  private static String written(JsonObject json) {
    return new String(Json.write(json), UTF_8).replace('"', '\'');
  }

  @Test
  void leavesADraftThatMayGoWholeAsItIs() {
    var draft = bundle(OUR, report(3, AMBER, ref(id("identity", 1)), ""));

    var rendering = renderer(draft, Optional.empty()).render(SOUTH, NOW);

    assertThat(rendering.bytes()).isEqualTo(draft);
    assertThat(rendering.gaps()).isEmpty();
    assertThat(rendering.ids()).isEmpty();
    assertThat(rendering.level()).isEqualTo(Tlp.AMBER);
    assertThat(rendering.mayLeave()).isTrue();
  }

  @Test
  void underTheConditionsThatItCameWithItIsNoLooser() {
    var rendering = render(SOUTH, identity(1, GREEN, "Otter"));
    var came =
        new dev.tocsin.core.statement.Handling(
            Tlp.AMBER, List.of("Eyes only."), false, Optional.of(NOW), Optional.empty());

    var bound = rendering.under(came);

    assertThat(rendering.terms().onward()).isEqualTo(Terms.Onward.FREE);
    assertThat(bound.terms().onward()).isEqualTo(Terms.Onward.ASK_ORIGINATOR);
    assertThat(bound.terms().time().until()).hasValue(NOW);
    assertThat(bound.level()).isEqualTo(Tlp.AMBER);
    assertThat(bound.caveats()).containsExactly("Eyes only.");
    assertThat(bound.bytes()).isEqualTo(rendering.bytes());
    assertThat(render(SOUTH, OUR).under(dev.tocsin.core.statement.Handling.of(Tlp.CLEAR)).level())
        .isEqualTo(Tlp.AMBER);
  }

  @Test
  void withholdsAnObjectAboveTheCeiling() {
    var rendering = render(SOUTH, OUR, HIDDEN);

    assertThat(rendering.bundle().objects())
        .extracting(o -> o.id())
        .containsOnly(id("identity", 1));
    assertThat(text(rendering)).doesNotContain("Heron");
    assertThat(rendering.gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.object()).isEqualTo(id("identity", 2));
          assertThat(gap.selector()).isEmpty();
          assertThat(gap.cause()).isEqualTo(Cause.MARKED);
          assertThat(gap.rule()).isEqualTo(Rule.AUDIENCE_CEILING);
        });
  }

  @Test
  void cutsAnOptionalPropertyAndGivesTheObjectAnIdOfItsOwn() {
    var rendering =
        render(
            SOUTH,
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otter','description':'Heron told us'" + parts(RED, "description")));

    var left = only(rendering, "identity");
    assertThat(left.text("description")).isEmpty();
    assertThat(left.hasGranularMarkings()).isFalse();
    assertThat(left.id()).isNotEqualTo(id("identity", 1));
    assertThat(rendering.ids()).containsEntry(id("identity", 1), left.id());
    assertThat(text(rendering)).doesNotContain("Heron").doesNotContain(RED);
    assertThat(rendering.level()).isEqualTo(Tlp.GREEN);
  }

  @Test
  void withholdsAnObjectThatCannotBeWithoutAProperty() {
    var rendering =
        render(SOUTH, object("identity", 1, GREEN, "'name':'Heron'" + parts(RED, "name")));

    assertThat(rendering.bundle().objects()).isEmpty();
    assertThat(rendering.mayLeave()).isFalse();
    assertThat(rendering.gaps())
        .extracting(Gap::cause)
        .containsExactly(Cause.MARKED, Cause.REQUIRED);
  }

  @Test
  void widensACutToTheSmallestPartThatCanGo() {
    var rendering =
        render(
            SOUTH,
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otter','external_references':[{'source_name':'Heron','url':'https://heron.example'},{'source_name':'list','external_id':'A-1'}]"
                    + parts(RED, "external_references.[0].source_name")));

    assertThat(text(only(rendering, "identity")))
        .contains("A-1")
        .doesNotContainIgnoringCase("heron");
    assertThat(rendering.gaps())
        .extracting(Gap::selector)
        .contains("external_references.[0].source_name", "external_references.[0]");
  }

  @Test
  void movesSelectorsWithTheListsThatTheySelectIn() {
    var rendering =
        render(
            SOUTH,
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otter','roles':['heron','scout','guard'],'granular_markings':["
                    + "{'marking_ref':'%s','selectors':['roles.[0]']},".formatted(RED)
                    + "{'marking_ref':'%s','selectors':['roles.[2]','name']}]".formatted(AMBER)));

    assertThat(text(only(rendering, "identity")))
        .contains("\"roles\":[\"scout\",\"guard\"]")
        .contains("\"selectors\":[\"roles.[1]\",\"name\"]")
        .doesNotContain("heron");
  }

  @Test
  void cutsReferencesToWhatIsWithheldOutOfLists() {
    var rendering =
        render(
            SOUTH,
            OUR,
            HIDDEN,
            report(3, AMBER, ref(id("identity", 1)) + "," + ref(id("identity", 2)), ""));

    assertThat(text(rendering)).doesNotContain(id("identity", 2).toString());
    assertThat(text(only(rendering, "report"))).contains(id("identity", 1).toString());
    assertThat(rendering.gaps()).extracting(Gap::cause).contains(Cause.CUT);
  }

  @Test
  void withholdsAReportThatIsLeftWithoutObjects() {
    var rendering = render(SOUTH, OUR, HIDDEN, report(3, AMBER, ref(id("identity", 2)), ""));

    assertThat(rendering.bundle().objects()).extracting(o -> o.type()).containsOnly("identity");
    assertThat(rendering.gaps()).extracting(Gap::cause).contains(Cause.REFERENCE);
  }

  @ParameterizedTest
  @CsvSource({"1,2", "2,1"})
  void withholdsARelationshipWithAWithheldEnd(int source, int target) {
    var rendering =
        render(
            SOUTH,
            OUR,
            HIDDEN,
            object(
                "relationship",
                4,
                GREEN,
                "'relationship_type':'related-to','source_ref':'%s','target_ref':'%s'"
                    .formatted(id("identity", source), id("identity", target))));

    assertThat(rendering.bundle().objects()).extracting(o -> o.type()).containsOnly("identity");
    assertThat(rendering.gaps()).extracting(Gap::cause).contains(Cause.END);
  }

  @Test
  void followsWhatIsWithheldThroughAnyNumberOfObjects() {
    var rendering =
        render(
            SOUTH,
            OUR,
            HIDDEN,
            object(
                "relationship",
                4,
                GREEN,
                "'relationship_type':'related-to','source_ref':'%s','target_ref':'%s'"
                    .formatted(id("identity", 1), id("identity", 2))),
            report(5, GREEN, ref(id("relationship", 4)), ""),
            object("note", 6, GREEN, "'content':'n','object_refs':['" + id("report", 5) + "']"));

    assertThat(rendering.bundle().objects())
        .extracting(o -> o.id())
        .containsOnly(id("identity", 1));
  }

  @Test
  void cutsReferencesInCustomPropertiesAndInNamesOfMembers() {
    var rendering =
        render(
            SOUTH,
            HIDDEN,
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otter','x_of':'%1$s','x_by':{'%1$s':1,'a':2}"
                    .formatted(id("identity", 2))));

    assertThat(text(only(rendering, "identity")))
        .contains("\"x_by\":{\"a\":2}")
        .doesNotContain(id("identity", 2).toString())
        .doesNotContain("x_of");
  }

  @Test
  void renamesWhateverNamesSomethingRenamed() {
    var cut =
        object(
            "identity",
            1,
            GREEN,
            "'name':'Otter','contact_information':'x'" + parts(RED, "contact_information"));
    var rendering = render(SOUTH, cut, report(3, GREEN, ref(id("identity", 1)), ""));

    assertThat(rendering.ids()).containsOnlyKeys(id("identity", 1), id("report", 3));
    assertThat(text(rendering)).doesNotContain(id("identity", 1).toString());
    assertThat(text(only(rendering, "report")))
        .contains(String.valueOf(rendering.ids().get(id("identity", 1))));
    assertThat(rendering.faults()).isEmpty();
  }

  @Test
  void keepsAnIdOfItsOwnStableForAnAudienceAndApartFromOthers() {
    var draft =
        bundle(
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otter','description':'x'" + parts(RED, "description")));
    var later =
        bundle(
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otters','description':'y'" + parts(RED, "description")));

    var first = renderer(draft, Optional.empty()).render(SOUTH, NOW).ids();
    var second = renderer(later, Optional.empty()).render(SOUTH, NOW).ids();
    var other = renderer(draft, Optional.empty()).render(reader("mill", Tlp.AMBER), NOW).ids();

    assertThat(second).isEqualTo(first);
    assertThat(other.get(id("identity", 1))).isNotEqualTo(first.get(id("identity", 1)));
  }

  @Test
  void letsNoObservableKeepAnIdThatIsMadeOfWhatIsWithheld() {
    String file =
        ("{'type':'file','spec_version':'2.1','id':'file--9aec2e86-0000-5000-8000-000000000000','name':'plan.txt','size':7,"
                    + "'object_marking_refs':['%s']")
                .formatted(GREEN)
            + parts(RED, "name")
            + "}";

    var rendering =
        render(
            SOUTH,
            file.replace(
                "'size':7", "'size':7,'hashes':{'MD5':'d41d8cd98f00b204e9800998ecf8427e'}"));

    assertThat(text(rendering)).doesNotContain("plan.txt").doesNotContain("9aec2e86");
    assertThat(only(rendering, "file").json().member("hashes")).isPresent();
  }

  @Test
  void givesAnObservableThatIsCutAnIdThatIsSoundWithoutContributingProperties() {
    String process =
        "{'type':'process','spec_version':'2.1','id':'%s','pid':7,'command_line':'heron','object_marking_refs':['%s']%s}"
            .formatted(id("process", 1), GREEN, parts(RED, "command_line"));

    var rendering = render(SOUTH, process);

    assertThat(rendering.faults()).isEmpty();
    assertThat(only(rendering, "process").id().uuid().version()).isEqualTo(4);
  }

  @Test
  void renamesInSelectorsTooWhatNamesAMember() {
    var cut =
        object(
            "identity", 1, GREEN, "'name':'Otter','description':'x'" + parts(RED, "description"));
    var by =
        object(
            "identity",
            2,
            GREEN,
            "'name':'Mink','x_by':{'%s':'y'}".formatted(id("identity", 1))
                + parts(AMBER, "x_by." + id("identity", 1)));

    var rendering = render(SOUTH, cut, by);

    assertThat(rendering.faults()).isEmpty();
    assertThat(text(rendering))
        .contains("x_by." + rendering.ids().get(id("identity", 1)))
        .doesNotContain(id("identity", 1).toString());
  }

  @Test
  void cutsTranslationsOfWhatIsWithheld() {
    var rendering =
        render(
            SOUTH,
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otter','description':'Heron'" + parts(RED, "description")),
            object(
                "language-content",
                7,
                GREEN,
                "'object_ref':'%s','contents':{'de':{'description':'Reiher','name':'Fischotter'},'fr':{'description':'loutre'}}"
                    .formatted(id("identity", 1))));

    assertThat(text(rendering))
        .contains("Fischotter")
        .doesNotContain("Reiher")
        .doesNotContain("\"fr\"");
  }

  @Test
  void cutsATranslatedListWholeIfOneOfItsTextsIsWithheld() {
    var rendering =
        render(
            SOUTH,
            object("identity", 1, GREEN, "'name':'Otter','roles':['scout','guide']"),
            object(
                "language-content",
                7,
                GREEN,
                "'object_ref':'%s','contents':{'de':{'roles':['Reiher','Fuehrer'],'name':'Fischotter'}}"
                        .formatted(id("identity", 1))
                    + parts(RED, "contents.de.roles.[0]")));

    assertThat(rendering.faults()).isEmpty();
    assertThat(text(rendering))
        .contains("Fischotter")
        .contains("guide")
        .doesNotContain("Reiher")
        .doesNotContain("Fuehrer");
  }

  @Test
  void cutsACreatorFromEveryVersionOfAnObjectIfOneMustNotTellIt() {
    String by = "'name':'Heron','created_by_ref':'%s'".formatted(id("identity", 1));
    var rendering =
        render(
            SOUTH,
            identity(1, GREEN, "Otter"),
            object("identity", 2, GREEN, by + parts(RED, "created_by_ref")),
            object("identity", 2, GREEN, by)
                .replace("'modified':'2026-01-01", "'modified':'2026-01-02"));

    assertThat(rendering.faults()).isEmpty();
    assertThat(text(rendering)).contains("Heron").doesNotContain("created_by_ref");
  }

  @Test
  void withholdsATranslationOfAWithheldObject() {
    var rendering =
        render(
            SOUTH,
            OUR,
            HIDDEN,
            object(
                "language-content",
                7,
                GREEN,
                "'object_ref':'%s','contents':{'de':{'name':'Reiher'}}"
                    .formatted(id("identity", 2))));

    assertThat(text(rendering)).doesNotContain("Reiher");
  }

  @Test
  void marksWhatBearsNoLevelWithThatOfThePolicy() {
    var draft = bundle(bare("identity", 1, "'name':'Otter'"));

    var rendering = renderer(draft, Optional.of(Tlp.GREEN)).render(SOUTH, NOW);

    assertThat(only(rendering, "identity").objectMarkingRefs())
        .containsExactly(Tlp.GREEN.marking());
    assertThat(only(rendering, "marking-definition").id()).isEqualTo(Tlp.GREEN.marking());
    assertThat(rendering.faults()).isEmpty();
    assertThat(rendering.level()).isEqualTo(Tlp.GREEN);
  }

  @Test
  void withholdsWhatBearsNoLevelWhereThePolicyGivesNone() {
    var rendering = render(SOUTH, bare("identity", 1, "'name':'Otter'"));

    assertThat(rendering.bundle().objects()).isEmpty();
    assertThat(rendering.gaps()).extracting(Gap::rule).containsExactly(Rule.MARKING_FAULTY);
  }

  private static final String STATEMENT =
      "{'type':'marking-definition','spec_version':'2.1','id':'%s','created':'2026-01-01T00:00:00.000Z','definition_type':'statement','definition':{'statement':'Call the heron first'}}"
          .formatted(id("marking-definition", 8));

  @Test
  void letsADefinitionGoWithWhatBearsIt() {
    var rendering =
        render(
            SOUTH,
            STATEMENT,
            bare(
                "identity",
                1,
                "'name':'Otter','object_marking_refs':['%s','%s']"
                    .formatted(GREEN, id("marking-definition", 8))));

    assertThat(only(rendering, "marking-definition").id()).isEqualTo(id("marking-definition", 8));
    assertThat(rendering.caveats()).containsExactly("Call the heron first");
    assertThat(rendering.ids()).isEmpty();
  }

  @Test
  void keepsADefinitionWhereNothingThatGoesBearsIt() {
    var rendering =
        render(
            SOUTH,
            STATEMENT,
            OUR,
            bare(
                "identity",
                2,
                "'name':'Heron','object_marking_refs':['%s','%s']"
                    .formatted(RED, id("marking-definition", 8))));

    assertThat(text(rendering)).doesNotContain("heron first");
    assertThat(rendering.caveats()).isEmpty();
    assertThat(rendering.gaps()).extracting(Gap::cause).contains(Cause.UNUSED);
  }

  @Test
  void withholdsWhatBearsAMarkingThatMayNotBeSeen() {
    var rendering =
        render(
            SOUTH,
            STATEMENT.replace(
                "'definition_type'", "'object_marking_refs':['" + RED + "'],'definition_type'"),
            OUR,
            bare(
                "identity",
                2,
                "'name':'Heron','object_marking_refs':['%s','%s']"
                    .formatted(GREEN, id("marking-definition", 8))));

    assertThat(rendering.bundle().objects())
        .extracting(o -> o.id())
        .containsOnly(id("identity", 1));
  }

  @Test
  void tellsNobodyOfALevelThatMarkedWhatStays() {
    var rendering = render(SOUTH, written(Tlp.RED.definition()), OUR, HIDDEN);

    assertThat(text(rendering)).doesNotContain(RED);
  }

  @Test
  void addsTheCaveatsOfThePolicy() {
    var south = new Renderer.Reader(SOUTH.recipient(), SOUTH.audience(), List.of("Call first."));

    assertThat(render(south, OUR).caveats()).containsExactly("Call first.");
  }

  @Test
  void refusesMarkingsThatContradictEachOther() {
    String level =
        written(Tlp.GREEN.definition())
            .replace(
                "'extensions':{", "'extensions':{'" + Handling.EXTENSION + "':{'court':'may'},");
    var draft = bundle(level, OUR);

    var prepared =
        Renderer.prepare(draft, Bundle.parse(draft.toArray()), Material.policy(Optional.empty()));

    assertThat(prepared).isInstanceOf(Renderer.Prepared.Contradicting.class);
  }

  @Test
  void letsNothingGoThatABundleSaysBesideItsObjects() {
    var draft =
        Bytes.utf8(
            new String(bundle(OUR).toArray(), UTF_8)
                .replace("\"objects\"", "\"x_note\":\"Heron\",\"objects\""));

    var rendering = renderer(draft, Optional.empty()).render(SOUTH, NOW);

    assertThat(text(rendering)).contains("Otter").doesNotContain("Heron");
  }

  @Test
  void explainsEveryPortion() {
    var rendering =
        render(
            SOUTH,
            object(
                "identity",
                1,
                GREEN,
                "'name':'Otter','description':'x'" + parts(RED, "description")),
            HIDDEN);

    assertThat(rendering.explanations())
        .extracting(each -> each.decision().permits())
        .containsExactly(true, false, false);
  }

  @Test
  void findsWithheldWordsInWhatWouldLeave() {
    var draft =
        bundle(
            OUR,
            identity(2, RED, "Silver Heron"),
            object(
                "note",
                6,
                GREEN,
                "'content':'Ask silver heron.','object_refs':['" + id("identity", 1) + "']"));
    var renderer = renderer(draft, Optional.empty());
    var rendering = renderer.render(SOUTH, NOW);

    var finds =
        renderer.leakCheck(rendering).in(new Leaving(rendering.bundle(), new LinkedHashMap<>()));

    assertThat(finds.hits()).anySatisfy(hit -> assertThat(hit.found()).isEqualTo("silver heron"));
  }
}
