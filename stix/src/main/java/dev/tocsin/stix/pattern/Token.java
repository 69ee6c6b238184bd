package dev.tocsin.stix.pattern;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The kinds of tokens that a pattern is made of, in the order in which messages list them.
enum Token {
  AND("AND"),
  OR("OR"),
  FOLLOWEDBY("FOLLOWEDBY"),
  WITHIN("WITHIN"),
  SECONDS("SECONDS"),
  REPEATS("REPEATS"),
  TIMES("TIMES"),
  START("START"),
  STOP("STOP"),
  NOT("NOT"),
  EXISTS("EXISTS"),
  IN("IN"),
  LIKE("LIKE"),
  MATCHES("MATCHES"),
  ISSUBSET("ISSUBSET"),
  ISSUPERSET("ISSUPERSET"),
  TRUE("true"),
  FALSE("false"),

  EQUAL("'='"),
  UNEQUAL("'!='"),
  LESS_EQUAL("'<='"),
  LESS("'<'"),
  GREATER_EQUAL("'>='"),
  GREATER("'>'"),
  OPEN_BRACKET("'['"),
  CLOSE_BRACKET("']'"),
  OPEN("'('"),
  CLOSE("')'"),
  COLON("':'"),
  DOT("'.'"),
  COMMA("','"),
  STAR("'*'"),

  TEXT("a string"),
  HEX("a hex constant"),
  BINARY("a binary constant"),
  TIMESTAMP("a timestamp such as t'2030-01-31T08:00:00Z'"),
  INTEGER("an integer"),
  DECIMAL("a float"),
  NAME("a name"),

  /// A constant in apostrophes up to where it breaks off.
  BROKEN_TEXT("something else"),
  /// A character that no token begins with.
  UNKNOWN("something else"),
  /// Before the first token.
  BEGINNING("the beginning of the pattern"),
  /// After the last token.
  END("the end of the pattern");

  /// Words that are names after a colon or a full stop only.
  static final Set<Token> KEYWORDS = Collections.unmodifiableSet(EnumSet.range(AND, FALSE));

  /// What can stand after a path and after its NOT.
  static final Set<Token> OPERATORS = operators();

  /// What can be compared with.
  static final Set<Token> CONSTANTS =
      Collections.unmodifiableSet(
          EnumSet.of(TEXT, INTEGER, DECIMAL, TRUE, FALSE, HEX, BINARY, TIMESTAMP));

  private static final Map<String, Token> BY_WORD = byWord();

  private final String description;

  Token(String description) {
    this.description = description;
  }

  /// What it is called in messages: a keyword or sign itself, else its kind.
  String description() {
    return description;
  }

  /// The keyword of that very name; else it is a name.
  static Token ofWord(String word) {
    return BY_WORD.getOrDefault(word, NAME);
  }

  private static Set<Token> operators() {
    EnumSet<Token> operators = EnumSet.range(EQUAL, GREATER);
    operators.addAll(EnumSet.range(IN, ISSUPERSET));
    return Collections.unmodifiableSet(operators);
  }

  private static Map<String, Token> byWord() {
    Map<String, Token> words = new HashMap<>();
    KEYWORDS.forEach(keyword -> words.put(keyword.description, keyword));
    return Map.copyOf(words);
  }
}
