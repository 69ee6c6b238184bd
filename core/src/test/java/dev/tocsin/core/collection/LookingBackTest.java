package dev.tocsin.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Generated;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookingBackTest {
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final DateAdded END = new DateAdded(Long.MAX_VALUE);

  private record Walk(List<String> seen, List<String> reads) {}

  private static Walk walk(Stock stock, Viewer viewer, DateAdded before, int most) {
    var seen = new ArrayList<String>();
    var cost =
        stock.cost(() -> {
          var back = new LookingBack(stock.reads(), List.of(1), viewer, before);
          while (back.date().isPresent() && seen.size() < most) {
            var next = back.take();
            seen.add(
                next.date()
                    + (next.last() ? " last " : " earlier ")
                    + new String(next.row().json(), StandardCharsets.UTF_8));
          }
        });
    return new Walk(seen, cost.asked());
  }

  @Test
  void goesFromTheNewestToTheOldestAndOnFromAnyPlace() {
    var stock = new Stock();
    for (int each = 0; each < 700; each++) {
      var level = each % 3 == 0 ? Tlp.GREEN : Tlp.AMBER;
      stock.add(RED, Stock.location(each, "2026-01-02T00:00:00.000Z", level));
    }

    var all = walk(stock, RED, END, Integer.MAX_VALUE).seen();

    assertThat(all).hasSize(700).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(all.getFirst()).contains(Stock.id(699));
    var from = DateAdded.of(Instant.parse(all.get(299).substring(0, 27)));
    assertThat(walk(stock, RED, from, Integer.MAX_VALUE).seen()).isEqualTo(all.subList(300, 700));
  }

  @Test
  void comesAcrossEachVersionOnceThoughItIsThereTwice() {
    var stock = new Stock();
    String green = "\"" + Tlp.GREEN.marking() + "\"";
    stock.add(RED, Stock.location(1, "2026-01-02T00:00:00.000Z", Tlp.RED));
    stock.add(
        Viewer.of(Set.of("tlp.green")),
        Stock.location(1, "2026-01-02T00:00:00.000Z", "Elsewhere", green));

    assertThat(walk(stock, RED, END, Integer.MAX_VALUE).seen())
        .singleElement()
        .satisfies(seen -> assertThat(seen).contains(" last ", "Place"));
    assertThat(walk(stock, Viewer.of(Set.of("tlp.green")), END, Integer.MAX_VALUE).seen())
        .singleElement()
        .satisfies(seen -> assertThat(seen).contains(" last ", "Elsewhere"));
  }

  @Test
  void goesOnFromTheMiddleOfWhatWasAddedTogether() {
    var stock = new Stock();
    for (int addition = 0; addition < 3; addition++) {
      var together = new String[90];
      for (int each = 0; each < together.length; each++) {
        var level = each % 3 == 0 ? Tlp.GREEN : Tlp.AMBER;
        together[each] = Stock.location(90 * addition + each, "2026-01-02T00:00:00.000Z", level);
      }
      stock.add(RED, together);
    }

    var all = walk(stock, RED, END, Integer.MAX_VALUE).seen();

    assertThat(all).hasSize(270).isSortedAccordingTo(Comparator.reverseOrder());
    for (int at = 0; at < all.size(); at += 7) {
      var from = DateAdded.of(Instant.parse(all.get(at).substring(0, 27)));
      assertThat(walk(stock, RED, from, Integer.MAX_VALUE).seen())
          .isEqualTo(all.subList(at + 1, all.size()));
    }
  }

  @Test
  void saysWhichVersionIsTheLastForTheViewer() {
    var stock = new Stock();
    stock.add(RED, Stock.location(1, "2026-01-02T00:00:00.000Z", Tlp.GREEN));
    stock.add(RED, Stock.location(1, "2026-01-03T00:00:00.000Z", Tlp.RED));

    assertThat(walk(stock, RED, END, 9).seen())
        .satisfiesExactly(
            first -> assertThat(first).contains(" last ", "01-03"),
            second -> assertThat(second).contains(" earlier ", "01-02"));
    assertThat(walk(stock, Viewer.of(Set.of("tlp.green")), END, 9).seen())
        .satisfiesExactly(only -> assertThat(only).contains(" last ", "01-02"));
  }

  /// Two stores get the same additions at the same times, one of them only those that the viewer
  /// may see.
  @Test
  void comesAcrossTheSameWhetherWhatIsHiddenIsThereOrNot() {
    for (long seed = 1; seed <= 60; seed++) {
      var some = new Generated(seed);
      var viewer = Viewer.of(Set.of("tlp." + some.pick(List.of("clear", "green", "amber"))));
      var full = new Stock();
      var part = new Stock();
      var time = Stock.NOW;
      for (int each = some.below(120); each >= 0; each--) {
        time = time.plusMillis(1);
        var level = some.pick(List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.RED));
        boolean shown =
            viewer.attributes().contains("tlp." + level.name().toLowerCase(Locale.ROOT));
        // An id is either hidden or not, but for one that has versions of both kinds: a version of
        // both kinds would wait for a person.
        int number = some.below(10) == 0 ? 0 : 10 * some.below(6) + level.level();
        int day = 2 * some.below(14) + (shown ? 1 : 2);
        var object = Stock.location(number, "2026-01-%02dT00:00:00.000Z".formatted(day), level);
        full.setClock(time);
        full.add(shown ? viewer : RED, object);
        if (shown) {
          part.setClock(time);
          part.add(viewer, object);
        }
      }
      int most = 1 + some.below(40);
      var before = some.flip() ? END : DateAdded.of(time.minusMillis(some.below(60)));
      assertThat(walk(full, viewer, before, most).seen())
          .as("seed %d", seed)
          .isEqualTo(walk(part, viewer, before, most).seen());
    }
  }

  @Test
  void readsTheSameWhetherWhatIsHiddenIsThereOrNot() {
    var full = new Stock();
    var part = new Stock();
    for (int each = 0; each < 50; each++) {
      var shown = Stock.location(each, "2026-01-02T00:00:00.000Z", Tlp.GREEN);
      full.add(RED, shown);
      part.add(RED, shown);
      full.add(RED, Stock.location(100 + each, "2026-01-02T00:00:00.000Z", Tlp.RED));
    }
    var viewer = Viewer.of(Set.of("tlp.green"));

    assertThat(walk(full, viewer, END, 60).reads())
        .isNotEmpty()
        .isEqualTo(walk(part, viewer, END, 60).reads());
  }
}
