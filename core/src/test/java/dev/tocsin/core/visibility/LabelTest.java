package dev.tocsin.core.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tocsin.core.Bytes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
  private static final Label AMBER = Label.of("tlp.amber");
  private static final Label NORTH = Label.of("org.north");
  private static final Label SOUTH = Label.of("org.south");

  @ParameterizedTest
  @ValueSource(strings = {"", "a&", "a&b|c", "(a", "a b", "ü"})
  void whatIsNoExpressionIsNoLabel(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Label(text));
  }

  @Test
  void theSamePartsGiveTheSameTextInAnyOrder() {
    var one = Label.all(List.of(Label.any(List.of(SOUTH, NORTH)), AMBER, AMBER));
    var other = Label.all(List.of(AMBER, Label.any(List.of(NORTH, SOUTH, NORTH))));

    assertThat(one).isEqualTo(other);
    assertThat(one.expression()).isEqualTo("(org.north|org.south)&tlp.amber");
    assertThat(Label.all(List.of(one, AMBER))).isEqualTo(one);
    assertThat(one.attributes()).containsExactly("org.north", "org.south", "tlp.amber");
  }

  @Test
  void whatNobodyMaySeeStaysSoInEveryConjunctionAndAddsNothingToAChoice() {
    assertThat(Label.all(List.of(AMBER, Label.NOBODY))).isEqualTo(Label.NOBODY);
    assertThat(Label.any(List.of(AMBER, Label.NOBODY))).isEqualTo(AMBER);
    assertThat(Label.any(List.of())).isEqualTo(Label.NOBODY);
    assertThatIllegalArgumentException().isThrownBy(() -> Label.all(List.of()));
  }

  @Test
  void aViewerSeesWhatItsAttributesLetItSee() {
    var label = Label.all(List.of(Label.any(List.of(SOUTH, NORTH)), AMBER));

    assertThat(Viewer.of(Set.of("tlp.amber", "org.south")).sees(label)).isTrue();
    assertThat(Viewer.of(Set.of("tlp.amber")).sees(label)).isFalse();
    assertThat(Viewer.of(Set.of("org.south", "org.north")).sees(label)).isFalse();
  }

  @Test
  void aLevelBringsThoseBelowItAndNoneAbove() {
    var viewer = Viewer.of(Set.of("tlp.amber"));

    assertThat(viewer.sees(Label.of("tlp.clear"))).isTrue();
    assertThat(viewer.sees(Label.of("tlp.green"))).isTrue();
    assertThat(viewer.sees(Label.of("tlp.amber"))).isTrue();
    assertThat(viewer.sees(Label.of("tlp.amber-strict"))).isFalse();
    assertThat(viewer.sees(Label.of("tlp.red"))).isFalse();
  }

  @Test
  void nobodySeesWhatIsForNobodyOrIsNoLabel() {
    var viewer = Viewer.of(Set.of("tlp.red", "org.own", "channel.console"));

    assertThat(viewer.sees(Label.NOBODY)).isFalse();
    assertThat(viewer.sees(Bytes.EMPTY)).isFalse();
    assertThat(viewer.sees(Bytes.utf8("tlp.red&"))).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Viewer.of(Set.of("nobody")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "channel.console", "channel.x", "tlp.purple", "Org.North", ""})
  void someAttributesAreNotForAccounts(String attribute) {
    assertThat(Attributes.mayBeGiven(attribute)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tlp.amber-strict", "org.north", "community.energy", "role.duty"})
  void othersAre(String attribute) {
    assertThat(Attributes.mayBeGiven(attribute)).isTrue();
  }
}
