package dev.tocsin.core.release.leak;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/// Scripts that write no spaces between words, or glue endings to them; a word of theirs has no
/// border to look for.
final class Unspaced {
  private static final Set<UnicodeScript> SCRIPTS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);
  private static final char FIRST = '\u0e00';

  private Unspaced() {}

  static boolean is(char unit) {
    return unit >= FIRST && SCRIPTS.contains(UnicodeScript.of(unit));
  }
}
