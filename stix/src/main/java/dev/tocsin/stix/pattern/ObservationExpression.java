package dev.tocsin.stix.pattern;

import java.util.List;

/// What a pattern asks of observations (STIX 2.1 §9.5). Immutable.
public sealed interface ObservationExpression {

  /// Brackets: one observation for which the comparison holds.
  record One(Comparison comparison) implements ObservationExpression {}

  /// AND: each operand holds, on different observations.
  ///
  /// @param operands at least two
  record All(List<ObservationExpression> operands) implements ObservationExpression {
    public All {
      operands = several(operands);
    }
  }

  /// OR: one operand or more holds.
  ///
  /// @param operands at least two
  record Any(List<ObservationExpression> operands) implements ObservationExpression {
    public Any {
      operands = several(operands);
    }
  }

  /// FOLLOWEDBY: each operand holds, on different observations, none earlier than those of the
  /// operand before.
  ///
  /// @param operands at least two
  record Sequence(List<ObservationExpression> operands) implements ObservationExpression {
    public Sequence {
      operands = several(operands);
    }
  }

  /// An expression and what it is restricted to.
  record Qualified(ObservationExpression expression, Qualifier qualifier)
      implements ObservationExpression {}

  /// A copy of the operands of an operator.
  ///
  /// @throws IllegalArgumentException if there are fewer than two
  static <T> List<T> several(List<T> operands) {
    if (operands.size() < 2) {
      throw new IllegalArgumentException("an operator joins two operands or more");
    }
    return List.copyOf(operands);
  }
}
