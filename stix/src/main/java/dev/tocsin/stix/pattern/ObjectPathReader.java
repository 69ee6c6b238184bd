package dev.tocsin.stix.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Reads object paths (STIX 2.1 §9.7). For one thread.
///
/// ```
/// path     = NAME ":" property { step }
/// step     = "." property | "[" ( INTEGER | "*" ) "]"
/// property = NAME | TEXT | any keyword
/// ```
final class ObjectPathReader {
  private final Tokens tokens;
  private final ConstantReader constants;
  private int paths;

  ObjectPathReader(Tokens tokens, ConstantReader constants) {
    this.tokens = tokens;
    this.constants = constants;
  }

  ObjectPath path() {
    String type = tokens.word();
    tokens.needs(Token.NAME);
    countComparison();
    tokens.needs(Token.COLON);
    List<ObjectPath.Step> steps = new ArrayList<>(2);
    steps.add(property());
    while (tokens.isAt(Token.DOT) || tokens.isAt(Token.OPEN_BRACKET)) {
      int offset = tokens.offset();
      steps.add(step());
      checkLimits(steps, offset);
    }
    return new ObjectPath(type, steps);
  }

  /// Each comparison has one path.
  private void countComparison() {
    if (tokens.isAt(Token.COLON)) {
      paths++;
    }
    if (paths > PatternLimits.MAX_COMPARISONS) {
      throw tokens.refusal(
          "the pattern has more than " + PatternLimits.MAX_COMPARISONS + " comparisons");
    }
  }

  private ObjectPath.Property property() {
    if (tokens.isAt(Token.TEXT)) {
      return new ObjectPath.Property(constants.text());
    }
    if (!tokens.isAt(Token.NAME) && !Token.KEYWORDS.contains(tokens.here())) {
      throw tokens.fault(Token.KEYWORDS);
    }
    String name = tokens.word();
    if (name.indexOf('-') >= 0) {
      throw tokens.refusal("a property name with a hyphen stands in apostrophes");
    }
    tokens.next();
    return new ObjectPath.Property(name);
  }

  private ObjectPath.Step step() {
    if (tokens.takes(Token.DOT)) {
      return property();
    }
    tokens.needs(Token.OPEN_BRACKET);
    ObjectPath.Step step = element();
    tokens.needs(Token.CLOSE_BRACKET);
    return step;
  }

  private ObjectPath.Step element() {
    if (tokens.isAt(Token.INTEGER)) {
      return new ObjectPath.Index(constants.index());
    }
    tokens.needs(Token.STAR);
    return new ObjectPath.Every();
  }

  private void checkLimits(List<ObjectPath.Step> steps, int offset) {
    if (steps.size() > ObjectPath.MAX_STEPS) {
      throw tokens.refusal(offset, "a path has at most " + ObjectPath.MAX_STEPS + " steps");
    }
    if (Collections.frequency(steps, new ObjectPath.Every()) > PatternLimits.MAX_EVERY) {
      throw tokens.refusal(offset, "a path has at most " + PatternLimits.MAX_EVERY + " [*]");
    }
  }
}
