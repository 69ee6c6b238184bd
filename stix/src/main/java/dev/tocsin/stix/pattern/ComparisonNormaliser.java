package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.Comparison.Operator;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The normal form of what stands between brackets: disjunctive where it is small enough, else with
/// flat, sorted operands. Immutable.
final class ComparisonNormaliser {
  private static final BigDecimal LEAST_WHOLE = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE);

  private ComparisonNormaliser() {}

  static Comparison normalise(Comparison comparison) {
    Comparison flat = flat(comparison);
    return Disjunction.of(flat).map(Disjunction::comparison).orElse(flat);
  }

  private static Comparison flat(Comparison comparison) {
    return switch (comparison) {
      case Comparison.Test test -> test(test);
      case Comparison.All all -> {
        NavigableMap<String, Comparison> operands = new TreeMap<>();
        for (Comparison operand : all.operands()) {
          collectAll(flat(operand), operands);
        }
        List<Comparison> sorted = List.copyOf(operands.values());
        yield sorted.size() == 1 ? sorted.getFirst() : new Comparison.All(sorted);
      }
      case Comparison.Any any -> {
        NavigableMap<String, Comparison> operands = new TreeMap<>();
        for (Comparison operand : any.operands()) {
          collectAny(flat(operand), operands);
        }
        List<Comparison> sorted = List.copyOf(operands.values());
        yield sorted.size() == 1 ? sorted.getFirst() : new Comparison.Any(sorted);
      }
    };
  }

  private static void collectAll(Comparison flat, NavigableMap<String, Comparison> operands) {
    if (flat instanceof Comparison.All all) {
      all.operands().forEach(operand -> operands.put(Disjunction.text(operand), operand));
    } else {
      operands.put(Disjunction.text(flat), flat);
    }
  }

  private static void collectAny(Comparison flat, NavigableMap<String, Comparison> operands) {
    if (flat instanceof Comparison.Any any) {
      any.operands().forEach(operand -> operands.put(Disjunction.text(operand), operand));
    } else {
      operands.put(Disjunction.text(flat), flat);
    }
  }

  private static Comparison test(Comparison.Test test) {
    return switch (test) {
      case Comparison.Relation relation -> relation(relation);
      case Comparison.Membership membership -> membership(membership);
      case Comparison.Like _,
          Comparison.Matches _,
          Comparison.Subset _,
          Comparison.Superset _,
          Comparison.Exists _ ->
          test;
    };
  }

  /// Each of these operators has an opposite, also where types differ: see the matcher.
  private static Comparison.Relation relation(Comparison.Relation relation) {
    Operator operator = relation.negated() ? opposite(relation.operator()) : relation.operator();
    return new Comparison.Relation(relation.path(), false, operator, constant(relation.constant()));
  }

  private static Operator opposite(Operator operator) {
    return switch (operator) {
      case EQUAL -> Operator.UNEQUAL;
      case UNEQUAL -> Operator.EQUAL;
      case LESS -> Operator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Operator.GREATER;
      case GREATER -> Operator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Operator.LESS;
    };
  }

  private static Comparison membership(Comparison.Membership membership) {
    NavigableMap<String, Comparison> alternatives = new TreeMap<>();
    for (Constant constant : membership.constants()) {
      Comparison.Relation relation =
          relation(
              new Comparison.Relation(
                  membership.path(), membership.negated(), Operator.EQUAL, constant));
      alternatives.put(Disjunction.text(relation), relation);
    }
    List<Comparison> sorted = List.copyOf(alternatives.values());
    if (sorted.size() == 1) {
      return sorted.getFirst();
    }
    if (!membership.negated()) {
      return new Comparison.Any(sorted);
    }
    List<Constant> constants =
        sorted.stream().map(relation -> ((Comparison.Relation) relation).constant()).toList();
    boolean oneType =
        constants.stream()
            .allMatch(constant -> constant.getClass() == constants.getFirst().getClass());
    return oneType ? new Comparison.Membership(membership.path(), true, constants) : membership;
  }

  /// One notation for constants that compare alike.
  private static Constant constant(Constant constant) {
    return switch (constant) {
      case Constant.Text _, Constant.Whole _, Constant.Truth _, Constant.Hex _ -> constant;
      case Constant.Decimal decimal -> decimal(decimal.value().stripTrailingZeros());
      case Constant.Binary binary -> new Constant.Hex(HexFormat.of().formatHex(binary.octets()));
      case Constant.Moment moment -> new Constant.Moment(moment(moment.value()));
    };
  }

  private static Constant decimal(BigDecimal value) {
    boolean whole =
        value.scale() <= 0
            && value.compareTo(LEAST_WHOLE) >= 0
            && value.compareTo(GREATEST_WHOLE) <= 0;
    return whole ? new Constant.Whole(value.longValueExact()) : new Constant.Decimal(value);
  }

  /// Without needless zeros after the second.
  static StixTimestamp moment(StixTimestamp moment) {
    String text = moment.text();
    int point = text.indexOf('.');
    if (point < 0) {
      return moment;
    }
    int end = text.length() - 1;
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    end = end - 1 == point ? point : end;
    return new StixTimestamp(text.substring(0, end) + "Z");
  }
}
