package dev.tocsin.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Generated;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.TreeRows;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.core.visibility.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WarningsBackTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static List<String> walk(TreeRows rows, WarningsBack.Position from) {
    return walk(new WarningsBack(rows, knowing(_ -> true), from));
  }

  private static WarningsBack.Known knowing(Predicate<StatementId> ids) {
    return new WarningsBack.Known() {
      @Override
      public boolean came(Received received) {
        return ids.test(received.label().id());
      }

      @Override
      public boolean went(Delivery delivery) {
        return ids.test(delivery.label().id());
      }
    };
  }

  private static List<String> walk(WarningsBack back) {
    var seen = new ArrayList<String>();
    while (back.time().isPresent()) {
      seen.add(text(back.take()));
    }
    return seen;
  }

  private static String text(WarningsBack.Step step) {
    return switch (step) {
      case WarningsBack.Step.Came(var received, _) -> "came " + received.label().id();
      case WarningsBack.Step.Went(var delivery, _) -> "went " + delivery.label().id();
    };
  }

  /// Some partners, epochs with gaps between places, and several warnings at one time.
  @Test
  void goesBackOverAllOfThemAndOnFromEveryPlace() {
    for (long seed = 1; seed <= 20; seed++) {
      var some = new Generated(seed);
      var rows = new TreeRows();
      var links = 1 + some.below(4);
      for (int link = 1; link <= links; link++) {
        DerivedRows.of(new Entry.PartnerMoved(partner(some, new LinkId(link))))
            .forEach(rows::write);
      }
      var expected = new ArrayList<String>();
      var places = new HashMap<LinkId, Place>();
      var time = NOW;
      for (int leaf = 0; leaf < 80; leaf++) {
        time = time.plusMillis(1 + some.below(3));
        var link = new LinkId(1 + some.below(links));
        var last = places.getOrDefault(link, new Place(link, 1, 0));
        var place =
            some.below(20) == 0
                ? new Place(link, last.epoch() + 1, 1)
                : new Place(link, last.epoch(), last.seq() + 1 + some.below(3));
        places.put(link, place);
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
                leaf);
        if (some.flip()) {
          var delivery = Delivery.queued(place, label, time);
          DerivedRows.of(new Entry.DeliveryMoved(delivery)).forEach(rows::write);
          expected.add("went " + label.id());
        } else {
          DerivedRows.of(new Entry.ReceivedMoved(received(some, place, label, time)))
              .forEach(rows::write);
          expected.add("came " + label.id());
        }
      }
      Collections.reverse(expected);
      assertThat(walk(rows, WarningsBack.Position.NEWEST)).as("seed %d", seed).isEqualTo(expected);
      Predicate<StatementId> half = id -> id.value().getLeastSignificantBits() % 2 == 0;
      assertThat(walk(new WarningsBack(rows, knowing(half), WarningsBack.Position.NEWEST)))
          .as("seed %d, half of them", seed)
          .isEqualTo(
              expected.stream()
                  .filter(text -> half.test(StatementId.parse(text.substring(5))))
                  .toList());
      var back = new WarningsBack(rows, knowing(_ -> true), WarningsBack.Position.NEWEST);
      for (int at = 1; at <= expected.size(); at++) {
        back.take();
        assertThat(walk(rows, back.position()))
            .as("seed %d from %d", seed, at)
            .isEqualTo(expected.subList(at, expected.size()));
      }
    }
  }

  private static Partner partner(Generated some, LinkId link) {
    return new Partner(
        link,
        "partner-" + link,
        some.node(),
        1,
        "12345",
        Partner.State.ACTIVE,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private static Received received(
      Generated some, Place place, Delivery.Label label, Instant time) {
    return new Received(
        place,
        label,
        ReceivedState.ACCEPTED,
        List.of(new Received.Moment(ReceivedState.ACCEPTED, time)),
        Optional.empty(),
        Optional.empty(),
        some.hash(),
        new Received.Visible(Label.of("tlp.red"), Optional.empty()),
        Optional.empty());
  }
}
