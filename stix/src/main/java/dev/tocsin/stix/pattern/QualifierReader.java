package dev.tocsin.stix.pattern;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads the qualifiers of an expression (STIX 2.1 §9.5.1). For one thread.
///
/// ```
/// qualifier = "WITHIN" ( INTEGER | DECIMAL ) "SECONDS"
///           | "REPEATS" INTEGER "TIMES"
///           | "START" TIMESTAMP "STOP" TIMESTAMP
/// ```
final class QualifierReader {
  private final Tokens tokens;
  private final ConstantReader constants;
  private final List<Integer> offsets = new ArrayList<>();

  QualifierReader(Tokens tokens, ConstantReader constants) {
    this.tokens = tokens;
    this.constants = constants;
  }

  /// Where the qualifiers begin that have been read.
  List<Integer> offsets() {
    return offsets;
  }

  /// The expression with those that stand here.
  ObservationExpression qualified(ObservationExpression expression) {
    ObservationExpression qualified = expression;
    Set<QualifierKind> seen = EnumSet.noneOf(QualifierKind.class);
    while (isHere()) {
      int offset = tokens.offset();
      offsets.add(offset);
      Qualifier qualifier = qualifier();
      if (!seen.add(QualifierKind.of(qualifier))) {
        throw tokens.refusal(offset, "an expression has only one qualifier of a kind");
      }
      qualified = new ObservationExpression.Qualified(qualified, qualifier);
    }
    return qualified;
  }

  private boolean isHere() {
    return tokens.isAt(Token.WITHIN) || tokens.isAt(Token.REPEATS) || tokens.isAt(Token.START);
  }

  private Qualifier qualifier() {
    if (tokens.takes(Token.WITHIN)) {
      return within();
    }
    return tokens.takes(Token.REPEATS) ? repeats() : startStop();
  }

  private Qualifier within() {
    int offset = tokens.offset();
    BigDecimal seconds = constants.number();
    if (seconds.signum() <= 0 || seconds.compareTo(Qualifier.Within.MAX_SECONDS) > 0) {
      throw tokens.refusal(
          offset,
          "a window has more than 0 and at most " + Qualifier.Within.MAX_SECONDS + " seconds");
    }
    tokens.needs(Token.SECONDS);
    return new Qualifier.Within(seconds);
  }

  private Qualifier repeats() {
    int offset = tokens.offset();
    BigDecimal times = constants.integer();
    BigDecimal most = BigDecimal.valueOf(Qualifier.Repeats.MAX_TIMES);
    if (times.signum() <= 0 || times.compareTo(most) > 0) {
      throw tokens.refusal(offset, "an expression repeats 1 to " + most + " times");
    }
    tokens.needs(Token.TIMES);
    return new Qualifier.Repeats(times.intValueExact());
  }

  private Qualifier startStop() {
    tokens.needs(Token.START);
    var start = constants.moment();
    tokens.needs(Token.STOP);
    return new Qualifier.StartStop(start, constants.moment());
  }
}
