package dev.tocsin.stix.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A token that does not fit.
///
/// @param before the token before it, or [Token#BEGINNING]
/// @param expected what would fit; at least one, in the order of messages
/// @param found what stands there instead
/// @param word its text
record SyntaxFault(Token before, Set<Token> expected, Token found, String word) {
  SyntaxFault {
    expected = Collections.unmodifiableSet(EnumSet.copyOf(expected));
  }

  /// Says what would fit.
  String sentence() {
    String place = before == Token.BEGINNING ? "at the start" : "after " + before.description();
    String sentence = "expected " + list() + " " + place + ", not " + found.description();
    return sentence + hint().map(hint -> "; " + hint).orElse("");
  }

  private Optional<String> hint() {
    if (found == Token.UNKNOWN) {
      return switch (word) {
        case "+" -> Optional.of("a positive number has no sign");
        case "\"" -> Optional.of("strings stand in apostrophes");
        default -> Optional.empty();
      };
    }
    if (found == Token.EQUAL) {
      return Optional.of("equality is one equals sign");
    }
    if (expected.equals(Set.of(Token.EXISTS))) {
      return Optional.of("to negate another comparison, write NOT before its operator");
    }
    if (expected.equals(Set.of(Token.SECONDS))) {
      return Optional.of("a window is counted in seconds");
    }
    return found == Token.NAME && expected.contains(Token.ofWord(word.toUpperCase(Locale.ROOT)))
        ? Optional.of("keywords are upper-case")
        : Optional.empty();
  }

  /// `AND, OR or ']'`.
  private String list() {
    Set<String> names = new LinkedHashSet<>();
    for (Token token : expected) {
      if (!isKeywordAsName(token)) {
        names.add(inList(token));
      }
    }
    List<String> all = new ArrayList<>(names);
    String last = all.removeLast();
    return all.isEmpty() ? last : String.join(", ", all) + " or " + last;
  }

  /// Where all operators or all constants could stand, there is no need to list them.
  private String inList(Token token) {
    boolean operator = token == Token.NOT || Token.OPERATORS.contains(token);
    if (operator && expected.containsAll(Token.OPERATORS)) {
      return "an operator";
    }
    return expected.containsAll(Token.CONSTANTS) ? "a constant" : token.description();
  }

  /// Where a name can stand, any keyword can.
  private boolean isKeywordAsName(Token token) {
    return Token.KEYWORDS.contains(token) && expected.containsAll(Token.KEYWORDS);
  }
}
