package dev.tocsin.exchange.descriptor;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/// What a node's owner calls itself, fit to be shown beside other names: one script, no characters
/// that do not show or that turn the text around.
///
/// @param value 1 to 80 characters, in Unicode form NFC
public record OrganisationName(String value) {
  public static final int LENGTH_MAX = 80;

  /// Scripts that one language writes together.
  private static final Set<UnicodeScript> JAPANESE =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private static final Set<UnicodeScript> KOREAN =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL);

  /// Checks the text.
  ///
  /// @throws IllegalArgumentException if the text does not fit; the message says why
  public OrganisationName {
    if (value.isBlank() || value.codePointCount(0, value.length()) > LENGTH_MAX) {
      throw refuse("has 1 to " + LENGTH_MAX + " characters");
    }
    if (!value.strip().equals(value) || value.contains("  ")) {
      throw refuse("has single spaces, and none at its ends");
    }
    if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
      throw refuse("is written in Unicode form NFC");
    }
    value.codePoints().forEach(OrganisationName::requireVisible);
    requireOneScript(value);
  }

  private static void requireVisible(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.ENCLOSING_MARK ->
          throw refuse("has no control, invisible or unassigned characters");
      case Character.SPACE_SEPARATOR -> {
        if (point != ' ') {
          throw refuse("has no spaces but the usual one");
        }
      }
      default -> {
        if (isBlankLetter(point)) {
          throw refuse("has no letters without a shape");
        }
      }
    }
  }

  /// Letters and marks by category, that show nothing: Hangul fillers, variation selectors, the
  /// grapheme joiner, the blank Braille pattern.
  private static boolean isBlankLetter(int point) {
    return point == 0x115f
        || point == 0x1160
        || point == 0x3164
        || point == 0xffa0
        || point == 0x2800
        || point == 0x34f
        || (point >= 0xfe00 && point <= 0xfe0f)
        || (point >= 0xe0100 && point <= 0xe01ef)
        || (point >= 0x180b && point <= 0x180f);
  }

  private static void requireOneScript(String value) {
    var scripts = EnumSet.noneOf(UnicodeScript.class);
    value.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.remove(UnicodeScript.COMMON);
    scripts.remove(UnicodeScript.INHERITED);
    if (scripts.size() > 1 && !JAPANESE.containsAll(scripts) && !KOREAN.containsAll(scripts)) {
      throw refuse("is written in one script");
    }
  }

  private static IllegalArgumentException refuse(String rule) {
    return new IllegalArgumentException("an organisation's name " + rule);
  }

  @Override
  public String toString() {
    return value;
  }
}
