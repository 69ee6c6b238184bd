package dev.tocsin.stix.pattern;

/// Reads one pattern and stops at the first fault: observations and what joins them (STIX 2.1
/// §9.5), from the loosest operator to the tightest (§9.5.3). One token says what to read next, so
/// that reading costs time linear in the tokens. For one thread.
///
/// ```
/// pattern      = sequence END
/// sequence     = alternatives { "FOLLOWEDBY" alternatives }
/// alternatives = conjunction { "OR" conjunction }
/// conjunction  = qualified { "AND" qualified }
/// qualified    = unit { qualifier }
/// unit         = "[" anyOf "]" | "(" sequence ")"
/// ```
final class PatternReader {
  private final PatternText text;
  private final Tokens tokens;
  private final ComparisonReader comparisons;
  private final QualifierReader qualifiers;

  PatternReader(PatternText text) {
    this.text = text;
    this.tokens = new Tokens(text);
    ConstantReader constants = new ConstantReader(tokens);
    this.comparisons = new ComparisonReader(tokens, constants);
    this.qualifiers = new QualifierReader(tokens, constants);
  }

  ObservationExpression read() throws PatternException {
    text.check();
    tokens.next();
    ObservationExpression expression = sequence();
    tokens.mustBeAt(Token.END);
    return expression;
  }

  /// Where the parts stand, once [#read] has returned.
  Positions positions() {
    return new Positions(comparisons.offsets(), qualifiers.offsets());
  }

  private ObservationExpression sequence() {
    ObservationExpression first = alternatives();
    return tokens.isAt(Token.FOLLOWEDBY)
        ? new ObservationExpression.Sequence(
            tokens.joined(first, Token.FOLLOWEDBY, this::alternatives))
        : first;
  }

  private ObservationExpression alternatives() {
    ObservationExpression first = conjunction();
    return tokens.isAt(Token.OR)
        ? new ObservationExpression.Any(tokens.joined(first, Token.OR, this::conjunction))
        : first;
  }

  private ObservationExpression conjunction() {
    ObservationExpression first = qualified();
    return tokens.isAt(Token.AND)
        ? new ObservationExpression.All(tokens.joined(first, Token.AND, this::qualified))
        : first;
  }

  private ObservationExpression qualified() {
    return qualifiers.qualified(unit());
  }

  private ObservationExpression unit() {
    if (tokens.opens()) {
      ObservationExpression inner = sequence();
      tokens.closes();
      return inner;
    }
    tokens.needs(Token.OPEN_BRACKET);
    Comparison comparison = comparisons.anyOf();
    tokens.needs(Token.CLOSE_BRACKET);
    return new ObservationExpression.One(comparison);
  }
}
