package dev.tocsin.node.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SightTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Caller.Person GREEN =
      new Caller.Person("grete", Role.RELEASE_AUTHORITY, Set.of("tlp.green"));
  private static final Caller.Person RED = new Caller.Person("lev", Role.DUTY);
  private static final Caller.Person OVERSIGHT = new Caller.Person("iris", Role.OVERSIGHT);

  private static Received received(ReceivedState state, String label, Optional<Instant> until) {
    var digest = Hash.of(new byte[] {1});
    return new Received(
        new Place(new LinkId(1), 1, 1),
        new Delivery.Label(
            new StatementId(UUID.fromString("11111111-1111-4111-8111-111111111111")),
            digest,
            Statement.Kind.WARNING,
            "Something is planned",
            Precedence.FLASH,
            false,
            NOW,
            Optional.empty(),
            0),
        state,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        digest,
        new Received.Visible(new Label(label), until),
        Optional.empty());
  }

  private static Received accepted(String label) {
    return received(ReceivedState.ACCEPTED, label, Optional.empty());
  }

  @Test
  void aPersonSeesUpToTheirLevelAndDoesNotLearnOfMore() {
    assertThat(Sight.of(GREEN, accepted("org.own&tlp.green"), NOW).copied()).isTrue();
    var above = Sight.of(GREEN, accepted("org.own&tlp.amber"), NOW);
    assertThat(above.known()).isFalse();
    assertThat(above.shown()).isFalse();
    assertThat(above.why()).isEmpty();
    assertThat(Sight.of(RED, accepted("org.own&tlp.red"), NOW).shown()).isTrue();
  }

  @Test
  void whyNobodySeesSomethingIsToldOnlyToWhoMayKnowOfIt() {
    for (var hidden :
        List.of(
            received(ReceivedState.REFUSED, "org.own&tlp.red", Optional.empty()),
            received(ReceivedState.ACCEPTED, "org.own&tlp.red", Optional.of(NOW)),
            received(ReceivedState.QUARANTINED, "nobody", Optional.empty()))) {
      assertThat(Sight.of(GREEN, hidden, NOW).known()).isFalse();
      assertThat(Sight.of(GREEN, hidden, NOW).why()).isEmpty();
      assertThat(Sight.of(RED, hidden, NOW).known()).isTrue();
      assertThat(Sight.of(RED, hidden, NOW).why()).isPresent();
    }
    var over = received(ReceivedState.ACCEPTED, "org.own&tlp.green", Optional.of(NOW));
    assertThat(Sight.of(GREEN, over, NOW).why()).isPresent();
  }

  @Test
  void whatMayOnlyBeLookedAtIsNotTakenAwayWhateverTheLevel() {
    var sight = Sight.of(GREEN, accepted("channel.console&org.own&tlp.green"), NOW);
    assertThat(sight.shown()).isTrue();
    assertThat(sight.copied()).isFalse();
  }

  @Test
  void oversightKnowsOfEverythingAndSeesNothing() {
    for (var label : List.of("org.own&tlp.clear", "org.own&tlp.red", "nobody")) {
      assertThat(Sight.of(OVERSIGHT, accepted(label), NOW).known()).isTrue();
      assertThat(Sight.of(OVERSIGHT, accepted(label), NOW).shown()).isFalse();
    }
    assertThat(Sight.ofOwn(OVERSIGHT, new Label("tlp.red")).known()).isTrue();
    assertThat(Sight.ofOwn(GREEN, new Label("tlp.red")).known()).isFalse();
    assertThat(Sight.ofOwn(GREEN, new Label("tlp.green")).shown()).isTrue();
  }

  @Test
  void aListIsFilledFromWhatLiesFurtherBack() {
    var asked = new ArrayList<Integer>();
    var shown =
        Known.filled(
            3,
            most -> {
              asked.add(most);
              return IntStream.range(0, Math.min(most, 100)).boxed().toList();
            },
            each -> each % 10 == 9);
    assertThat(shown).containsExactly(9, 19, 29);
    assertThat(asked).containsExactly(3, 12, 48);
  }
}
