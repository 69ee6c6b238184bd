package dev.tocsin.stix.validate;

import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.spec.DataType;
import java.math.BigDecimal;
import java.util.OptionalLong;

/// Whole numbers of STIX (§2.10): any JSON number whose value is whole and fits 54 bits.
final class Numbers {
  private static final int LONGEST_TEXT = 64;

  private Numbers() {}

  static OptionalLong whole(JsonNumber number) {
    OptionalLong plain = number.longValue();
    if (plain.isPresent()) {
      return inRange(plain.getAsLong());
    }
    if (number.text().length() > LONGEST_TEXT) {
      return OptionalLong.empty();
    }
    try {
      BigDecimal value = new BigDecimal(number.text());
      boolean huge = Math.abs((long) value.scale()) > LONGEST_TEXT;
      return huge ? OptionalLong.empty() : inRange(value.longValueExact());
    } catch (ArithmeticException | NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong inRange(long value) {
    return Math.abs(value) <= DataType.LARGEST && value != Long.MIN_VALUE
        ? OptionalLong.of(value)
        : OptionalLong.empty();
  }
}
