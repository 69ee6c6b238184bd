package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.grammar.PatternGrammarLexer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// Stops at the first token that does not fit, and says what would. For one thread.
final class FirstFault extends DefaultErrorStrategy {
  private final PatternText text;

  FirstFault(PatternText text) {
    this.text = text;
  }

  @Override
  public void reportError(Parser parser, RecognitionException fault) {
    throw refusal(parser);
  }

  @Override
  public void recover(Parser parser, RecognitionException fault) {
    throw refusal(parser);
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw refusal(parser);
  }

  /// Looks before each choice, while all that could stand here is still known.
  @Override
  public void sync(Parser parser) {
    IntervalSet next = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
    int token = parser.getInputStream().LA(1);
    if (next.contains(token)) {
      return;
    }
    if (!next.contains(Token.EPSILON) || !parser.getExpectedTokens().contains(token)) {
      throw refusal(parser);
    }
  }

  private PatternException refusal(Parser parser) {
    Token found = parser.getCurrentToken();
    IntervalSet expected = parser.getExpectedTokens();
    int offset = text.offsetOfCharacter(found.getStartIndex());
    if (found.getType() == PatternGrammarLexer.BROKEN_TEXT) {
      return brokenText(found);
    }
    String before =
        found.getTokenIndex() == 0
            ? "at the start"
            : "after " + Keywords.describe(parser.getInputStream().LT(-1).getType());
    String sentence =
        "expected " + list(expected) + " " + before + ", not " + Keywords.describe(found.getType());
    return text.refusal(
        offset, sentence + hint(found, expected).map(hint -> "; " + hint).orElse(""));
  }

  private PatternException brokenText(Token token) {
    int start = text.offsetOfCharacter(token.getStartIndex());
    int end = text.offsetOfCharacter(token.getStopIndex() + 1);
    return end < text.text().length()
        ? text.refusal(end, "after a backslash stands a backslash or an apostrophe")
        : text.refusal(start, "the apostrophe that ends this constant is missing");
  }

  private Optional<String> hint(Token found, IntervalSet expected) {
    String word = found.getText();
    if (found.getType() == PatternGrammarLexer.UNKNOWN) {
      return switch (word) {
        case "+" -> Optional.of("a positive number has no sign");
        case "\"" -> Optional.of("strings stand in apostrophes");
        default -> Optional.empty();
      };
    }
    if (found.getType() == PatternGrammarLexer.EQUAL) {
      return Optional.of("equality is one equals sign");
    }
    if (expected.size() == 1 && expected.contains(PatternGrammarLexer.EXISTS)) {
      return Optional.of("to negate another comparison, write NOT before its operator");
    }
    if (expected.size() == 1 && expected.contains(PatternGrammarLexer.SECONDS)) {
      return Optional.of("a window is counted in seconds");
    }
    return found.getType() == PatternGrammarLexer.NAME
        ? Keywords.meantBy(word)
            .filter(meant -> Keywords.byName(meant).filter(expected::contains).isPresent())
            .map(_ -> "keywords are upper-case")
        : Optional.empty();
  }

  /// `AND, OR or ']'`.
  private static String list(IntervalSet expected) {
    Set<String> names = new LinkedHashSet<>();
    for (int token : expected.toList()) {
      if (token != Token.EOF && !isKeywordAsName(expected, token)) {
        names.add(inList(expected, token));
      }
    }
    if (expected.contains(Token.EOF)) {
      names.add(Keywords.describe(Token.EOF));
    }
    List<String> all = new ArrayList<>(names);
    String last = all.removeLast();
    return all.isEmpty() ? last : String.join(", ", all) + " or " + last;
  }

  /// Where all operators or all constants could stand, there is no need to list them.
  private static String inList(IntervalSet expected, int token) {
    boolean operator =
        (token >= PatternGrammarLexer.EQUAL && token <= PatternGrammarLexer.GREATER)
            || (token >= PatternGrammarLexer.IN && token <= PatternGrammarLexer.ISSUPERSET)
            || token == PatternGrammarLexer.NOT;
    if (operator && expected.contains(PatternGrammarLexer.EQUAL)) {
      return "an operator";
    }
    boolean constant =
        expected.contains(PatternGrammarLexer.HEX)
            && token != PatternGrammarLexer.OPEN
            && token != PatternGrammarLexer.CLOSE;
    return constant ? "a constant" : Keywords.describe(token);
  }

  /// Where a name can stand, any keyword can.
  private static boolean isKeywordAsName(IntervalSet expected, int token) {
    return expected.contains(PatternGrammarLexer.NAME)
        && expected.contains(PatternGrammarLexer.WITHIN)
        && token >= PatternGrammarLexer.AND
        && token <= PatternGrammarLexer.FALSE;
  }
}
