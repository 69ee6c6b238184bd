package dev.tocsin.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is asked of the disk for somebody tells no more of a denied object than the answer does.
class ReadCostTest {
  private static final Viewer GREEN = Viewer.of(Set.of("tlp.green"));
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final StixId DENIED = StixId.parse(Stock.id(1));
  private static final StixId ABSENT = StixId.parse(Stock.id(9));

  private static final int VERSIONS = 1_000;

  private final Stock stock = new Stock();

  ReadCostTest() {
    stock.add(RED, Stock.location(2, "2026-01-02T00:00:00.000Z", Tlp.GREEN));
    stock.add(
        RED,
        IntStream.range(0, VERSIONS)
            .mapToObj("2026-01-02T00:00:00.%03dZ"::formatted)
            .map(at -> Stock.location(1, at, Tlp.RED))
            .toArray(String[]::new));
  }

  @Test
  void aDeniedObjectCostsTheReadsOfAnAbsentOne() {
    var reader = stock.reader();
    Stream.<Consumer<StixId>>of(
            id -> reader.has(1, id, GREEN),
            id -> reader.versions(1, id, GREEN, DateAdded.BEGINNING, 10),
            id -> stock.page(query(id), GREEN, DateAdded.BEGINNING, 10))
        .forEach(read ->
            assertThat(stock.cost(() -> read.accept(DENIED)))
                .isEqualTo(stock.cost(() -> read.accept(ABSENT))));
    assertThat(reader.versions(1, DENIED, RED, DateAdded.BEGINNING, VERSIONS).items())
        .hasSize(VERSIONS);
  }

  @Test
  void takingOutADeniedObjectCostsWhatAnAbsentOneCosts() {
    var denied = stock.cost(() -> assertThat(take(DENIED)).isZero());
    assertThat(denied.asked()).isNotEmpty();
    assertThat(denied).isEqualTo(stock.cost(() -> assertThat(take(ABSENT)).isZero()));
  }

  private int take(StixId id) {
    return stock.take(GREEN, id.toString(), VersionFilter.ALL);
  }

  @Test
  void aPageCostsWhatItCostsWithoutWhatIsDenied() {
    var without = new Stock();
    without.add(RED, Stock.location(2, "2026-01-02T00:00:00.000Z", Tlp.GREEN));
    var all = Query.EVERYTHING;
    assertThat(stock.cost(() -> stock.page(all, GREEN, DateAdded.BEGINNING, 10)).asked())
        .isNotEmpty()
        .isEqualTo(without.cost(() -> without.page(all, GREEN, DateAdded.BEGINNING, 10)).asked());
  }

  @Test
  void aPageCostsTheSameWhetherAnObjectHasADeniedLaterVersion() {
    var without = new Stock();
    var both = new Stock();
    for (var each : List.of(without, both)) {
      each.add(RED, Stock.location(2, "2026-01-02T00:00:00.000Z", Tlp.GREEN));
    }
    both.add(RED, Stock.location(2, "2026-01-03T00:00:00.000Z", Tlp.RED));
    for (var viewer : List.of(GREEN, RED)) {
      assertThat(both.all(Query.EVERYTHING, viewer, 10)).hasSize(1);
    }
    var everything = Query.EVERYTHING;
    assertThat(both.cost(() -> both.page(everything, GREEN, DateAdded.BEGINNING, 10)).asked())
        .isNotEmpty()
        .isEqualTo(
            without.cost(() -> without.page(everything, GREEN, DateAdded.BEGINNING, 10)).asked());
  }

  private static Query query(StixId id) {
    return new Query(Set.of(id), Set.of(), VersionFilter.ALL);
  }
}
