package dev.tocsin.stix.pattern;

/// The text of a pattern and the places in it. Immutable.
final class PatternText {
  private final String text;

  /// Where each character begins; empty if each has one UTF-16 unit.
  private final int[] starts;

  PatternText(String text) {
    this.text = text;
    this.starts = text.length() > PatternLimits.MAX_LENGTH ? new int[0] : starts(text);
  }

  private static int[] starts(String text) {
    int characters = text.codePointCount(0, text.length());
    if (characters == text.length()) {
      return new int[0];
    }
    int[] starts = new int[characters + 1];
    int at = 0;
    for (int character = 0; character < characters; character++) {
      starts[character] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    starts[characters] = at;
    return starts;
  }

  /// As it came.
  String text() {
    return text;
  }

  /// The place of a token, which the parser counts in characters.
  int offsetOfCharacter(int index) {
    return starts.length == 0 ? index : starts[index];
  }

  PatternException refusal(int offset, String sentence) {
    int line = 1;
    int start = 0;
    for (int at = 0; at < offset; at++) {
      char unit = text.charAt(at);
      boolean pair = unit == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if (unit == '\n' || (unit == '\r' && !pair)) {
        line++;
        start = at + 1;
      }
    }
    return new PatternException(sentence, offset, line, text.codePointCount(start, offset) + 1);
  }

  /// Refuses what no token can be made of.
  void check() throws PatternException {
    if (text.length() > PatternLimits.MAX_LENGTH) {
      throw refusal(
          0,
          "the pattern has "
              + text.length()
              + " UTF-16 units, more than "
              + PatternLimits.MAX_LENGTH);
    }
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        throw refusal(at, "half a surrogate pair is no character");
      }
      at += Character.charCount(character);
    }
  }
}
