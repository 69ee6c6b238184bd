package dev.tocsin.core.release.leak;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.List;

/// Makes texts comparable. Each code point is folded by itself, so that a place in the result has a
/// place in the original: compatibility forms (NFKC), full case folding, no marks, no invisible or
/// bidirectional controls, decimal digits of any script as ASCII, all else a space. `hxxp` is
/// `http`, and a bracketed dot or at sign is what it stands for.
final class Folding {
  private static final Normalizer2 CASE = Normalizer2.getNFKCCasefoldInstance();
  private static final Normalizer2 CANONICAL = Normalizer2.getNFDInstance();
  private static final Normalizer2 APART = Normalizer2.getNFKDInstance();
  private static final String SPACE = " ";
  private static final int IGNORABLE = UProperty.DEFAULT_IGNORABLE_CODE_POINT;
  private static final String APOSTROPHES = "'`´’‘ʹʺʼʻʽʾʿˈ′″";
  private static final List<String> DEFANGED = List.of("dot", "at");

  // Letters whose stroke or hook is part of the letter, and so survives decomposition; and letters
  // that keyboards of one script write differently.
  private static final String FROM = "øłđðħŧıĸŀŋƒɓɖɗɣɨəیىکةٱ";
  private static final String TO = "olddhtiklnfbddgie" + "ييكها";
  private static final String[] PLANE = plane();

  private Folding() {}

  private static String[] plane() {
    var plane = new String[Character.MAX_VALUE + 1];
    for (int unit = 0; unit < plane.length; unit++) {
      plane[unit] = Character.isSurrogate((char) unit) ? SPACE : of(unit).intern();
    }
    return plane;
  }

  /// What a code point counts as: letters and digits, nothing, or a space.
  private static String of(int point) {
    String canonical = CANONICAL.normalize(Character.toString(point));
    if (canonical.codePoints().allMatch(Folding::isIgnored)) {
      return "";
    }
    String apart = APART.normalize(CASE.normalize(Character.toString(point)));
    // Case folding once more: a compatibility form may hold a capital behind a mark.
    String folded = APART.normalize(CASE.normalize(apart));
    var out = new StringBuilder();
    folded.codePoints().forEach(each -> append(each, out));
    boolean mark = canonical.codePoints().allMatch(each -> isIgnored(each) || isMark(each));
    return out.isEmpty() && !mark ? SPACE : out.toString();
  }

  private static void append(int point, StringBuilder out) {
    int digit = Character.digit(point, 10);
    int letter = point <= Character.MAX_VALUE ? FROM.indexOf((char) point) : -1;
    if (digit >= 0) {
      out.append((char) ('0' + digit));
    } else if (letter >= 0) {
      out.append(TO.charAt(letter));
    } else if (point == 'æ') {
      out.append("ae");
    } else if (point == 'œ') {
      out.append("oe");
    } else if (point == 'þ') {
      out.append("th");
    } else if (!isIgnored(point) && !isMark(point) && isWritten(point)) {
      out.appendCodePoint(point);
    }
  }

  private static boolean isWritten(int point) {
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.NON_SPACING_MARK
        || type == Character.LETTER_NUMBER;
  }

  /// Marks that change no letter of the alphabet: those with a combining class. The vowel signs of
  /// Indic scripts have none.
  private static boolean isMark(int point) {
    return UCharacter.getCombiningClass(point) != 0
        || Character.getType(point) == Character.ENCLOSING_MARK;
  }

  /// Invisible characters, the Arabic stretch, and apostrophes, which stand within words: also
  /// those with which transliterations write soft signs.
  private static boolean isIgnored(int point) {
    return Character.getType(point) == Character.FORMAT
        || UCharacter.hasBinaryProperty(point, IGNORABLE)
        || point == 'ـ'
        || APOSTROPHES.indexOf(point) >= 0;
  }

  static Folded fold(String text) {
    var maker = new Maker(text.length());
    append(text, 0, text.length(), maker);
    return maker.folded();
  }

  /// Folds a piece of a text.
  static void append(String text, int from, int to, Maker maker) {
    int at = from;
    while (at < to) {
      char unit = text.charAt(at);
      int length = bracketed(text, at);
      if (length > 0) {
        maker.add(SPACE, at, at + length);
      } else if (Character.isHighSurrogate(unit)) {
        int point = text.codePointAt(at);
        length = Character.charCount(point);
        maker.add(of(point), at, at + length);
      } else {
        length = 1;
        maker.add(PLANE[unit], at, at + 1);
      }
      at += length;
    }
  }

  /// How long a bracketed dot or at sign is that begins here; 0 if none does.
  private static int bracketed(String text, int at) {
    char open = text.charAt(at);
    if (open != '[' && open != '(' && open != '{') {
      return 0;
    }
    for (String word : DEFANGED) {
      int end = at + 1 + word.length();
      boolean here =
          end < text.length() && text.regionMatches(true, at + 1, word, 0, word.length());
      if (here && "])}".indexOf(text.charAt(end)) >= 0) {
        return word.length() + 2;
      }
    }
    return 0;
  }

  /// Collects folded characters with their origins; for one thread.
  static final class Maker {
    private char[] text;
    private int[] starts;
    private int[] ends;
    private int size;

    Maker(int expected) {
      text = new char[expected + 8];
      starts = new int[text.length];
      ends = new int[text.length];
      put(' ', 0, 0);
    }

    void add(String folded, int start, int end) {
      for (int at = 0; at < folded.length(); at++) {
        char unit = folded.charAt(at);
        if (unit != ' ' || text[size - 1] != ' ') {
          put(unit, start, end);
        }
      }
    }

    /// Adds what was folded from one place, without the spaces around it unless something stood
    /// there.
    void add(Folded folded, int start, int end) {
      int last = folded.text().length() - 1;
      if (folded.isEmpty()) {
        add(SPACE, start, end);
        return;
      }
      boolean before = folded.starts()[1] > 0;
      boolean after = folded.ends()[last] > folded.ends()[last - 1];
      add((before ? SPACE : "") + folded.words() + (after ? SPACE : ""), start, end);
    }

    private void put(char unit, int start, int end) {
      if (size == text.length) {
        int longer = size * 2;
        text = Arrays.copyOf(text, longer);
        starts = Arrays.copyOf(starts, longer);
        ends = Arrays.copyOf(ends, longer);
      }
      text[size] = unit;
      starts[size] = start;
      ends[size] = end;
      size++;
      boolean defanged = unit == 'p' && size > 4 && text[size - 4] == 'h' && text[size - 3] == 'x';
      if (defanged && text[size - 2] == 'x') {
        text[size - 3] = 't';
        text[size - 2] = 't';
      }
    }

    Folded folded() {
      if (text[size - 1] != ' ') {
        put(' ', ends[size - 1], ends[size - 1]);
      }
      return new Folded(
          new String(text, 0, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
    }
  }
}
