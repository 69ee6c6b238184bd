package dev.tocsin.stix.pattern;

/// The text of a pattern, and the places in it. Immutable.
///
/// @param text as it came
record PatternText(String text) {

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
