package dev.tocsin.stix.json;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// A number, kept as it was written so that no digit is lost.
///
/// @param text the number in JSON's grammar (RFC 8259 §6)
public record JsonNumber(String text) implements JsonValue {
  private static final Pattern GRAMMAR =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  public JsonNumber {
    // Most numbers are short plain integers, which the pattern need not see.
    if (!isPlainInteger(text) && !GRAMMAR.matcher(text).matches()) {
      throw new IllegalArgumentException("not a JSON number");
    }
  }

  public static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /// The value as a 64-bit integer; empty if it is written with a fraction or an exponent, or does
  /// not fit.
  public OptionalLong longValue() {
    if (text.length() > 20 || !text.chars().allMatch(unit -> unit == '-' || isDigit(unit))) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  private static boolean isPlainInteger(String text) {
    if (text.isEmpty() || (text.charAt(0) == '0' && text.length() > 1)) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      if (!isDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(int unit) {
    return unit >= '0' && unit <= '9';
  }
}
