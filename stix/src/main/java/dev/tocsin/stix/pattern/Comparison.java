package dev.tocsin.stix.pattern;

import java.util.List;

/// What stands between the brackets of an observation expression (STIX 2.1 §9.6): a comparison, or
/// several joined by AND and OR. All of them start from one and the same observable. Immutable.
public sealed interface Comparison {

  /// Each operand holds.
  ///
  /// @param operands at least two
  record All(List<Comparison> operands) implements Comparison {
    public All {
      operands = ObservationExpression.several(operands);
    }
  }

  /// One operand or more holds.
  ///
  /// @param operands at least two
  record Any(List<Comparison> operands) implements Comparison {
    public Any {
      operands = ObservationExpression.several(operands);
    }
  }

  /// One property against something.
  sealed interface Test extends Comparison {
    ObjectPath path();

    /// Whether NOT stands before the operator. It negates what the operator says of a value; where
    /// there is no value, the comparison is false either way (§9.6).
    boolean negated();
  }

  /// `=`, `!=`, `<`, `<=`, `>`, `>=`.
  record Relation(ObjectPath path, boolean negated, Operator operator, Constant constant)
      implements Test {}

  /// `IN`.
  ///
  /// @param constants of one type; at least one
  record Membership(ObjectPath path, boolean negated, List<Constant> constants) implements Test {
    public Membership {
      constants = List.copyOf(constants);
      if (constants.isEmpty()) {
        throw new IllegalArgumentException("a set has one constant or more");
      }
      for (Constant constant : constants) {
        if (constant.getClass() != constants.getFirst().getClass()) {
          throw new IllegalArgumentException("the constants of a set are of one type");
        }
      }
    }
  }

  /// `LIKE`.
  ///
  /// @param pattern `%` stands for any characters or none, `_` for one
  record Like(ObjectPath path, boolean negated, String pattern) implements Test {}

  /// `MATCHES`.
  ///
  /// @param expression a regular expression that is searched for
  record Matches(ObjectPath path, boolean negated, String expression) implements Test {}

  /// `ISSUBSET`: the property lies within the block.
  record Subset(ObjectPath path, boolean negated, IpBlock block) implements Test {}

  /// `ISSUPERSET`: the block lies within the property.
  record Superset(ObjectPath path, boolean negated, IpBlock block) implements Test {}

  /// `EXISTS`. Negated it holds for an observable of the path's type that has no such property.
  record Exists(ObjectPath path, boolean negated) implements Test {}

  /// The operators of order and equality.
  enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /// As it stands in a pattern.
    public String sign() {
      return sign;
    }
  }
}
