package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.grammar.PatternGrammarLexer;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.ConstantContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;

/// Reads the constants of a pattern (STIX 2.1 §9.2). For one thread.
final class ConstantReader {
  /// Of a number, with its sign and its point.
  private static final int LONGEST_NUMBER = 34;

  private final PatternText text;

  ConstantReader(PatternText text) {
    this.text = text;
  }

  List<Constant> set(List<ConstantContext> contexts) {
    if (contexts.size() > PatternLimits.MAX_SET) {
      throw refusal(
          contexts.getLast().getStart(),
          "a set has at most " + PatternLimits.MAX_SET + " constants");
    }
    List<Constant> set = new ArrayList<>(contexts.size());
    for (ConstantContext context : contexts) {
      Constant constant = constant(context);
      if (!set.isEmpty() && set.getFirst().getClass() != constant.getClass()) {
        throw refusal(
            context.getStart(),
            "the constants of a set are of one type: "
                + set.getFirst().kind()
                + " stands first, "
                + constant.kind()
                + " here");
      }
      set.add(constant);
    }
    return set;
  }

  Constant constant(ConstantContext context) {
    Token token = context.getStart();
    return switch (token.getType()) {
      case PatternGrammarLexer.TEXT -> new Constant.Text(text(token));
      case PatternGrammarLexer.INTEGER -> whole(token);
      case PatternGrammarLexer.DECIMAL -> new Constant.Decimal(number(token));
      case PatternGrammarLexer.TRUE -> new Constant.Truth(true);
      case PatternGrammarLexer.FALSE -> new Constant.Truth(false);
      case PatternGrammarLexer.HEX -> hex(token);
      case PatternGrammarLexer.BINARY -> binary(token);
      case PatternGrammarLexer.TIMESTAMP -> moment(token);
      default -> throw new AssertionError(token.getType());
    };
  }

  /// A string without apostrophes and escapes.
  String text(Token token) {
    String quoted = token.getText();
    if (quoted.indexOf('\\') < 0) {
      return quoted.substring(1, quoted.length() - 1);
    }
    StringBuilder plain = new StringBuilder(quoted.length());
    for (int at = 1; at < quoted.length() - 1; at++) {
      // The lexer lets only a backslash and an apostrophe follow a backslash.
      at = quoted.charAt(at) == '\\' ? at + 1 : at;
      plain.append(quoted.charAt(at));
    }
    return plain.toString();
  }

  BigDecimal number(Token token) {
    String digits = token.getText();
    if (digits.length() > LONGEST_NUMBER) {
      throw refusal(token, "a number has at most " + LONGEST_NUMBER + " characters");
    }
    int first = digits.charAt(0) == '-' ? 1 : 0;
    boolean padded = digits.charAt(first) == '0' && digits.length() > first + 1;
    if (padded && digits.charAt(first + 1) != '.') {
      throw refusal(token, "a number does not begin with a needless zero");
    }
    return new BigDecimal(digits);
  }

  int index(Token token) {
    BigDecimal index = number(token);
    if (index.signum() < 0 || index.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw refusal(token, "an index is 0 to " + Integer.MAX_VALUE);
    }
    return index.intValueExact();
  }

  Constant.Moment moment(Token token) {
    String inner = token.getText().substring(2, token.getText().length() - 1);
    return new Constant.Moment(
        StixTimestamp.read(inner)
            .orElseThrow(
                () -> refusal(token, "not a STIX timestamp such as t'2030-01-31T08:00:00.000Z'")));
  }

  IpBlock block(Token token) {
    return IpBlock.read(text(token))
        .orElseThrow(() -> refusal(token, "not an IPv4 or IPv6 address or CIDR block"));
  }

  private Constant whole(Token token) {
    try {
      return new Constant.Whole(number(token).longValueExact());
    } catch (ArithmeticException _) {
      throw refusal(token, "an integer has at most 64 bits");
    }
  }

  private Constant hex(Token token) {
    String digits = token.getText().substring(2, token.getText().length() - 1);
    if (digits.length() % 2 != 0 || !digits.chars().allMatch(ConstantReader::isHexDigit)) {
      throw refusal(token, "a hex constant has an even number of digits 0 to 9 and a to f");
    }
    return new Constant.Hex(digits.toLowerCase(Locale.ROOT));
  }

  private static boolean isHexDigit(int unit) {
    return unit < 128 && Character.digit(unit, 16) >= 0;
  }

  private Constant binary(Token token) {
    String base64 =
        token
            .getText()
            .substring(2, token.getText().length() - 1)
            .replace("\n", "")
            .replace("\r", "");
    try {
      Base64.getDecoder().decode(base64);
      return new Constant.Binary(base64);
    } catch (IllegalArgumentException _) {
      throw refusal(token, "a binary constant is base64 with padding");
    }
  }

  private PatternException refusal(Token token, String sentence) {
    return text.refusal(text.offsetOfCharacter(token.getStartIndex()), sentence);
  }
}
