package dev.tocsin.node.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.visibility.Label;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineAccountTest {
  private static final UUID COLLECTION = new UUID(1, 2);

  private static MachineAccount account(
      String name, Set<String> attributes, List<MachineAccount.Grant> grants) {
    return new MachineAccount(
        name, attributes, grants, MachineAccount.Limits.DEFAULT, false, Instant.EPOCH, "operator");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel.console",
        "channel.api",
        "nobody",
        "tlp.pink",
        "Org.North",
        "a b",
        "",
        "a&b"
      })
  void refusesAttributesThatNoProgramMayHave(String attribute) {
    assertThatThrownBy(() -> account("feed", Set.of("tlp.green", attribute), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("An attribute is made of lower-case words");
  }

  @Test
  void seesItsLevelAndThoseBelow() {
    var viewer = account("feed", Set.of("tlp.amber", "org.north"), List.of()).viewer();
    assertThat(viewer.sees(Label.of("tlp.green"))).isTrue();
    assertThat(viewer.sees(new Label("tlp.amber&org.north"))).isTrue();
    assertThat(viewer.sees(Label.of("tlp.red"))).isFalse();
    assertThat(viewer.sees(Label.of("org.south"))).isFalse();
  }

  @Test
  void withoutAttributesSeesNothing() {
    assertThat(account("feed", Set.of(), List.of()).viewer().sees(Label.of("tlp.clear"))).isFalse();
  }

  @Test
  void mayDoWithACollectionWhatItIsGrantedAndNothingElse() {
    var reads = new MachineAccount.Grant(COLLECTION, true, false);
    var account = account("feed", Set.of(), List.of(reads));
    assertThat(account.mayRead(COLLECTION)).isTrue();
    assertThat(account.mayWrite(COLLECTION)).isFalse();
    assertThat(account.mayRead(new UUID(1, 3))).isFalse();
  }

  @Test
  void refusesAGrantTwiceAndOneOfNothing() {
    var reads = new MachineAccount.Grant(COLLECTION, true, false);
    var writes = new MachineAccount.Grant(COLLECTION, false, true);
    assertThatThrownBy(() -> account("feed", Set.of(), List.of(reads, writes)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MachineAccount.Grant(COLLECTION, false, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "Feed", "a:b", "1feed", "feed\n"})
  void refusesNames(String name) {
    assertThatThrownBy(() -> account(name, Set.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesLimitsThatAreNone() {
    assertThatThrownBy(() -> new MachineAccount.Limits(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MachineAccount.Limits(1, 1_000_000, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MachineAccount.Limits(1, 1, 10_001))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
