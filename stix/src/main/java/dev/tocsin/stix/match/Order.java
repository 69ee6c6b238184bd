package dev.tocsin.stix.match;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.pattern.Constant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// How a value stands to a constant (STIX 2.1 §9.2, §9.6). Immutable.
///
/// The result is negative, zero or positive as the value is less, equal or greater; or
/// [#INCOMPARABLE], or [#UNREADABLE].
@FunctionalInterface
interface Order {
  /// The types do not fit: the two are unequal and without order.
  int INCOMPARABLE = 2;

  /// The property cannot be read as the octets that it is said to be: no comparison holds.
  int UNREADABLE = 3;

  int of(JsonValue value);

  static Order to(Constant constant, Octets octets) {
    return switch (constant) {
      case Constant.Text text when octets == Octets.TEXT -> toText(text.value());
      case Constant.Text text ->
          Octets.latin(text.value())
              .map(bytes -> toOctets(bytes, octets))
              .orElse(value -> unfit(value, octets));
      case Constant.Whole whole -> toWhole(whole.value());
      case Constant.Decimal decimal -> toDecimal(decimal.value());
      case Constant.Truth truth ->
          value ->
              value instanceof JsonBoolean bool && bool.value() == truth.value() ? 0 : INCOMPARABLE;
      case Constant.Hex hex -> toOctets(hex.octets(), octets);
      case Constant.Binary binary -> toOctets(binary.octets(), octets);
      case Constant.Moment moment -> toMoment(moment.value().instant());
    };
  }

  private static Order toText(String text) {
    return value -> {
      if (!(value instanceof JsonString string)) {
        return INCOMPARABLE;
      }
      return string.value().equals(text) ? 0 : byCharacter(string.value(), text);
    };
  }

  /// By code point, which differs from UTF-16 order above U+FFFF.
  static int byCharacter(String one, String other) {
    int common = Math.min(one.length(), other.length());
    for (int at = 0; at < common; at++) {
      char left = one.charAt(at);
      char right = other.charAt(at);
      if (left != right) {
        boolean leftPair = Character.isSurrogate(left);
        return leftPair == Character.isSurrogate(right) ? sign(left - right) : leftPair ? 1 : -1;
      }
    }
    return sign(one.length() - other.length());
  }

  private static Order toOctets(byte[] octets, Octets notation) {
    return value -> {
      if (!(value instanceof JsonString string)) {
        return INCOMPARABLE;
      }
      Optional<byte[]> decoded = notation.decode(string.value());
      if (decoded.isEmpty()) {
        return notation == Octets.TEXT ? INCOMPARABLE : UNREADABLE;
      }
      return sign(Arrays.compareUnsigned(decoded.orElseThrow(), octets));
    };
  }

  /// A string with characters above U+00FF never equals octets.
  private static int unfit(JsonValue value, Octets notation) {
    return value instanceof JsonString string && notation.decode(string.value()).isEmpty()
        ? UNREADABLE
        : INCOMPARABLE;
  }

  private static Order toWhole(long whole) {
    BigDecimal decimal = BigDecimal.valueOf(whole);
    return value -> {
      if (!(value instanceof JsonNumber number)) {
        return INCOMPARABLE;
      }
      String text = number.text();
      return isShortInteger(text)
          ? Long.compare(Long.parseLong(text), whole)
          : sign(new BigDecimal(text).compareTo(decimal));
    };
  }

  private static Order toDecimal(BigDecimal decimal) {
    return value ->
        value instanceof JsonNumber number
            ? sign(new BigDecimal(number.text()).compareTo(decimal))
            : INCOMPARABLE;
  }

  static boolean isShortInteger(String text) {
    if (text.length() > 18) {
      return false;
    }
    for (int at = text.charAt(0) == '-' ? 1 : 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }

  private static Order toMoment(Instant moment) {
    return value -> {
      if (!(value instanceof JsonString string)) {
        return INCOMPARABLE;
      }
      return StixTimestamp.read(string.value())
          .map(read -> sign(read.instant().compareTo(moment)))
          .orElse(INCOMPARABLE);
    };
  }

  private static int sign(int difference) {
    return Integer.signum(difference);
  }
}
