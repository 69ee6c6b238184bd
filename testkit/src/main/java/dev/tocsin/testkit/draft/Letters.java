package dev.tocsin.testkit.draft;

import java.util.ArrayList;
import java.util.List;

/// Some of the first 256 letters, of which it finds runs: without an expression, since nearly all
/// the time of a long test goes by here. Immutable.
final class Letters {
  private final boolean[] set = new boolean[256];

  private Letters() {}

  static Letters of(String letters) {
    var all = new Letters();
    letters.chars().forEach(letter -> all.set[letter] = true);
    return all;
  }

  /// From where on, and up to where.
  record Run(int from, int to) {
    String in(String text) {
      return text.substring(from, to);
    }
  }

  /// Where nothing but these letters stands, as long as it goes.
  ///
  /// @param least how long a run must be
  List<Run> runs(String text, int least) {
    var runs = new ArrayList<Run>();
    int from = 0;
    while (from + least <= text.length()) {
      // Looked at from its end, most of a text is passed over without a look.
      int stranger = strangerBefore(from + least, from, text);
      if (stranger >= 0) {
        from = stranger + 1;
        continue;
      }
      int to = from + least;
      while (to < text.length() && has(text.charAt(to))) {
        to++;
      }
      runs.add(new Run(from, to));
      from = to + 1;
    }
    return runs;
  }

  private int strangerBefore(int end, int from, String text) {
    for (int at = end - 1; at >= from; at--) {
      if (!has(text.charAt(at))) {
        return at;
      }
    }
    return -1;
  }

  private boolean has(char letter) {
    return letter < 256 && set[letter];
  }
}
