package dev.tocsin.exchange.evidence;

import java.util.Locale;

/// Foreign text in sentences: in quotes, at most 200 characters, with invisible ones written out.
final class Shown {
  private static final int LENGTH_MAX = 200;

  private Shown() {}

  static String text(String foreign) {
    var shown = new StringBuilder("\"");
    foreign.codePoints().limit(LENGTH_MAX).forEach(point -> append(shown, point));
    return shown
        .append(foreign.codePointCount(0, foreign.length()) > LENGTH_MAX ? "…\"" : "\"")
        .toString();
  }

  private static void append(StringBuilder shown, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          shown.append("[U+").append("%04X".formatted(point).toUpperCase(Locale.ROOT)).append(']');
      default -> shown.appendCodePoint(point);
    }
  }
}
