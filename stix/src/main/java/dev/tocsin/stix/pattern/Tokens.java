package dev.tocsin.stix.pattern;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The tokens of a pattern, one at a time, for readers that go by the one that stands here. It
/// notes what they look for in vain, so that a fault can say all that could have stood here. For
/// one thread.
final class Tokens {
  private final PatternText text;
  private final Lexer lexer;
  private final Set<Token> expected = EnumSet.noneOf(Token.class);
  private Token before = Token.BEGINNING;
  private Token here = Token.BEGINNING;
  private int depth;

  Tokens(PatternText text) {
    this.text = text;
    this.lexer = new Lexer(text.text());
  }

  /// Goes on; at first, to the first token.
  void next() {
    before = here;
    here = lexer.next();
    expected.clear();
  }

  Token here() {
    return here;
  }

  /// Where it begins, in UTF-16 units.
  int offset() {
    return lexer.start();
  }

  /// Its text.
  String word() {
    return lexer.word();
  }

  /// Its text between the apostrophes.
  String quoted() {
    return lexer.quoted();
  }

  /// Whether that token stands here; if not, it is one that could have.
  boolean isAt(Token token) {
    if (here == token) {
      return true;
    }
    expected.add(token);
    return false;
  }

  /// Goes on if that token stands here.
  boolean takes(Token token) {
    boolean taken = isAt(token);
    if (taken) {
      next();
    }
    return taken;
  }

  /// Refuses any other token here.
  void mustBeAt(Token token) throws PatternException {
    if (!isAt(token)) {
      throw fault();
    }
  }

  /// Goes on over that token, and refuses any other.
  void needs(Token token) throws PatternException {
    mustBeAt(token);
    next();
  }

  /// Goes on if a parenthesis opens here. What stands in it is read by recursion, which is bounded
  /// here.
  boolean opens() throws PatternException {
    if (!isAt(Token.OPEN)) {
      return false;
    }
    depth++;
    if (depth > PatternLimits.MAX_DEPTH) {
      throw refusal(
          "parentheses stand in each other more than " + PatternLimits.MAX_DEPTH + " deep");
    }
    next();
    return true;
  }

  void closes() throws PatternException {
    needs(Token.CLOSE);
    depth--;
  }

  /// The operands of an operator.
  ///
  /// @param first has been read
  /// @param next reads another one
  <T> List<T> joined(T first, Token operator, Supplier<T> next) {
    List<T> operands = new ArrayList<>();
    operands.add(first);
    while (takes(operator)) {
      operands.add(next.get());
    }
    return operands;
  }

  /// The token that stands here does not fit.
  PatternException fault() {
    if (here == Token.BROKEN_TEXT) {
      return lexer.end() < text.text().length()
          ? refusal(lexer.end(), "after a backslash stands a backslash or an apostrophe")
          : refusal("the apostrophe that ends this constant is missing");
    }
    return refusal(new SyntaxFault(before, expected, here, lexer.word()).sentence());
  }

  /// Neither this token nor one of those that were looked for fits.
  PatternException fault(Set<Token> others) {
    expected.addAll(others);
    return fault();
  }

  /// What stands here is not allowed.
  PatternException refusal(String sentence) {
    return refusal(offset(), sentence);
  }

  PatternException refusal(int offset, String sentence) {
    return text.refusal(offset, sentence);
  }
}
