package dev.tocsin.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.List;
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
    return page(reader, viewer, DateAdded.BEGINNING).items().size();
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
  void whoeverHasEverythingIsToldSoWithoutALook() {
    stock.add(RED, Stock.location(1, AT, Tlp.GREEN), Stock.location(2, AT, Tlp.AMBER));
    stock.take(RED, Stock.id(2), VersionFilter.ALL);
    var restarted = new Reader(stock.reads(), new Outlines(stock.reads()));
    for (var each : List.of(reader, restarted)) {
      var last = page(each, RED, DateAdded.BEGINNING).position();
      var word = each.withdrawals(1, RED, DateAdded.BEGINNING, 10).position();
      assertThat(stock.cost(() -> assertThat(page(each, RED, last).items()).isEmpty()).asked())
          .isEmpty();
      var none = stock.cost(() -> assertThat(each.withdrawals(1, RED, word, 10).items()).isEmpty());
      assertThat(none.asked()).isEmpty();
    }
  }

  @Test
  void whatIsHiddenNeverMakesAReaderLook() {
    stock.add(RED, Stock.location(1, AT, Tlp.GREEN));
    var last = page(reader, GREEN, DateAdded.BEGINNING).position();

    stock.add(RED, Stock.location(2, AT, Tlp.RED));
    stock.take(RED, Stock.id(2), VersionFilter.ALL);

    assertThat(stock.cost(() -> page(reader, GREEN, last)).asked()).isEmpty();
    assertThat(stock.cost(() -> reader.withdrawals(1, GREEN, last, 10)).asked()).isEmpty();
    stock.add(RED, Stock.location(3, AT, Tlp.GREEN));
    assertThat(page(reader, GREEN, last).items()).hasSize(1);
  }

  @Test
  void nobodyGoesPastWhatIsWrittenButNotYetTold() {
    stock.add(RED, Stock.location(1, AT, Tlp.GREEN), Stock.location(2, AT, Tlp.RED));
    assertThat(seen(RED)).isEqualTo(2);
    var written = new ArrayList<Shelf>();
    stock.tell(written::add);
    stock.add(RED, Stock.location(3, AT, Tlp.GREEN));
    stock.add(RED, Stock.location(4, AT, Tlp.RED), Stock.location(5, AT, Tlp.GREEN));

    var found = new ArrayList<String>();
    var after = DateAdded.BEGINNING;
    for (int told = 0; told <= written.size(); told++) {
      var page = page(reader, RED, after);
      page.items().forEach(each -> found.add(each.row().id()));
      after = page.position();
      assertThat(found).hasSize(List.of(2, 3, 5).get(told));
      written.stream().skip(told).findFirst().ifPresent(outlines::committed);
    }
    assertThat(found).doesNotHaveDuplicates();
  }

  private static Page<Page.Found> page(Reader reader, Viewer viewer, DateAdded after) {
    return reader.page(1, Query.EVERYTHING, viewer, after, new Page.Bounds(100, Long.MAX_VALUE));
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
