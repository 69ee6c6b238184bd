package dev.tocsin.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.edge.TreeRows;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdFilterTest {
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final int LARGE_BYTES = 1 << 20;
  private static final int IDS = 200;

  private final Stock stock = new Stock();

  private static StixId id(int number) {
    return StixId.parse(Stock.id(number));
  }

  private static String object(int number) {
    return Stock.location(number, "2026-01-01T00:00:00.000Z", Tlp.AMBER);
  }

  private static IdFilter filled(Rows rows) {
    var filter = new IdFilter();
    filter.fill(rows, () -> true);
    return filter;
  }

  @Test
  void knowsOfAnIdThatWasThereAndOfOneThatCame() {
    stock.add(RED, object(1));
    var filter = filled(stock.reads());
    stock.tell(filter::add);
    stock.add(RED, object(2));

    assertThat(filter.lacks(1, id(1))).isFalse();
    assertThat(filter.lacks(1, id(2))).isFalse();
    assertThat(filter.lacks(1, id(3))).isTrue();
    assertThat(filter.lacks(2, id(1))).isTrue();
  }

  @Test
  void saysOfNothingThatItIsNotThereBeforeAllIdsWereRead() {
    stock.add(RED, object(1));
    var filter = new IdFilter();
    assertThat(filter.lacks(1, id(3))).isFalse();

    filter.fill(stock.reads(), () -> false);
    assertThat(filter.lacks(1, id(3))).isFalse();

    filter.fill(stock.reads(), () -> true);
    assertThat(filter.lacks(1, id(3))).isTrue();
  }

  @Test
  void anIdThatWentIsLookedForStill() {
    stock.add(RED, object(1));
    var filter = filled(stock.reads());
    stock.tell(filter::add);

    stock.take(RED, Stock.id(1), VersionFilter.ALL);

    assertThat(filter.lacks(1, id(1))).isFalse();
  }

  @Test
  void theStoreIsNotAskedForWhatIsCertainlyNew() {
    stock.add(RED, object(1));
    var filter = filled(stock.reads());
    var addition = stock.addition(RED, List.of(object(1), object(2)));

    var cost =
        stock.cost(() ->
            assertThat(Adding.there(stock.reads(), addition, id -> filter.lacks(1, id)))
                .containsExactly(id(1)));

    assertThat(cost.asked()).hasSize(1);
  }

  static Stream<Long> seeds() {
    return IntStream.range(0, 200).mapToObj(seed -> 9_300_000L + seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverDeniesWhatIsThereHoweverCommitsAndReadingMix(long seed) {
    var random = new Random(seed);
    random.ints(30, 0, IDS).forEach(number -> stock.add(RED, object(number)));
    // So small that it grows on the way, and reads a few rows at a time.
    var filter = new IdFilter(64, LARGE_BYTES, 1 + random.nextInt(9));
    stock.tell(filter::add);

    filter.fill(
        stock.reads(),
        () -> {
          act(random);
          return true;
        });
    for (int step = 0; step < 20; step++) {
      act(random);
    }

    var there =
        stock.all(Query.EVERYTHING, RED, IDS).stream()
            .map(each -> StixId.parse(each.substring(0, each.indexOf(' '))))
            .toList();
    assertThat(there).isNotEmpty().noneMatch(id -> filter.lacks(1, id));
    assertThat(IntStream.range(IDS, 2 * IDS).filter(number -> filter.lacks(1, id(number))))
        .hasSizeGreaterThan(IDS / 10 * 9);
  }

  private void act(Random random) {
    int number = random.nextInt(IDS);
    if (random.nextInt(3) == 0) {
      stock.take(RED, Stock.id(number), VersionFilter.ALL);
    } else {
      stock.add(RED, object(number));
    }
  }

  /// Rows of ids alone.
  private static TreeRows rows(Random random, int ids) {
    var rows = new TreeRows();
    for (int i = 0; i < ids; i++) {
      rows.write(Row.put(Table.OBJECT_VERSION, Keys.id(1, random(random)), Bytes.EMPTY));
    }
    return rows;
  }

  private static StixId random(Random random) {
    return new StixId("location", new UUID(random.nextLong(), random.nextLong()));
  }

  @Test
  void lessThanThreeOfAHundredNewIdsAreTakenForOthersAfterItGrew() {
    var random = new Random(9_310_000);
    var filter = new IdFilter(1 << 12, LARGE_BYTES, 1_000);
    filter.fill(rows(random, 24_000), () -> true);

    long lacked =
        Stream.generate(() -> random(random))
            .limit(20_000)
            .filter(it -> filter.lacks(1, it))
            .count();

    assertThat(lacked).isGreaterThan(19_400);
  }

  @Test
  void isGivenUpWhereThereAreTooManyIdsForItsMemory() {
    var random = new Random(9_320_000);
    var filter = new IdFilter(1 << 10, 7 << 10, 1_000);
    stock.tell(filter::add);
    filter.fill(rows(random, 4_500), () -> true);
    assertThat(filter.lacks(1, random(random))).isTrue();

    filter.fill(rows(random, 2_000), () -> true);
    stock.add(RED, object(1));

    assertThat(filter.lacks(1, random(random))).isFalse();
    assertThat(filter.lacks(1, id(1))).isFalse();
  }
}
