package dev.tocsin.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Generated;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /// The protocol's table for the sender, and beyond it: a receipt may come though the attempt was
  /// never recorded or a file carried it, an expired one may still be receipted and answered, and a
  /// person may answer what was quarantined.
  private static final Map<String, String> TABLE =
      Map.ofEntries(
          Map.entry("DRAFTED", "APPROVED"),
          Map.entry("APPROVED", "QUEUED EXPIRED RECALL_PENDING"),
          Map.entry(
              "QUEUED", "SENT HANDED_OVER RECEIVED QUARANTINED REFUSED EXPIRED RECALL_PENDING"),
          Map.entry("SENT", "HANDED_OVER RECEIVED QUARANTINED REFUSED EXPIRED RECALL_PENDING"),
          Map.entry("HANDED_OVER", "SENT RECEIVED QUARANTINED REFUSED EXPIRED RECALL_PENDING"),
          Map.entry("RECEIVED", "ACKNOWLEDGED EXPIRED RECALL_PENDING"),
          Map.entry("QUARANTINED", "ACKNOWLEDGED EXPIRED RECALL_PENDING"),
          Map.entry("REFUSED", ""),
          Map.entry("ACKNOWLEDGED", "ACTIONED CLOSED RECALL_PENDING"),
          Map.entry("ACTIONED", "CLOSED RECALL_PENDING"),
          Map.entry("CLOSED", ""),
          Map.entry("EXPIRED", "RECEIVED QUARANTINED REFUSED ACKNOWLEDGED RECALL_PENDING"),
          Map.entry("RECALL_PENDING", "RECALLED"),
          Map.entry("RECALLED", ""));

  static Set<String> words(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Delivery in(DeliveryState state) {
    var some = new Generated(1);
    var label =
        new Delivery.Label(
            some.id(),
            some.hash(),
            Statement.Kind.WARNING,
            "Water level",
            Precedence.ROUTINE,
            false,
            NOW,
            Optional.empty(),
            7);
    return new Delivery(
        new Place(new LinkId(1), 1, 1),
        label,
        state,
        0,
        List.of(new Delivery.Moment(state, NOW)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void onlyTheJumpsOfTheTableAreTaken() {
    for (var from : DeliveryState.values()) {
      var allowed = words(TABLE.getOrDefault(from.name(), ""));
      for (var to : DeliveryState.values()) {
        if (allowed.contains(to.name())) {
          var moved = in(from).moved(to, NOW.plusSeconds(1));
          assertThat(moved.state()).isEqualTo(to);
          assertThat(moved.history().getLast())
              .isEqualTo(new Delivery.Moment(to, NOW.plusSeconds(1)));
        } else {
          assertThatThrownBy(() -> in(from).moved(to, NOW))
              .as(from + " to " + to)
              .isInstanceOf(IllegalStateException.class);
        }
      }
    }
  }

  @Test
  void whatWasNeverReceiptedStaysOwedAlsoWhenItExpired() {
    for (var state : DeliveryState.values()) {
      boolean waits = Set.of("QUEUED", "SENT", "HANDED_OVER", "EXPIRED").contains(state.name());

      assertThat(state.owed()).as(state.name()).isEqualTo(waits);
    }
  }

  @Test
  void aQueuedDeliveryRemembersHowItGotThere() {
    var queued =
        Delivery.queued(new Place(new LinkId(1), 1, 1), in(DeliveryState.DRAFTED).label(), NOW);

    assertThat(queued.history())
        .extracting(Delivery.Moment::state)
        .containsExactly(DeliveryState.DRAFTED, DeliveryState.APPROVED, DeliveryState.QUEUED);
    assertThat(queued.state()).isEqualTo(DeliveryState.QUEUED);
  }

  @Test
  void everyStateCanBeReachedAndThreeAreFinal() {
    var reached =
        Arrays.stream(DeliveryState.values())
            .flatMap(state -> state.next().stream())
            .collect(Collectors.toSet());
    var last =
        Arrays.stream(DeliveryState.values()).filter(state -> state.next().isEmpty()).toList();

    assertThat(reached)
        .hasSize(DeliveryState.values().length - 1)
        .doesNotContain(DeliveryState.DRAFTED);
    assertThat(last)
        .containsExactly(DeliveryState.REFUSED, DeliveryState.CLOSED, DeliveryState.RECALLED);
  }
}
