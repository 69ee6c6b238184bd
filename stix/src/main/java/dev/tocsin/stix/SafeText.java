package dev.tocsin.stix;

import java.util.Locale;

/// Text from outside, made harmless to the eye: characters that are invisible or that reorder the
/// rest become marks such as `⟦U+202E⟧`. Line feeds and tabs stay. Escaping for HTML is the
/// caller's.
///
/// @param flagged whether anything was marked
public record SafeText(String text, boolean flagged) {

  /// Of a text that may have several lines. A carriage return before a line feed is dropped.
  public static SafeText of(String raw) {
    return mark(raw.replace("\r\n", "\n"), false);
  }

  /// Of a text that stands on one line: line feeds and tabs are marked as well.
  public static SafeText line(String raw) {
    return mark(raw, true);
  }

  private static SafeText mark(String raw, boolean oneLine) {
    StringBuilder text = new StringBuilder(raw.length());
    boolean flagged = false;
    int at = 0;
    while (at < raw.length()) {
      int character = raw.codePointAt(at);
      boolean layout = character == '\n' || character == '\t';
      if (layout ? oneLine : isHostile(character)) {
        text.append(String.format(Locale.ROOT, "⟦U+%04X⟧", character));
        flagged = true;
      } else {
        text.appendCodePoint(character);
      }
      at += Character.charCount(character);
    }
    return new SafeText(text.toString(), flagged);
  }

  private static boolean isHostile(int character) {
    return switch (character) {
      // Soft hyphen, grapheme joiner, Arabic letter mark, fillers, Mongolian separators.
      case 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x3164, 0xffa0 -> true;
      // Byte order mark and interlinear annotation.
      case 0xfeff, 0xfff9, 0xfffa, 0xfffb -> true;
      default ->
          Character.isISOControl(character)
              || isBetween(character, 0x200b, 0x200f) // zero width, direction marks
              || isBetween(character, 0x2028, 0x202e) // line and paragraph ends, bidi embedding
              || isBetween(character, 0x2060, 0x206f) // joiners, bidi isolates
              || isBetween(character, 0xd800, 0xdfff) // half a surrogate pair
              || isBetween(character, 0xe0000, 0xe0fff); // tag characters
    };
  }

  private static boolean isBetween(int character, int first, int last) {
    return character >= first && character <= last;
  }
}
