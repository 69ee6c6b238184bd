package dev.tocsin.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.release.Decision.Permit;
import dev.tocsin.core.release.Decision.Withhold;
import dev.tocsin.core.release.Definitions.Gathered;
import dev.tocsin.core.release.marking.Handling;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.release.terms.Validity;
import dev.tocsin.core.visibility.MarkingDefinitions;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortionsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final StixId HOUSE =
      StixId.parse("marking-definition--11111111-1111-4111-8111-111111111111");
  private static final Recipient SOUTH =
      new Recipient(
          "south", Recipient.Relation.COMMUNITY, Tlp.AMBER, EnumSet.allOf(Dimension.class), false);

  private static StixObject parse(String json) {
    return StixObject.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static StixObject address(String more) {
    return parse(
        "{'type':'ipv4-addr','id':'ipv4-addr--22222222-2222-5222-8222-222222222222',"
            + "'value':'198.51.100.7'"
            + more
            + "}");
  }

  private static String whole(StixId... ids) {
    return ",'object_marking_refs':"
        + new String(
            dev.tocsin.stix.json.Json.write(
                JsonArray.ofStrings(List.of(ids).stream().map(StixId::toString).toList())),
            StandardCharsets.UTF_8);
  }

  private static String part(StixId id, String selector) {
    return ",'granular_markings':[{'marking_ref':'" + id + "','selectors':['" + selector + "']}]";
  }

  private static MarkingDefinitions knows(StixObject... objects) {
    return ((Gathered.Sound) Definitions.gather(List.of(objects))).definitions();
  }

  private static StixObject handling(String content) {
    return parse(
        "{'type':'marking-definition','spec_version':'2.1','id':'"
            + HOUSE
            + "','created':'2026-01-01T00:00:00.000Z','name':'House','extensions':{'"
            + Handling.EXTENSION
            + "':{'extension_type':'property-extension',"
            + content
            + "}}}");
  }

  private static Decision decide(MarkedPortion portion) {
    return Explanation.decide(portion, SOUTH, NOW);
  }

  private static Rule rule(MarkedPortion portion) {
    return ((Withhold) decide(portion)).rule();
  }

  @Test
  void anObjectAndEachMarkedPartAreDecidedOnTheirOwn() {
    var portions =
        Portions.of(
            address(whole(Tlp.GREEN.marking()) + part(Tlp.RED.marking(), "value")),
            MarkingDefinitions.NONE,
            Optional.empty());

    assertThat(portions).hasSize(2);
    assertThat(decide(portions.getFirst())).isEqualTo(new Permit());
    assertThat(rule(portions.getLast())).isEqualTo(Rule.AUDIENCE_CEILING);
    assertThat(portions.getLast().portion().toString()).endsWith(" at value");
    assertThat(Portions.terms(portions).audience().reach().level()).isEqualTo(Tlp.RED);
  }

  @Test
  void whatBearsNoLevelHasThatOfThePolicyOrStays() {
    var object = address("");

    assertThat(
            decide(Portions.of(object, MarkingDefinitions.NONE, Optional.of(Tlp.AMBER)).getFirst()))
        .isEqualTo(new Permit());
    assertThat(rule(Portions.of(object, MarkingDefinitions.NONE, Optional.of(Tlp.RED)).getFirst()))
        .isEqualTo(Rule.AUDIENCE_CEILING);
    var none = Portions.of(object, MarkingDefinitions.NONE, Optional.empty()).getFirst();
    assertThat(rule(none)).isEqualTo(Rule.MARKING_FAULTY);
    assertThat(none.terms()).isEqualTo(Terms.NOBODY);
  }

  @Test
  void anUnknownMarkingWithholdsAndIsNamed() {
    var portion =
        Portions.of(
                address(whole(Tlp.CLEAR.marking(), HOUSE)),
                MarkingDefinitions.NONE,
                Optional.empty())
            .getFirst();

    assertThat(portion.unknown()).containsExactly(HOUSE);
    assertThat(rule(portion)).isEqualTo(Rule.MARKING_UNKNOWN);
    assertThat(((Withhold) decide(portion)).reason()).contains(HOUSE.toString());
    assertThat(portion.terms().audience().reach().level()).isEqualTo(Tlp.RED);
  }

  @Test
  void theHandlingExtensionNeverStandsAlone() {
    var known = knows(handling("'releasable_to':['south']"));
    for (var level : Tlp.values()) {
      var portion =
          Portions.of(address(whole(level.marking(), HOUSE)), known, Optional.empty()).getFirst();
      boolean enough = level.isAtLeast(Tlp.AMBER_STRICT);
      assertThat(portion.fault().map(MarkedPortion.Fault::rule))
          .isEqualTo(enough ? Optional.empty() : Optional.of(Rule.MARKING_ALONE));
    }
    var weak = knows(handling("'court':'ask-first'"));
    assertThat(
            rule(
                Portions.of(address(whole(Tlp.CLEAR.marking(), HOUSE)), weak, Optional.empty())
                    .getFirst()))
        .isEqualTo(Rule.MARKING_ALONE);
    assertThat(
            decide(
                Portions.of(address(whole(Tlp.GREEN.marking(), HOUSE)), weak, Optional.empty())
                    .getFirst()))
        .isEqualTo(new Permit());
  }

  @Test
  void granularMarkingsThatSelectNothingWithholdTheObject() {
    var portions =
        Portions.of(
            address(whole(Tlp.CLEAR.marking()) + part(Tlp.RED.marking(), "nothing")),
            MarkingDefinitions.NONE,
            Optional.empty());

    assertThat(portions).hasSize(1);
    assertThat(rule(portions.getFirst())).isEqualTo(Rule.MARKING_FAULTY);
  }

  @Test
  void anExplanationGoesFromMarkingToDecision() {
    var portion =
        Portions.of(
                address(whole(Tlp.AMBER.marking(), HOUSE)),
                knows(handling("'inform_target':'must-not','caveat':'Quiet'")),
                Optional.empty())
            .getFirst();
    var deaf = new Recipient("south", SOUTH.relation(), Tlp.AMBER, java.util.Set.of(), false);
    var explanation = Explanation.of(portion, deaf, NOW);

    assertThat(portion.caveats()).containsExactly("Quiet");
    assertThat(explanation.steps())
        .extracting(Explanation.Step::dimension)
        .containsExactly(Dimension.AUDIENCE, Dimension.INFORM);
    assertThat(explanation.sentences())
        .containsExactly(
            "TLP:AMBER ("
                + Tlp.AMBER.marking()
                + ") sets audience to organisation and clients: it may go.",
            "House ("
                + HOUSE
                + ") sets inform to must not: it is withheld by the rule promise.missing. It asks"
                + " for inform: must not, and south has not promised to keep that.",
            portion.portion()
                + ": it is withheld by the rule promise.missing. It asks for inform: must not, and"
                + " south has not promised to keep that.");
  }

  @ParameterizedTest
  @EnumSource(Tlp.class)
  void aKnownIdStandsForItsLevelAlone(Tlp level) {
    var sound = Definitions.gather(List.of(StixObject.of(level.definition())));
    assertThat(sound).isInstanceOf(Gathered.Sound.class);

    var other = level == Tlp.CLEAR ? Tlp.RED : Tlp.CLEAR;
    var members = JsonObject.builder();
    other
        .definition()
        .members()
        .forEach((name, value) -> {
          if (name.equals("id")) {
            members.put("id", level.marking().toString());
          } else {
            members.put(name, value);
          }
        });
    var wrong = Definitions.gather(List.of(StixObject.of(members.build())));
    assertThat(((Gathered.Contradicting) wrong).contradicted()).containsExactly(level.marking());
  }

  @Test
  void oneIdWithTwoContentsIsRefused() {
    var one = handling("'court':'ask-first'");
    var again = handling("'court' : 'ask-first'");
    var other = handling("'court':'may'");

    assertThat(Definitions.gather(List.of(one, again))).isInstanceOf(Gathered.Sound.class);
    var refused = (Gathered.Contradicting) Definitions.gather(List.of(one, address(""), other));
    assertThat(refused.contradicted()).containsExactly(HOUSE);
    assertThat(refused.sentences()).hasSize(1);
  }

  @Test
  void aKnownLevelWithAFurtherExtensionIsRefused() {
    var more =
        parse(
            "{'type':'marking-definition','spec_version':'2.1','id':'"
                + Tlp.CLEAR.marking()
                + "','created':'2022-10-01T00:00:00.000Z','name':'TLP:CLEAR','extensions':{'"
                + Handling.EXTENSION
                + "':{'copy':'show-only'}}}");

    assertThat(Definitions.gather(List.of(more))).isInstanceOf(Gathered.Contradicting.class);
  }

  @Test
  void notToInformTheTargetConflictsWithAThreatToLife() {
    Terms quiet = Terms.LOOSEST.with(Terms.Inform.MUST_NOT);

    assertThat(Conflict.of(quiet, true)).isPresent();
    assertThat(Conflict.of(quiet, false)).isEmpty();
    assertThat(Conflict.of(Terms.LOOSEST.with(Terms.Inform.ASK_FIRST), true)).isEmpty();
  }

  @Test
  void permissionsAreSaidInSentences() {
    assertThat(Permissions.of(Terms.LOOSEST).sentences())
        .containsExactly(
            "You may act on it, also where the adversary sees it.",
            "You may inform the target.",
            "You may use it in court.",
            "You may pass it on to: everyone.",
            "You may name the source.",
            "There is no time limit.");
    Terms strict =
        Terms.LOOSEST
            .with(Terms.Action.NONE)
            .with(Terms.Inform.ASK_FIRST)
            .with(Terms.Court.ASK_FIRST)
            .with(Terms.Onward.NEVER)
            .with(Terms.Copy.SHOW_ONLY)
            .with(Terms.Attribution.MUST_NOT)
            .with(new Validity(Optional.empty(), Optional.of(NOW)));
    assertThat(Permissions.of(strict).sentences())
        .containsExactly(
            "You must not act on it; it is for your information.",
            "You must ask the originator before you inform the target.",
            "You must ask the originator before you use it in court.",
            "You must not pass it on. You may look at it and keep no copy.",
            "You must not name the source.",
            "You may keep it until 2026-03-01T00:00:00Z.");
  }
}
