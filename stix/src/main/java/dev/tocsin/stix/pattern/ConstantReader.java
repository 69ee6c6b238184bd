package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixTimestamp;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the constants of a pattern (STIX 2.1 §9.2), judges each and goes on to the token after it.
/// For one thread.
///
/// ```
/// set      = "(" constant { "," constant } ")"
/// constant = TEXT | INTEGER | DECIMAL | "true" | "false" | HEX | BINARY | TIMESTAMP
/// ```
final class ConstantReader {
  /// Of a number, with its sign and its point.
  private static final int LONGEST_NUMBER = 34;

  private final Tokens tokens;

  ConstantReader(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Constant> set() {
    if (!tokens.opens()) {
      throw tokens.fault();
    }
    List<Constant> set = new ArrayList<>();
    set.add(constant());
    while (tokens.takes(Token.COMMA)) {
      set.add(another(set));
    }
    tokens.closes();
    return set;
  }

  private Constant another(List<Constant> set) {
    int offset = tokens.offset();
    if (set.size() == PatternLimits.MAX_SET) {
      throw tokens.refusal(offset, "a set has at most " + PatternLimits.MAX_SET + " constants");
    }
    Constant constant = constant();
    if (set.getFirst().getClass() != constant.getClass()) {
      throw tokens.refusal(
          offset,
          "the constants of a set are of one type: "
              + set.getFirst().kind()
              + " stands first, "
              + constant.kind()
              + " here");
    }
    return constant;
  }

  Constant constant() {
    return switch (tokens.here()) {
      case TEXT -> new Constant.Text(text());
      case INTEGER -> whole();
      case DECIMAL -> new Constant.Decimal(number());
      case TRUE, FALSE -> truth();
      case HEX -> hex();
      case BINARY -> binary();
      case TIMESTAMP -> new Constant.Moment(moment());
      default -> throw tokens.fault(Token.CONSTANTS);
    };
  }

  /// A string without apostrophes and escapes.
  String text() {
    String quoted = quoted(Token.TEXT);
    if (quoted.indexOf('\\') < 0) {
      return quoted;
    }
    StringBuilder plain = new StringBuilder(quoted.length());
    for (int at = 0; at < quoted.length(); at++) {
      // The lexer lets only a backslash and an apostrophe follow a backslash.
      at = quoted.charAt(at) == '\\' ? at + 1 : at;
      plain.append(quoted.charAt(at));
    }
    return plain.toString();
  }

  IpBlock block() {
    int offset = tokens.offset();
    return IpBlock.read(text())
        .orElseThrow(() -> tokens.refusal(offset, "not an IPv4 or IPv6 address or CIDR block"));
  }

  StixTimestamp moment() {
    int offset = tokens.offset();
    return StixTimestamp.read(quoted(Token.TIMESTAMP))
        .orElseThrow(() ->
            tokens.refusal(offset, "not a STIX timestamp such as t'2030-01-31T08:00:00.000Z'"));
  }

  int index() {
    int offset = tokens.offset();
    BigDecimal index = integer();
    if (index.signum() < 0 || index.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw tokens.refusal(offset, "an index is 0 to " + Integer.MAX_VALUE);
    }
    return index.intValueExact();
  }

  BigDecimal integer() {
    tokens.mustBeAt(Token.INTEGER);
    return number();
  }

  /// An integer or a float.
  BigDecimal number() {
    if (!tokens.isAt(Token.INTEGER)) {
      tokens.mustBeAt(Token.DECIMAL);
    }
    String digits = tokens.word();
    if (digits.length() > LONGEST_NUMBER) {
      throw tokens.refusal("a number has at most " + LONGEST_NUMBER + " characters");
    }
    int first = digits.charAt(0) == '-' ? 1 : 0;
    boolean padded = digits.charAt(first) == '0' && digits.length() > first + 1;
    if (padded && digits.charAt(first + 1) != '.') {
      throw tokens.refusal("a number does not begin with a needless zero");
    }
    tokens.next();
    return new BigDecimal(digits);
  }

  private Constant whole() {
    int offset = tokens.offset();
    try {
      return new Constant.Whole(number().longValueExact());
    } catch (ArithmeticException _) {
      throw tokens.refusal(offset, "an integer has at most 64 bits");
    }
  }

  private Constant truth() {
    boolean isTrue = tokens.here() == Token.TRUE;
    tokens.next();
    return new Constant.Truth(isTrue);
  }

  private Constant hex() {
    int offset = tokens.offset();
    String digits = quoted(Token.HEX);
    if (digits.length() % 2 != 0 || !digits.chars().allMatch(ConstantReader::isHexDigit)) {
      throw tokens.refusal(offset, "a hex constant has an even number of digits 0 to 9 and a to f");
    }
    return new Constant.Hex(digits.toLowerCase(Locale.ROOT));
  }

  private static boolean isHexDigit(int unit) {
    return unit < 128 && Character.digit(unit, 16) >= 0;
  }

  private Constant binary() {
    int offset = tokens.offset();
    String base64 = quoted(Token.BINARY).replace("\n", "").replace("\r", "");
    try {
      return new Constant.Binary(base64);
    } catch (IllegalArgumentException _) {
      throw tokens.refusal(offset, "a binary constant is base64 with padding");
    }
  }

  private String quoted(Token token) {
    tokens.mustBeAt(token);
    String quoted = tokens.quoted();
    tokens.next();
    return quoted;
  }
}
