package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.Comparison.Operator;
import java.util.ArrayList;
import java.util.List;

/// Reads what stands between brackets (STIX 2.1 §9.6). For one thread.
///
/// ```
/// anyOf    = allOf { "OR" allOf }
/// allOf    = test { "AND" test }
/// test     = "(" anyOf ")" | [ "NOT" ] "EXISTS" path | path [ "NOT" ] relation
/// relation = ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) constant
///          | "IN" set | ( "LIKE" | "MATCHES" | "ISSUBSET" | "ISSUPERSET" ) TEXT
/// ```
final class ComparisonReader {
  private final Tokens tokens;
  private final ConstantReader constants;
  private final ObjectPathReader paths;
  private final List<Integer> offsets = new ArrayList<>();

  ComparisonReader(Tokens tokens, ConstantReader constants) {
    this.tokens = tokens;
    this.constants = constants;
    this.paths = new ObjectPathReader(tokens, constants);
  }

  /// Where the comparisons begin that have been read.
  List<Integer> offsets() {
    return offsets;
  }

  Comparison anyOf() {
    Comparison first = allOf();
    return tokens.isAt(Token.OR)
        ? new Comparison.Any(tokens.joined(first, Token.OR, this::allOf))
        : first;
  }

  private Comparison allOf() {
    Comparison first = test();
    return tokens.isAt(Token.AND)
        ? new Comparison.All(tokens.joined(first, Token.AND, this::test))
        : first;
  }

  private Comparison test() {
    if (tokens.opens()) {
      Comparison inner = anyOf();
      tokens.closes();
      return inner;
    }
    offsets.add(tokens.offset());
    if (tokens.takes(Token.NOT)) {
      tokens.needs(Token.EXISTS);
      return new Comparison.Exists(paths.path(), true);
    }
    if (tokens.takes(Token.EXISTS)) {
      return new Comparison.Exists(paths.path(), false);
    }
    ObjectPath path = paths.path();
    return relation(path, tokens.takes(Token.NOT));
  }

  private Comparison relation(ObjectPath path, boolean negated) {
    Token operator = tokens.here();
    if (!Token.OPERATORS.contains(operator)) {
      throw tokens.fault(Token.OPERATORS);
    }
    tokens.next();
    return switch (operator) {
      case EQUAL -> relation(path, negated, Operator.EQUAL);
      case UNEQUAL -> relation(path, negated, Operator.UNEQUAL);
      case LESS -> relation(path, negated, Operator.LESS);
      case LESS_EQUAL -> relation(path, negated, Operator.LESS_OR_EQUAL);
      case GREATER -> relation(path, negated, Operator.GREATER);
      case GREATER_EQUAL -> relation(path, negated, Operator.GREATER_OR_EQUAL);
      case IN -> new Comparison.Membership(path, negated, constants.set());
      case LIKE -> new Comparison.Like(path, negated, constants.text());
      case MATCHES -> new Comparison.Matches(path, negated, constants.text());
      case ISSUBSET -> new Comparison.Subset(path, negated, constants.block());
      case ISSUPERSET -> new Comparison.Superset(path, negated, constants.block());
      default -> throw new AssertionError(operator);
    };
  }

  private Comparison relation(ObjectPath path, boolean negated, Operator operator) {
    return new Comparison.Relation(path, negated, operator, constants.constant());
  }
}
