package dev.tocsin.core.collection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkTest {
  private static final List<Tlp> LEVELS = List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.RED);
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final Viewer GREEN = Viewer.of(Set.of("tlp.green"));

  private final Stock stock = new Stock();

  private static String location(int number, String modified, Tlp level) {
    return Stock.location(number, "2026-01-01T00:00:" + modified + ".000Z", level);
  }

  private Walk walk(Viewer viewer, DateAdded after, long objects) {
    return stock.reader().walk(1, stock.reader().view(1, viewer), after, objects);
  }

  /// Additions of some objects each, of which some follow earlier ones, with another level or not.
  private void fill(Random random) {
    int numbers = 0;
    for (int addition = 0; addition < 20; addition++) {
      var objects = new ArrayList<String>();
      for (int count = random.nextInt(30); count >= 0; count--) {
        boolean known = numbers > 0 && random.nextInt(4) == 0;
        int number = known ? random.nextInt(numbers) : numbers++;
        var version = addition < 10 ? "0" + addition : Integer.toString(addition);
        objects.add(location(number, version, LEVELS.get(random.nextInt(LEVELS.size()))));
      }
      stock.add(RED, objects.toArray(String[]::new));
    }
  }

  @Test
  void aPageIsEmptyAndSaysThatThereIsMoreWhereEnoughOldVersionsFollowEachOther() {
    int versions = 50_010;
    stock.add(
        RED,
        IntStream.range(0, versions)
            .mapToObj(number -> "2026-01-01T00:00:00.%06dZ".formatted(number))
            .map(modified -> Stock.location(1, modified, Tlp.GREEN))
            .toArray(String[]::new));

    var first = stock.page(Query.EVERYTHING, GREEN, DateAdded.BEGINNING, 10);
    assertThat(first.items()).isEmpty();
    assertThat(first.more()).isTrue();
    var second = stock.page(Query.EVERYTHING, GREEN, first.position(), 10);
    assertThat(second.items())
        .singleElement()
        .satisfies(last -> assertThat(last.row().version()).endsWith(".050009Z"));
    assertThat(second.more()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void showsPageByPageWhatIsReadInOnePageAtATime(long seed) {
    var random = new Random(seed);
    fill(random);
    for (var viewer : List.of(RED, GREEN)) {
      for (int round = 0; round < 20; round++) {
        var bounds =
            random.nextBoolean()
                ? new Page.Bounds(1 + random.nextInt(40), Long.MAX_VALUE)
                : new Page.Bounds(1_000, random.nextInt(4_000));
        var walk = walk(viewer, DateAdded.BEGINNING, random.nextInt(200));
        var after = DateAdded.BEGINNING;
        boolean more = true;
        while (more) {
          var alone = stock.reader().page(1, Query.EVERYTHING, viewer, after, bounds);
          var page = walk.next(bounds);

          assertThat(json(page)).isEqualTo(json(alone));
          assertThat(page.position()).isEqualTo(alone.position());
          assertThat(page.more()).isEqualTo(alone.more());
          after = page.position();
          more = page.more();
        }
        assertThat(walk.next(bounds).items()).isEmpty();
        assertThat(after).isGreaterThan(DateAdded.BEGINNING);
      }
    }
  }

  private static List<String> json(Page<Page.Found> page) {
    return page.items().stream()
        .map(found -> {
          var row = found.row();
          var text = new String(row.bytes(), row.offset(), row.length(), UTF_8);
          return found.date() + " " + text;
        })
        .toList();
  }

  @Test
  void endsWhereTheCollectionEndedWhenItBegan() {
    stock.add(RED, location(1, "00", Tlp.GREEN), location(2, "00", Tlp.GREEN));
    var walk = walk(GREEN, DateAdded.BEGINNING, 10);
    var one = new Page.Bounds(1, Long.MAX_VALUE);
    assertThat(walk.next(one).items()).hasSize(1);

    stock.add(RED, location(3, "00", Tlp.GREEN));

    var last = walk.next(one);
    assertThat(last.items()).hasSize(1);
    assertThat(last.more()).isFalse();
  }

  @Test
  void severalPagesAskNoMoreOfTheStoreThanOneOfThatSize() {
    for (int addition = 0; addition < 50; addition++) {
      var objects = new ArrayList<String>();
      for (int number = 0; number < 8; number++) {
        objects.add(location(addition * 8 + number, "00", LEVELS.get(number % LEVELS.size())));
      }
      stock.add(RED, objects.toArray(String[]::new));
    }
    var small = new Page.Bounds(20, Long.MAX_VALUE);
    var large = new Page.Bounds(80, Long.MAX_VALUE);

    var four =
        stock.cost(() -> {
          var walk = walk(RED, DateAdded.BEGINNING, 80);
          for (int page = 0; page < 4; page++) {
            assertThat(walk.next(small).items()).hasSize(20);
          }
        });

    assertThat(four).isEqualTo(stock.cost(() -> walk(RED, DateAdded.BEGINNING, 80).next(large)));
  }
}
