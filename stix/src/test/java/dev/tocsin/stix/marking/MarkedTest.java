package dev.tocsin.stix.marking;

import static dev.tocsin.stix.model.Samples.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkedTest {
  private static final StixId GREEN = Tlp.GREEN.marking();
  private static final StixId AMBER = Tlp.AMBER.marking();
  private static final StixId RED = Tlp.RED.marking();
  private static final Selector NAME = Selector.parse("name");
  private static final Selector ALIASES = Selector.parse("aliases");
  private static final Selector SOURCE = Selector.parse("external_references.[0].source_name");

  private final Marked plain =
      Marked.of(
          object(
              "tool",
              """
              'name':'Wrench','aliases':['Spanner','Clef'],'lang':'en',
              'external_references':[{'source_name':'list','external_id':'7'}]
              """));

  @Test
  void aPartBearsWhatItsObjectAndItsListBear() {
    Marked marked =
        plain.add(GREEN).add(AMBER, ALIASES).add(RED, ALIASES.then(1)).add(AMBER, SOURCE);

    assertThat(marked.ofObject()).containsExactly(GREEN);
    assertThat(marked.effective(NAME)).containsExactly(GREEN);
    assertThat(marked.effective(ALIASES)).containsExactly(GREEN, AMBER);
    assertThat(marked.effective(ALIASES.then(0))).containsExactly(GREEN, AMBER);
    assertThat(marked.effective(ALIASES.then(1))).containsExactly(GREEN, AMBER, RED);
    assertThat(marked.effective(SOURCE)).containsExactly(GREEN, AMBER);
    assertThat(marked.at(ALIASES)).containsExactly(AMBER);
    assertThat(marked.within(ALIASES)).containsExactly(RED);
    assertThat(marked.within(Selector.parse("external_references"))).containsExactly(AMBER);
    assertThat(marked.tlp(ALIASES.then(1))).contains(Tlp.RED);
    assertThat(marked.tlp(NAME)).contains(Tlp.GREEN);
    assertThat(marked.tlp()).contains(Tlp.GREEN);
    assertThat(plain.tlp(NAME)).isEmpty();
  }

  @Test
  void oneEntryHoldsAllPartsOfAMarking() {
    Marked marked = plain.add(RED, NAME).add(RED, ALIASES).add(RED, NAME);

    assertThat(GranularMarking.of(marked.object()))
        .containsExactly(
            new GranularMarking(new GranularMarking.Data(RED), List.of(NAME, ALIASES)));
  }

  @Test
  void withoutAChangeItIsTheSameObject() {
    Marked marked = plain.add(RED, NAME);

    assertThat(marked.add(RED, NAME)).isSameAs(marked);
    assertThat(marked.remove(AMBER, NAME)).isSameAs(marked);
    assertThat(marked.set(List.of(RED), NAME)).isSameAs(marked);
    assertThat(marked.clear(ALIASES)).isSameAs(marked);
    assertThat(plain.remove(RED)).isSameAs(plain);
    assertThat(plain.clear()).isSameAs(plain);
    assertThat(plain.clearLanguage(NAME)).isSameAs(plain);
  }

  @Test
  void whatIsTakenAwayLeavesNoEmptyListBehind() {
    Marked marked = plain.add(GREEN).add(RED, NAME).add(AMBER, NAME);

    assertThat(marked.remove(GREEN).remove(RED, NAME).remove(AMBER, NAME).object().json())
        .isEqualTo(plain.object().json());
    assertThat(marked.clear().object().json()).isEqualTo(plain.object().json());
  }

  @Test
  void setReplacesWhatNamesExactlyThisPart() {
    Marked marked = plain.add(GREEN, ALIASES).add(AMBER, ALIASES.then(0));

    Marked set = marked.set(List.of(RED), ALIASES);

    assertThat(set.at(ALIASES)).containsExactly(RED);
    assertThat(set.at(ALIASES.then(0))).containsExactly(AMBER);
    assertThat(set.set(Set.of()).ofObject()).isEmpty();
  }

  @Test
  void languagesAreMarkedBesideMarkings() {
    Marked marked =
        plain.add(RED, ALIASES).setLanguage("fr", ALIASES).setLanguage("de", ALIASES.then(1));

    assertThat(marked.language(NAME)).contains("en");
    assertThat(marked.language(ALIASES.then(0))).contains("fr");
    assertThat(marked.language(ALIASES.then(1))).contains("de");
    assertThat(marked.at(ALIASES)).containsExactly(RED);
    assertThat(marked.clear(ALIASES).language(ALIASES)).contains("fr");
    assertThat(marked.setLanguage("nl", ALIASES).language(ALIASES)).contains("nl");
    assertThat(marked.clearLanguage(ALIASES).language(ALIASES)).contains("en");
    assertThat(marked.clear().language(ALIASES)).contains("fr");
  }

  @Test
  void refusesToMarkWhatIsNotThere() {
    assertThatThrownBy(() -> plain.add(RED, Selector.parse("description")))
        .isInstanceOf(StixException.class)
        .hasMessageContaining("/description");
    assertThatThrownBy(() -> plain.setLanguage("fr", ALIASES.then(2)))
        .isInstanceOf(StixException.class);
  }

  @Test
  void refusesWhatIsNoMarking() {
    assertThatThrownBy(() -> plain.add(plain.object().id())).isInstanceOf(StixException.class);
    assertThatThrownBy(() -> plain.add(plain.object().id(), NAME))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsWhatItDoesNotKnowInAnEntry() {
    StixObject object =
        object(
            "tool",
            "'name':'Wrench','description':'d','granular_markings':"
                + "[{'marking_ref':'%s','selectors':['name'],'note':'mine'}]".formatted(RED));

    Marked marked = Marked.of(object).add(RED, Selector.parse("description"));

    assertThat(GranularMarking.of(marked.object())).hasSize(2);
    assertThat(marked.remove(RED, Selector.parse("description")).object().json())
        .isEqualTo(object.json());
  }

  @Test
  void aMalformedSelectorIsRefusedWhereverMarkingsAreRead() {
    StixObject object =
        object(
            "tool",
            "'name':'Wrench','granular_markings':[{'marking_ref':'%s','selectors':['name.[0']}]"
                .formatted(RED));

    assertThatThrownBy(() -> Marked.of(object).effective(NAME))
        .isInstanceOf(StixException.class)
        .hasMessageContaining("/granular_markings/0/selectors/0");
    assertThat(GranularMarking.check(object)).hasSize(1);
  }

  @Test
  void checksThatSelectorsSelect() {
    StixObject object =
        object(
            "tool",
            "'name':'Wrench','granular_markings':[{'lang':'en','selectors':['name','labels']}]");

    assertThat(GranularMarking.check(object))
        .singleElement()
        .satisfies(
            fault -> assertThat(fault.pointer()).isEqualTo("/granular_markings/0/selectors/1"));
    assertThat(GranularMarking.check(plain.object())).isEmpty();
  }

  @Test
  void theOriginalStaysAsItWas() {
    JsonObject before = plain.object().json();

    plain.add(RED).add(AMBER, NAME);

    assertThat(plain.object().json()).isEqualTo(before);
    assertThat(plain.ofObject()).isEmpty();
  }
}
