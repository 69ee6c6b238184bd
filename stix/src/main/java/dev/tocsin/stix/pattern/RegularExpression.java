package dev.tocsin.stix.pattern;

import com.google.re2j.PatternSyntaxException;
import java.text.Normalizer;

/// A regular expression of a foreign pattern, searched for in time linear in the text. Immutable,
/// safe for many threads.
///
/// STIX asks for PCRE with the search function and DOTALL (STIX 2.1 §9.6.1). This is RE2, which has
/// most of its syntax and none of its exponential time. Refused, rather than read otherwise:
/// look-ahead and look-behind, back references, atomic groups, possessive quantifiers, conditions,
/// recursion, `\Z`, `\G`, `\R`, `\K`, `\X`, `\h`, `\N`. Read otherwise: `\s` lacks the vertical
/// tab, `$` without `(?m)` is the very end and never stands before a last line feed.
public final class RegularExpression {
  /// Of the program that the expression expands to, in instructions; counted repetition multiplies.
  public static final int MAX_SIZE = 10_000;

  /// Of all expressions of one pattern.
  public static final int MAX_TOTAL_SIZE = 20_000;

  private final com.google.re2j.Pattern program;
  private final int size;

  private RegularExpression(com.google.re2j.Pattern program, int size) {
    this.program = program;
    this.size = size;
  }

  /// Compiles an expression. It is brought into NFC first, as the text it will be held against is.
  ///
  /// @throws IllegalArgumentException with a sentence for people if it is not RE2, or is too large
  public static RegularExpression compile(String expression) {
    int size = RegularExpressionSize.of(expression);
    if (size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "the regular expression expands to more than " + MAX_SIZE + " steps");
    }
    try {
      String normal = Normalizer.normalize(expression, Normalizer.Form.NFC);
      return new RegularExpression(
          com.google.re2j.Pattern.compile(normal, com.google.re2j.Pattern.DOTALL), size);
    } catch (PatternSyntaxException fault) {
      throw new IllegalArgumentException(
          "the regular expression is not of the syntax RE2: " + fault.getDescription(), fault);
    }
  }

  /// At least the number of instructions of the program.
  public int size() {
    return size;
  }

  /// Whether the expression is found anywhere in the text. Costs at most [#size] times the length
  /// of the text.
  public boolean isFoundIn(CharSequence text) {
    return program.matcher(text).find();
  }
}
