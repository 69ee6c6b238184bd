package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.grammar.PatternGrammarLexer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words and signs of the language, and what the other tokens are called in messages.
final class Keywords {
  private static final Map<String, Integer> TOKENS = tokens();

  private Keywords() {}

  private static Map<String, Integer> tokens() {
    Map<String, Integer> tokens = new HashMap<>();
    for (int token = PatternGrammarLexer.AND; token <= PatternGrammarLexer.FALSE; token++) {
      String literal = PatternGrammarLexer.VOCABULARY.getLiteralName(token);
      tokens.put(literal.substring(1, literal.length() - 1), token);
    }
    return Map.copyOf(tokens);
  }

  /// The keyword of that very name.
  static Optional<Integer> byName(String name) {
    return Optional.ofNullable(TOKENS.get(name));
  }

  /// The keyword that was meant by a name in other letters.
  static Optional<String> meantBy(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return TOKENS.containsKey(upper) && !upper.equals(name) ? Optional.of(upper) : Optional.empty();
  }

  /// What a token is called: a keyword or sign itself, else its kind.
  static String describe(int token) {
    String literal = PatternGrammarLexer.VOCABULARY.getLiteralName(token);
    if (literal != null) {
      return TOKENS.containsValue(token) ? literal.substring(1, literal.length() - 1) : literal;
    }
    return switch (token) {
      case PatternGrammarLexer.TEXT -> "a string";
      case PatternGrammarLexer.HEX -> "a hex constant";
      case PatternGrammarLexer.BINARY -> "a binary constant";
      case PatternGrammarLexer.TIMESTAMP -> "a timestamp such as t'2030-01-31T08:00:00Z'";
      case PatternGrammarLexer.INTEGER -> "an integer";
      case PatternGrammarLexer.DECIMAL -> "a float";
      case PatternGrammarLexer.NAME -> "a name";
      case PatternGrammarLexer.EOF -> "the end of the pattern";
      default -> "something else";
    };
  }
}
