package dev.tocsin.stix.json;

/// Writes a double as ECMAScript does (ECMA-262, Number::toString), which RFC 8785 §3.2.2.3 takes
/// over: the shortest digits that read back to the same double, the nearest ones where there is a
/// choice.
final class EcmaNumber {
  private static final int LONGEST_WHOLE = 21;
  private static final int MOST_ZEROS_BEFORE = 6;

  private EcmaNumber() {}

  /// @throws IllegalArgumentException if the value is infinite or not a number
  static String text(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no text for " + value);
    }
    if (value == 0) {
      return "0";
    }
    Decimal decimal = Decimal.of(Math.abs(value));
    StringBuilder text = new StringBuilder(25);
    if (value < 0) {
      text.append('-');
    }
    append(text, decimal);
    return text.toString();
  }

  private static void append(StringBuilder text, Decimal decimal) {
    String digits = decimal.digits();
    int count = digits.length();
    int point = decimal.point();
    if (count <= point && point <= LONGEST_WHOLE) {
      text.append(digits).repeat('0', point - count);
    } else if (0 < point && point <= LONGEST_WHOLE) {
      text.append(digits, 0, point).append('.').append(digits, point, count);
    } else if (-MOST_ZEROS_BEFORE < point && point <= 0) {
      text.append("0.").repeat('0', -point).append(digits);
    } else {
      text.append(digits.charAt(0));
      if (count > 1) {
        text.append('.').append(digits, 1, count);
      }
      int exponent = point - 1;
      text.append(exponent < 0 ? "e-" : "e+").append(Math.abs(exponent));
    }
  }

  /// A positive number as `0.digits` times ten to the power of `point`.
  ///
  /// @param digits neither starts nor ends with a zero
  private record Decimal(String digits, int point) {

    /// The shortest decimal of a double. [Double#toString] gives it but for one case: it never
    /// writes fewer than two digits, and where the double is so coarse that one digit would do, its
    /// two digits are nearer but longer.
    static Decimal of(double value) {
      String text = Double.toString(value);
      int mark = text.indexOf('E');
      int exponent = mark < 0 ? 0 : Integer.parseInt(text, mark + 1, text.length(), 10);
      String mantissa = mark < 0 ? text : text.substring(0, mark);
      int dot = mantissa.indexOf('.');
      String all = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
      int first = 0;
      while (all.charAt(first) == '0') {
        first++;
      }
      int last = all.length();
      while (all.charAt(last - 1) == '0') {
        last--;
      }
      Decimal decimal = new Decimal(all.substring(first, last), dot - first + exponent);
      return last - first == 2 ? decimal.orOneDigit(value) : decimal;
    }

    /// The nearer of the one-digit decimals on both sides if it is the same double, else this.
    private Decimal orOneDigit(double value) {
      int tens = digits.charAt(0) - '0';
      int rounded = digits.charAt(1) >= '5' ? tens + 1 : tens;
      Decimal shorter =
          rounded == 10
              ? new Decimal("1", point + 1)
              : new Decimal(Integer.toString(rounded), point);
      return shorter.value() == value ? shorter : this;
    }

    private double value() {
      return Double.parseDouble("0." + digits + "E" + point);
    }
  }
}
