package dev.tocsin.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.Tlp;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutlinesTest {
  private static final Viewer GREEN = Viewer.of(Set.of("tlp.green"));
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final String AT = "2026-01-02T00:00:00.000Z";

  private final Stock stock = new Stock();
  private final Outlines outlines = new Outlines(stock.reads());
  private final Reader reader = new Reader(stock.reads(), outlines);

  @BeforeEach
  void keepThemTrue() {
    stock.tell(outlines::committed);
  }

  private int seen(Viewer viewer) {
    var bounds = new Page.Bounds(100, Long.MAX_VALUE);
    return reader.page(1, Query.EVERYTHING, viewer, DateAdded.BEGINNING, bounds).items().size();
  }

  @Test
  void whatIsCommittedIsSeenAtOnce() {
    for (int number = 1; number <= 3; number++) {
      assertThat(seen(RED)).isEqualTo(number - 1);
      stock.add(RED, Stock.location(number, AT, number == 2 ? Tlp.RED : Tlp.GREEN));
      assertThat(seen(RED)).isEqualTo(number);
    }
    assertThat(seen(GREEN)).isEqualTo(2);
    stock.take(RED, Stock.id(1), VersionFilter.ALL);
    assertThat(seen(GREEN)).isEqualTo(1);
  }

  @Test
  void nothingIsLookedUpForAReaderWhateverOthersAdd() {
    stock.add(RED, Stock.location(1, AT, Tlp.GREEN));
    assertThat(seen(GREEN)).isEqualTo(1);

    stock.add(RED, Stock.location(2, AT, Tlp.RED));

    assertThat(stock.cost(() -> reader.view(1, GREEN)).asked()).isEmpty();
    assertThat(reader.view(1, GREEN).upTo()).isEqualTo(reader.view(1, RED).upTo());
  }

  @Test
  void whatIsLeftOfARemovedCollectionIsForgotten() {
    stock.add(RED, Stock.location(1, AT, Tlp.GREEN));
    assertThat(seen(GREEN)).isEqualTo(1);

    assertThat(stock.<Boolean>commit(shelf -> new Withdrawing(shelf).clear(1, "ann"))).isFalse();

    assertThat(seen(RED)).isZero();
    assertThat(reader.view(1, RED).labels()).isEmpty();
    assertThat(stock.cost(() -> reader.view(1, RED)).asked()).isEmpty();
    stock.add(RED, Stock.location(2, AT, Tlp.GREEN));
    assertThat(seen(GREEN)).isEqualTo(1);
  }
}
