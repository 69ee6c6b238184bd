package dev.tocsin.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.Generated;
import dev.tocsin.core.edge.TreeRows;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowKeyTest {
  private static final Comparator<Place> PLACES =
      Comparator.comparing(Place::link)
          .thenComparingLong(Place::epoch)
          .thenComparingLong(Place::seq);

  /// Keys sort as what they are made of does.
  private static <T> void sorts(Supplier<T> draw, Function<T, Bytes> key, Comparator<T> order) {
    var values = Stream.generate(draw).limit(2_000).toList();
    var byKey = new ArrayList<>(values);
    byKey.sort(Comparator.comparing(key, TreeRows.ORDER));
    var byValue = new ArrayList<>(values);
    byValue.sort(order);

    assertThat(byKey.stream().map(key).toList()).isEqualTo(byValue.stream().map(key).toList());
  }

  @Test
  void numbersSortAsNumbers() {
    var some = new Generated(1);
    sorts(some::number, RowKey::of, Comparator.naturalOrder());
  }

  @Test
  void linksSortAsNumbers() {
    var some = new Generated(2);
    sorts(() -> Entries.linkId(some), RowKey::of, Comparator.naturalOrder());
  }

  @Test
  void placesSortByLinkThenEpochThenNumber() {
    var some = new Generated(3);
    sorts(() -> Entries.place(some), RowKey::of, PLACES);
  }

  @Test
  void theOutboxSortsByLinkThenUrgencyThenAge() {
    var some = new Generated(4);
    sorts(
        () -> Entries.delivery(some),
        DerivedRows::outboxKey,
        Comparator.comparing((Delivery delivery) -> delivery.place().link())
            .thenComparingInt(delivery -> delivery.label().precedence().rank())
            .thenComparing(Delivery::place, PLACES));
  }

  @Test
  void differentPlacesHaveDifferentKeysOfOneLength() {
    var some = new Generated(5);
    var places = new HashSet<>(Stream.generate(() -> Entries.place(some)).limit(2_000).toList());

    assertThat(places.stream().map(RowKey::of).distinct()).hasSize(places.size());
    assertThat(places.stream().map(RowKey::of)).allMatch(key -> key.size() == 20);
  }

  @Test
  void aPlaceIsReadFromTheEndOfAKey() {
    var some = new Generated(6);
    for (int i = 0; i < 1_000; i++) {
      var place = Entries.place(some);
      var key = RowKey.start().add(some.text()).add(place).end();

      assertThat(DerivedRows.placeAtEnd(key)).isEqualTo(place);
    }
  }

  @Test
  void tablesHaveLettersOfTheirOwn() {
    assertThat(Stream.of(Table.values()).map(Table::letter).distinct())
        .hasSize(List.of(Table.values()).size());
  }
}
