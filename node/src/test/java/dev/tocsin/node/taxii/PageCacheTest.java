package dev.tocsin.node.taxii;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.ObjectChange;
import dev.tocsin.core.collection.ObjectPlace;
import dev.tocsin.core.collection.ObjectRow;
import dev.tocsin.core.collection.Page;
import dev.tocsin.stix.ByteSlice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageCacheTest {
  private static final int COLLECTION = 1;
  private static final int PAGE_OBJECTS = 3;
  private static final PageCache.Key KEY = key(Set.of(1, 2), 10);

  private final PageCache cache = new PageCache(1 << 10);

  private static PageCache.Key key(Set<Integer> labels, long after) {
    return new PageCache.Key(COLLECTION, labels, new DateAdded(after), PAGE_OBJECTS);
  }

  /// Three objects, named by their dates.
  private static Page<Page.Found> page(long first, boolean more) {
    var found = new ArrayList<Page.Found>();
    for (long date = first; date < first + PAGE_OBJECTS; date++) {
      var json = ("{\"at\":" + date + "}").getBytes(UTF_8);
      found.add(new Page.Found(new DateAdded(date), ObjectRow.of("", "", ByteSlice.copyOf(json))));
    }
    return new Page<>(found, more, found.getLast().date());
  }

  private Optional<String> found(PageCache.Key key) {
    return cache
        .find(key)
        .map(page -> {
          try (page) {
            return text(page.bytes());
          }
        });
  }

  private static String text(ByteBuffer bytes) {
    return UTF_8.decode(bytes.duplicate()).toString();
  }

  private void drop(int collection, int label, long date) {
    drop(collection, label, date, label);
  }

  private void drop(int collection, int label, long date, int other) {
    var place = new ObjectPlace(collection, label, new DateAdded(date));
    cache.drop(List.of(new ObjectChange(place, other)));
  }

  private void keep(PageCache.Key key, Page<Page.Found> page, long changes) {
    cache.keep(key, page, changes).ifPresent(KeptPage::close);
  }

  @Test
  void givesAFullPageAgainToWhoeverMaySeeTheSame() {
    keep(KEY, page(11, true), cache.changes(KEY));

    assertThat(found(KEY)).contains("{\"at\":11},{\"at\":12},{\"at\":13}]}");
    assertThat(found(key(Set.of(1), 10))).isEmpty();
    assertThat(found(key(Set.of(1, 2), 9))).isEmpty();
  }

  @Test
  void keepsNoPageThatCanStillGrow() {
    keep(KEY, page(11, false), cache.changes(KEY));

    assertThat(found(KEY)).isEmpty();
  }

  @Test
  void dropsAPageOnWhichAnObjectChanges() {
    for (long date = 11; date <= 13; date++) {
      keep(KEY, page(11, true), cache.changes(KEY));

      drop(COLLECTION, 2, date);

      assertThat(found(KEY)).as("changed at %d", date).isEmpty();
    }
  }

  @Test
  void leavesPagesAloneThatDoNotShowTheChange() {
    keep(KEY, page(11, true), cache.changes(KEY));

    drop(COLLECTION, 2, 10);
    drop(COLLECTION, 2, 14);
    drop(COLLECTION, 3, 12);
    drop(COLLECTION, 2, 12, 3);
    drop(COLLECTION + 1, 2, 12);

    assertThat(found(KEY)).isPresent();
  }

  @Test
  void keepsNoPageThatWasReadBeforeAChange() {
    long before = cache.changes(KEY);
    drop(COLLECTION, 2, 99, 1);

    keep(KEY, page(11, true), before);

    assertThat(found(KEY)).isEmpty();
  }

  @Test
  void keepsAPageThatWasReadWhileSomethingChangedThatItsViewersDoNotSee() {
    long before = cache.changes(KEY);
    drop(COLLECTION, 3, 12);
    drop(COLLECTION, 2, 12, 3);
    drop(COLLECTION + 1, 2, 12);

    keep(KEY, page(11, true), before);

    assertThat(found(KEY)).isPresent();
  }

  @Test
  void keepsAPageThatWasReadAheadForWhoeverAsksFirstAndNext() {
    assertThat(cache.keepAhead(KEY, page(11, true), cache.changes(KEY))).isTrue();

    assertThat(cache.has(KEY)).isTrue();
    for (int asked = 0; asked < 2; asked++) {
      assertThat(found(KEY)).contains("{\"at\":11},{\"at\":12},{\"at\":13}]}");
    }
  }

  @Test
  void readsNothingAheadThatCanStillGrowOrIsOutOfDate() {
    assertThat(cache.keepAhead(KEY, page(11, false), cache.changes(KEY))).isFalse();
    long before = cache.changes(KEY);
    drop(COLLECTION, 1, 12);
    assertThat(cache.keepAhead(KEY, page(11, true), before)).isFalse();

    assertThat(cache.has(KEY)).isFalse();
    assertThat(found(KEY)).isEmpty();
  }

  @Test
  void dropsAPageThatWasReadAheadToo() {
    cache.keepAhead(KEY, page(11, true), cache.changes(KEY));
    drop(COLLECTION, 3, 12);
    assertThat(cache.has(KEY)).isTrue();

    drop(COLLECTION, 2, 12);

    assertThat(cache.has(KEY)).isFalse();
    assertThat(found(KEY)).isEmpty();
  }

  @Test
  void givesUpWhatWasReadAheadFirst() {
    int pages = 0;
    long last = 0;
    while (cache.has(KEY) || pages == 0) {
      last = 10 + 10L * pages;
      assertThat(cache.keepAhead(key(Set.of(1, 2), last), page(last + 1, true), 0)).isTrue();
      pages++;
    }

    // A quarter of what it may hold, in pages of 64 bytes.
    assertThat(pages).isEqualTo(5);
    assertThat(found(key(Set.of(1, 2), last))).isPresent();
    assertThat(new PageCache(100).keepAhead(KEY, page(11, true), 0)).isFalse();
  }

  @Test
  void holdsNoMoreThanItMay() {
    for (long first = 100; first < 100_000; first += 100) {
      keep(key(Set.of(1), first - 1), page(first, true), 0);
    }

    int kept = 0;
    for (long first = 100; first < 100_000; first += 100) {
      kept += found(key(Set.of(1), first - 1)).map(String::length).orElse(0);
    }
    assertThat(kept).isPositive().isLessThanOrEqualTo(1 << 10);
  }

  @Test
  void lastsUntilTheLastOneWhoHoldsItIsDone() {
    keep(KEY, page(11, true), cache.changes(KEY));
    var held = cache.find(KEY).orElseThrow();

    drop(COLLECTION, 1, 12);
    keep(key(Set.of(1, 2), 20), page(21, true), cache.changes(KEY));

    assertThat(text(held.bytes())).isEqualTo("{\"at\":11},{\"at\":12},{\"at\":13}]}");
    held.close();
    assertThat(held.hold()).isFalse();
  }

  @Test
  void theMemoryOfAPageThatIsGoneServesThoseAloneWhoMaySeeTheSame() {
    keep(KEY, page(11, true), cache.changes(KEY));
    var gone = cache.find(KEY).orElseThrow();
    var bytes = gone.bytes();
    drop(COLLECTION, 1, 12);
    gone.close();

    keep(key(Set.of(1), 20), page(21, true), cache.changes(KEY));
    keep(new PageCache.Key(9, KEY.labels(), KEY.after(), 3), page(31, true), 0);
    assertThat(text(bytes)).isEqualTo("{\"at\":11},{\"at\":12},{\"at\":13}]}");

    keep(key(Set.of(1, 2), 40), page(41, true), cache.changes(KEY));
    assertThat(text(bytes)).isEqualTo("{\"at\":41},{\"at\":42},{\"at\":43}]}");
  }

  @Test
  void memoryThatIsTooMuchGoesBackToTheSystem() {
    var held = new ArrayList<KeptPage>();
    for (long first = 100; first < 2_000; first += 100) {
      var key = key(Set.of(1), first - 1);
      keep(key, page(first, true), cache.changes(KEY));
      cache.find(key).ifPresent(held::add);
    }
    var bytes = held.stream().map(KeptPage::bytes).toList();
    for (long first = 100; first < 2_000; first += 100) {
      drop(COLLECTION, 1, first);
    }

    held.forEach(KeptPage::close);

    assertThat(bytes).filteredOn(PageCacheTest::isGone).hasSizeGreaterThanOrEqualTo(8);
  }

  private static boolean isGone(ByteBuffer bytes) {
    try {
      bytes.get(0);
      return false;
    } catch (IllegalStateException _) {
      return true;
    }
  }
}
