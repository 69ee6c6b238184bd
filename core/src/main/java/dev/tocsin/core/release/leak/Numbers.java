package dev.tocsin.core.release.leak;

import java.math.BigDecimal;

/// Numbers of JSON as people write them.
final class Numbers {
  private static final int LONGEST = 40;
  private static final int FARTHEST = 30;

  private Numbers() {}

  /// Without exponent, unless it is a monstrous one.
  static String plain(String text) {
    boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    if (!exponent || text.length() > LONGEST) {
      return text;
    }
    var number = new BigDecimal(text);
    return Math.abs((long) number.scale()) <= FARTHEST ? number.toPlainString() : text;
  }
}
