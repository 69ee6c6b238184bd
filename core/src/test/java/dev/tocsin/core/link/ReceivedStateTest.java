package dev.tocsin.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Generated;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.visibility.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceivedStateTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /// The protocol's table for the receiver, and beyond it: what waits for a human may expire and is
  /// still answered, and a FLASH that is held for a gap is shown, so that it can be answered too.
  private static final Map<String, String> TABLE =
      Map.of(
          "HELD_FOR_GAP", "ACCEPTED QUARANTINED ACKNOWLEDGED DECLINED EXPIRED RECALLED",
          "ACCEPTED", "ACKNOWLEDGED DECLINED EXPIRED RECALLED",
          "QUARANTINED", "ACCEPTED ACKNOWLEDGED DECLINED EXPIRED RECALLED",
          "ACKNOWLEDGED", "ACTIONED CLOSED RECALLED",
          "DECLINED", "CLOSED RECALLED",
          "ACTIONED", "CLOSED RECALLED",
          "CLOSED", "",
          "EXPIRED", "ACKNOWLEDGED DECLINED RECALLED",
          "REFUSED", "",
          "RECALLED", "");

  private static Received in(ReceivedState state) {
    var some = new Generated(1);
    var label =
        new Delivery.Label(
            some.id(),
            some.hash(),
            Statement.Kind.WARNING,
            "Water level",
            Precedence.FLASH,
            false,
            NOW,
            Optional.empty(),
            7);
    return new Received(
        new Place(new LinkId(1), 1, 1),
        label,
        state,
        List.of(new Received.Moment(state, NOW)),
        Optional.empty(),
        Optional.empty(),
        some.hash(),
        new Received.Visible(Label.of("tlp.green"), Optional.empty()),
        Optional.empty());
  }

  @Test
  void onlyTheJumpsOfTheTableAreTaken() {
    for (var from : ReceivedState.values()) {
      var allowed = DeliveryStateTest.words(TABLE.getOrDefault(from.name(), ""));
      for (var to : ReceivedState.values()) {
        if (allowed.contains(to.name())) {
          assertThat(in(from).moved(to, NOW).state()).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> in(from).moved(to, NOW))
              .as(from + " to " + to)
              .isInstanceOf(IllegalStateException.class);
        }
      }
    }
  }

  @Test
  void nothingIsAnsweredTwice() {
    assertThat(ReceivedState.ACKNOWLEDGED.awaitsAnswer()).isFalse();
    assertThat(ReceivedState.DECLINED.awaitsAnswer()).isFalse();
    assertThat(ReceivedState.EXPIRED.awaitsAnswer()).isTrue();
    assertThat(ReceivedState.HELD_FOR_GAP.awaitsAnswer()).isTrue();
  }
}
