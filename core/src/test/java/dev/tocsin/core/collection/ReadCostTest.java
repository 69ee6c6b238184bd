package dev.tocsin.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a read asks of the disk tells no more of a denied object than its answer does.
class ReadCostTest {
  private static final Viewer GREEN = Viewer.of(Set.of("tlp.green"));
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final StixId DENIED = StixId.parse(Stock.id(1));
  private static final StixId ABSENT = StixId.parse(Stock.id(9));

  private final Stock stock = new Stock();

  ReadCostTest() {
    stock.add(
        RED,
        Stock.location(1, "2026-01-02T00:00:00.000Z", Tlp.RED),
        Stock.location(1, "2026-01-03T00:00:00.000Z", Tlp.RED),
        Stock.location(2, "2026-01-02T00:00:00.000Z", Tlp.GREEN));
  }

  @Test
  void aDeniedObjectCostsTheReadsOfAnAbsentOne() {
    var reader = stock.reader();
    Stream.<Consumer<StixId>>of(
            id -> reader.has(1, id, GREEN),
            id -> reader.versions(1, id, GREEN, DateAdded.BEGINNING, 10),
            id -> stock.page(query(id), GREEN, DateAdded.BEGINNING, 10))
        .forEach(read ->
            assertThat(stock.asked(() -> read.accept(DENIED)))
                .isNotEmpty()
                .isEqualTo(stock.asked(() -> read.accept(ABSENT))));
  }

  @Test
  void aPageCostsWhatItCostsWithoutWhatIsDenied() {
    var without = new Stock();
    without.add(RED, Stock.location(2, "2026-01-02T00:00:00.000Z", Tlp.GREEN));
    var all = Query.EVERYTHING;
    assertThat(stock.asked(() -> stock.page(all, GREEN, DateAdded.BEGINNING, 10)))
        .isEqualTo(without.asked(() -> without.page(all, GREEN, DateAdded.BEGINNING, 10)));
  }

  private static Query query(StixId id) {
    return new Query(Set.of(id), Set.of(), VersionFilter.ALL);
  }
}
