package dev.tocsin.core.release.leak;

import dev.tocsin.core.release.leak.Hit.How;
import dev.tocsin.core.release.leak.Needles.Needle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The search of one text, as it stands, with percent signs read, and in other spellings. For one
/// thread.
final class Search {
  private final String text;
  private final Needles needles;
  private final Set<String> leavingIds;
  private final List<Found> found = new ArrayList<>();

  Search(String text, Needles needles, Set<String> leavingIds) {
    this.text = text;
    this.needles = needles;
    this.leavingIds = leavingIds;
  }

  /// Needles of one part that touch each other make one find.
  ///
  /// @param needle the longest of them
  /// @param start in the original
  /// @param end in the original
  /// @param words folded
  /// @param before folded, what stands before
  /// @param after folded, what stands after
  record Found(
      int needle,
      How how,
      String original,
      int start,
      int end,
      String words,
      String before,
      String after) {}

  /// A find in a view, in characters of the view.
  ///
  /// @param last inclusive
  private record Span(int needle, int start, int last) {
    boolean touches(Span later) {
      return later.start <= last + 1;
    }
  }

  /// All finds, by place; beyond [LeakCheck#MAX_HITS] just enough to tell that there are more.
  List<Found> all() {
    Folded plain = Folding.fold(text);
    if (!plain.isEmpty()) {
      scan(plain, needles.written(), How.EXACT);
      others(plain);
      found.sort(Comparator.comparingInt(Found::start));
    }
    return found;
  }

  private void others(Folded plain) {
    if (Disguises.hasPercent(text)) {
      scan(Disguises.percentRead(text), needles.written(), How.ENCODED);
    }
    boolean abjad = text.codePoints().anyMatch(Spellings::isAbjad);
    for (Folded view : Spellings.views(text)) {
      scan(view, needles.written(), How.TRANSLITERATED);
      if (abjad && !needles.heard().isEmpty()) {
        scan(Spellings.consonants(view), needles.heard(), How.TRANSLITERATED);
      }
    }
    if (!needles.spelled().isEmpty()) {
      scan(Spellings.consonants(plain), needles.spelled(), How.TRANSLITERATED);
    }
  }

  /// @param least how unlike the find is at least
  private void scan(Folded view, Automaton automaton, How least) {
    Map<Integer, List<Span>> byPart = new LinkedHashMap<>();
    automaton.scan(
        view.text(),
        (number, end) -> {
          Needle needle = needles.get(number);
          if (!needle.reference() || !leavingIds.contains(needle.value())) {
            merge(
                byPart.computeIfAbsent(needle.part(), _ -> new ArrayList<>()),
                span(view.text(), number, needle, end));
          }
        });
    int known = found.size();
    for (List<Span> spans : byPart.values()) {
      for (Span span : spans) {
        Found find = found(view, span, least);
        if (found.size() <= LeakCheck.MAX_HITS && !isKnown(find, known)) {
          found.add(find);
        }
      }
    }
  }

  private static Span span(String view, int number, Needle needle, int end) {
    if (!needle.letters()) {
      return new Span(number, end - needle.length() + 2, end - 1);
    }
    int start = end;
    int left = needle.length() - 1;
    while (left > 0) {
      start--;
      if (view.charAt(start) != ' ') {
        left--;
      }
    }
    return new Span(number, start, end);
  }

  private void merge(List<Span> spans, Span next) {
    Span whole = next;
    while (!spans.isEmpty() && spans.getLast().touches(whole)) {
      Span last = spans.removeLast();
      boolean longer = needles.get(last.needle()).length() >= needles.get(whole.needle()).length();
      whole =
          new Span(
              longer ? last.needle() : whole.needle(),
              Math.min(last.start(), whole.start()),
              Math.max(last.last(), whole.last()));
    }
    spans.add(whole);
  }

  private Found found(Folded view, Span span, How least) {
    int start = view.starts()[span.start()];
    int end = view.ends()[span.last()];
    String original = text.substring(start, end);
    String folded = view.text();
    return new Found(
        span.needle(),
        how(needles.get(span.needle()), original, least),
        original,
        start,
        end,
        folded.substring(span.start(), span.last() + 1),
        folded.substring(Math.max(0, span.start() - Hit.SURROUNDINGS), span.start()),
        folded.substring(
            span.last() + 1, Math.min(folded.length(), span.last() + 1 + Hit.SURROUNDINGS)));
  }

  private static How how(Needle needle, String original, How least) {
    How own =
        switch (needle.kind()) {
          case PLAIN -> needle.value().contains(original) ? How.EXACT : How.FOLDED;
          case TRANSLITERATED -> How.TRANSLITERATED;
          case ENCODED -> How.ENCODED;
        };
    return own.compareTo(least) > 0 ? own : least;
  }

  /// Whether an earlier view found something of the same part at this place.
  private boolean isKnown(Found find, int known) {
    int part = needles.get(find.needle()).part();
    return found.subList(0, known).stream()
        .anyMatch(other ->
            needles.get(other.needle()).part() == part
                && other.start() < find.end()
                && find.start() < other.end());
  }
}
