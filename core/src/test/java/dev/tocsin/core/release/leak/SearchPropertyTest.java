package dev.tocsin.core.release.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The search beside a naive one, on random texts over few letters so that much is found. What the
/// texts fold to is known from how they were made. `-Dtocsin.leak.cases` makes it longer, and
/// `-Dtocsin.leak.seed` another one.
class SearchPropertyTest {
  private static final int CASES = Integer.getInteger("tocsin.leak.cases", 1_500);
  private static final long SEED = Long.getLong("tocsin.leak.seed", 20300131L);

  private record Unit(String written, String folded) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("a", "a"),
          new Unit("A", "a"),
          new Unit("á", "a"),
          new Unit("A\u0301", "a"),
          new Unit("b", "b"),
          new Unit("Ｂ", "b"),
          new Unit("ß", "ss"),
          new Unit("s", "s"),
          new Unit("ﬁ", "fi"),
          new Unit("f", "f"),
          new Unit("I", "i"),
          new Unit("\u200b", ""),
          new Unit("\u202e", ""),
          new Unit("'", ""),
          new Unit("-", " "),
          new Unit(" ", " "),
          new Unit("[.]", " "),
          new Unit("...", " "),
          new Unit("æ", "ae"),
          new Unit("e", "e"));

  @Test
  void findsWhatANaiveSearchFindsAndNothingElse() {
    int found = 0;
    for (int number = 0; number < CASES; number++) {
      var random = new SplittableRandom(SEED + number);
      List<Withheld> parts = new ArrayList<>();
      List<String> values = new ArrayList<>();
      for (int part = 0; part < 1 + random.nextInt(6); part++) {
        String value = word(random, 3 + random.nextInt(9));
        values.add(value);
        parts.add(Examples.name(value));
      }
      List<Unit> text = units(random, 20 + random.nextInt(120));
      Set<Integer> expected = naive(text, values);
      assertThat(covered(text, parts)).as("seed " + (SEED + number)).isEqualTo(expected);
      found += expected.size();
    }
    assertThat(found).isGreaterThan(CASES / 10);
  }

  private static String word(SplittableRandom random, int length) {
    var word = new StringBuilder();
    for (int at = 0; at < length; at++) {
      word.append("absfie".charAt(random.nextInt(random.nextInt(10) == 0 ? 6 : 2)));
    }
    return word.toString();
  }

  private static List<Unit> units(SplittableRandom random, int size) {
    List<Unit> units = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      units.add(UNITS.get(random.nextInt(random.nextInt(3) == 0 ? UNITS.size() : 6)));
    }
    return units;
  }

  /// The places of the units that are part of a match, tried value by value and place by place.
  private static Set<Integer> naive(List<Unit> text, List<String> values) {
    Set<Integer> covered = new TreeSet<>();
    for (String value : values) {
      boolean loose = value.length() >= Needles.LOOSE_LETTERS;
      for (int unit = 0; unit < text.size(); unit++) {
        for (int skip = 0; skip < text.get(unit).folded().length(); skip++) {
          match(text, unit, skip, value, loose).ifPresent(covered::addAll);
        }
      }
    }
    return covered;
  }

  private static java.util.Optional<Set<Integer>> match(
      List<Unit> text, int first, int skip, String value, boolean loose) {
    if (value.length() < Needles.SHORTEST
        || text.get(first).folded().equals(" ")
        || (!loose && (skip > 0 || !isBorder(text, first - 1, -1)))) {
      return java.util.Optional.empty();
    }
    Set<Integer> places = new TreeSet<>();
    int unit = first;
    int inside = skip;
    for (int at = 0; at < value.length(); at++) {
      while (unit < text.size() && isPassed(text.get(unit), inside, loose)) {
        unit++;
        inside = 0;
      }
      if (unit == text.size() || text.get(unit).folded().charAt(inside) != value.charAt(at)) {
        return java.util.Optional.empty();
      }
      places.add(unit);
      inside++;
    }
    boolean whole = inside == text.get(unit).folded().length();
    return loose || (whole && isBorder(text, unit + 1, 1))
        ? java.util.Optional.of(places)
        : java.util.Optional.empty();
  }

  private static boolean isPassed(Unit unit, int inside, boolean loose) {
    return unit.folded().length() <= inside || (loose && unit.folded().equals(" "));
  }

  private static boolean isBorder(List<Unit> text, int from, int step) {
    int at = from;
    while (at >= 0 && at < text.size() && text.get(at).folded().isEmpty()) {
      at += step;
    }
    return at < 0 || at >= text.size() || text.get(at).folded().equals(" ");
  }

  private static Set<Integer> covered(List<Unit> text, List<Withheld> parts) {
    var written = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    for (Unit unit : text) {
      starts.add(written.length());
      written.append(unit.written());
    }
    var search = new Search(written.toString(), Needles.of(parts), Set.of());
    Set<Integer> covered = new TreeSet<>();
    for (Search.Found find : search.all()) {
      for (int unit = 0; unit < text.size(); unit++) {
        boolean letters = !text.get(unit).folded().isBlank();
        if (letters && starts.get(unit) >= find.start() && starts.get(unit) < find.end()) {
          covered.add(unit);
        }
      }
    }
    return covered;
  }
}
