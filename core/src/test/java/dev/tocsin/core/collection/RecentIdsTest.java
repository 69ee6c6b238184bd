package dev.tocsin.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecentIdsTest {
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final Viewer GREEN = Viewer.of(Set.of("tlp.green"));
  private static final int STEPS = 60;

  private final Stock stock = new Stock();

  /// An addition for which somebody looked before its turn.
  private record Waiting(Addition addition, Set<StixId> there, long before) {
    static Waiting look(Stock stock, Addition addition) {
      long before = stock.recent().commits();
      return new Waiting(addition, Adding.there(stock.reads(), addition, _ -> false), before);
    }

    AdditionStatus add(Stock stock) {
      return stock.commit(shelf ->
          new Adding(shelf)
              .add(
                  addition,
                  new Adding.Looked(there, id -> !stock.recent().touched(1, id, before))));
    }
  }

  @Test
  void whatCameBetweenLookingAndDecidingIsFound() {
    var object = Stock.location(1, "2026-01-01T00:00:00.000Z", Tlp.AMBER);
    var waiting = Waiting.look(stock, stock.addition(RED, List.of(object)));
    stock.add(RED, object);

    waiting.add(stock);

    assertThat(stock.all(Query.EVERYTHING, RED, 10)).hasSize(1);
  }

  @Test
  void whatNobodyTouchedIsNotLookedForAgain() {
    var waiting = Waiting.look(stock, stock.addition(RED, List.of(location(1))));
    stock.add(RED, location(2));

    var cost = stock.cost(() -> waiting.add(stock));

    assertThat(cost.asked()).isNotEmpty().noneMatch(look -> look.contains("OBJECT_VERSION"));
  }

  @Test
  void whoLookedTooLongAgoLooksAgain() {
    var recent = new RecentIds(3);
    stock.tell(recent::add);
    var other = StixId.parse(Stock.id(99));
    for (int number = 1; number <= 3; number++) {
      stock.add(RED, location(number));
    }
    assertThat(recent.touched(1, other, 0)).isFalse();

    stock.add(RED, location(4), location(5));

    assertThat(recent.touched(1, other, 1)).isTrue();
    assertThat(recent.touched(1, other, 2)).isFalse();
    assertThat(recent.touched(1, StixId.parse(Stock.id(3)), 2)).isTrue();
    stock.add(RED, location(6), location(7), location(8), location(9));
    assertThat(recent.touched(1, other, 4)).isTrue();
    assertThat(recent.touched(1, other, 5)).isFalse();
  }

  private static String location(int number) {
    return Stock.location(number, "2026-01-01T00:00:00.000Z", Tlp.AMBER);
  }

  static Stream<Long> seeds() {
    return IntStream.range(0, 200).mapToObj(seed -> 8_100_000L + seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lookingEarlyComesToTheSameAsLookingInTurn(long seed) {
    var random = new Random(seed);
    var inTurn = new Stock();
    Deque<Waiting> waiting = new ArrayDeque<>();
    int added = 0;
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          var viewer = random.nextBoolean() ? RED : GREEN;
          waiting.add(Waiting.look(stock, stock.addition(viewer, objects(random))));
        }
        case 2, 3 -> {
          if (!waiting.isEmpty()) {
            var next = waiting.remove();
            var late = next.add(stock);
            assertThat(late).isEqualTo(inTurn.commit(it -> new Adding(it).add(next.addition())));
            added += late.successes().size();
          }
        }
        default -> {
          var id = Stock.id(random.nextInt(5));
          int taken = stock.take(RED, id, VersionFilter.ALL);
          assertThat(taken).isEqualTo(inTurn.take(RED, id, VersionFilter.ALL));
        }
      }
      assertThat(stock.all(Query.EVERYTHING, RED, 10))
          .isEqualTo(inTurn.all(Query.EVERYTHING, RED, 10));
    }
    assertThat(added).isPositive();
  }

  private static List<String> objects(Random random) {
    return IntStream.range(0, 1 + random.nextInt(3))
        .mapToObj(_ ->
            Stock.location(
                random.nextInt(5),
                "2026-01-0%dT00:00:00.000Z".formatted(1 + random.nextInt(2)),
                random.nextBoolean() ? "Pier" : "Quay",
                "\"" + (random.nextBoolean() ? Tlp.RED : Tlp.GREEN).marking() + "\""))
        .toList();
  }
}
