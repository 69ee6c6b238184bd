package dev.tocsin.core.release.leak;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How words of one script are written in Latin letters. Safe for many threads, as ICU's
/// transliterators are.
final class Spellings {
  private static final Transliterator SCHOLARLY = Transliterator.getInstance("Any-Latin");
  private static final List<Transliterator> CYRILLIC =
      instances(
          "Russian-Latin/BGN",
          "Ukrainian-Latin/BGN",
          "Belarusian-Latin/BGN",
          "Bulgarian-Latin/BGN",
          "Serbian-Latin/BGN");
  private static final List<Transliterator> GREEK =
      instances("Greek-Latin/BGN", "Greek-Latin/UNGEGN");
  private static final List<Transliterator> ARABIC =
      instances("Arabic-Latin/BGN", "Persian-Latin/BGN");
  private static final Set<UnicodeScript> ABJADS =
      Set.of(UnicodeScript.ARABIC, UnicodeScript.HEBREW, UnicodeScript.SYRIAC);
  private static final String UMLAUTS = "äöüåøÄÖÜÅØ";
  private static final List<String> LONG =
      List.of("ae", "oe", "ue", "aa", "oe", "Ae", "Oe", "Ue", "Aa", "Oe");

  // Arabic writes the first for both, and its long vowels with the letters for w and y.
  private static final String ALIKE = "pvgcq";
  private static final String ALIKE_TO = "bfjkk";
  private static final String VOWELS = "aeiouwy";

  private Spellings() {}

  private static List<Transliterator> instances(String... ids) {
    return List.of(ids).stream().map(Transliterator::getInstance).toList();
  }

  /// Whether the text has a letter that people also write otherwise.
  static boolean hasOthers(String text) {
    return text.codePoints().anyMatch(point -> point > 0x7f && (isForeign(point) || umlaut(point)));
  }

  private static boolean umlaut(int point) {
    return UMLAUTS.indexOf(point) >= 0;
  }

  private static boolean isForeign(int point) {
    return Character.isLetter(point) && UnicodeScript.of(point) != UnicodeScript.LATIN;
  }

  /// Whether it is written mostly without vowels.
  static boolean isAbjad(int point) {
    return point >= 0x590 && ABJADS.contains(UnicodeScript.of(point));
  }

  /// The text in Latin letters, each usual way once; none if it is so already.
  static Set<String> latin(String text) {
    Set<String> spellings = new LinkedHashSet<>();
    if (hasOthers(text)) {
      spellings.add(SCHOLARLY.transliterate(text));
      for (Transliterator each : of(text)) {
        spellings.add(SCHOLARLY.transliterate(each.transliterate(text)));
      }
      spellings.add(SCHOLARLY.transliterate(longUmlauts(text)));
      // The ending of feminine names, which is written and seldom heard.
      spellings.add(SCHOLARLY.transliterate(text.replace('ة', 'ا')));
      spellings.remove(text);
    }
    return spellings;
  }

  private static List<Transliterator> of(String text) {
    UnicodeScript script =
        text.codePoints()
            .filter(Spellings::isForeign)
            .mapToObj(UnicodeScript::of)
            .findFirst()
            .orElse(UnicodeScript.LATIN);
    // Scripts are not ours to enumerate: the others have the scholarly way only.
    if (script == UnicodeScript.CYRILLIC) {
      return CYRILLIC;
    }
    if (script == UnicodeScript.GREEK) {
      return GREEK;
    }
    return script == UnicodeScript.ARABIC ? ARABIC : List.of();
  }

  private static String longUmlauts(String text) {
    var out = new StringBuilder(text.length() + 8);
    for (int at = 0; at < text.length(); at++) {
      int umlaut = UMLAUTS.indexOf(text.charAt(at));
      if (umlaut < 0) {
        out.append(text.charAt(at));
      } else {
        out.append(LONG.get(umlaut));
      }
    }
    return out.toString();
  }

  /// A text as often as its words have spellings, each time with another of them, folded; none if
  /// no word has any.
  static List<Folded> views(String text) {
    return views(text, new HashMap<>());
  }

  /// The same, with the spellings of words that are known from other texts.
  ///
  /// @param known by word, folded; what is new is added
  static List<Folded> views(String text, Map<String, List<String>> known) {
    if (!hasOthers(text)) {
      return List.of();
    }
    List<Word> words = words(text, known);
    int most = words.stream().mapToInt(word -> word.spellings().size()).max().orElse(0);
    List<Folded> views = new ArrayList<>();
    for (int view = 0; view < most; view++) {
      var maker = new Folding.Maker(text.length());
      for (Word word : words) {
        word.append(text, view, maker);
      }
      views.add(maker.folded());
    }
    return views;
  }

  /// @param spellings folded
  private record Word(int start, int end, List<String> spellings) {
    void append(String text, int view, Folding.Maker maker) {
      if (spellings.isEmpty()) {
        Folding.append(text, start, end, maker);
      } else {
        maker.add(spellings.get(Math.min(view, spellings.size() - 1)), start, end);
      }
      maker.add(" ", end, end);
    }
  }

  private static List<Word> words(String text, Map<String, List<String>> known) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = endOfWord(text, at);
      String word = text.substring(at, end);
      words.add(new Word(at, end, known.computeIfAbsent(word, Spellings::folded)));
      at = end + 1;
    }
    return words;
  }

  private static List<String> folded(String word) {
    return latin(word).stream().map(way -> Folding.fold(way).words()).distinct().toList();
  }

  /// The consonants of Latin words, as far as they survive a script without vowels: for comparing
  /// what was spelled by ear.
  static Folded consonants(Folded latin) {
    var maker = new Folding.Maker(latin.text().length());
    char last = ' ';
    for (int at = 0; at < latin.text().length(); at++) {
      char unit = latin.text().charAt(at);
      int alike = ALIKE.indexOf(unit);
      char plain = alike < 0 ? unit : ALIKE_TO.charAt(alike);
      if (VOWELS.indexOf(plain) < 0 && (plain != last || plain == ' ')) {
        maker.add(String.valueOf(plain), latin.starts()[at], latin.ends()[at]);
        last = plain;
      }
    }
    return maker.folded();
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
