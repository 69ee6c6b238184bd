package dev.tocsin.stix.match;

import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.pattern.Comparison;
import dev.tocsin.stix.pattern.Comparison.Operator;
import dev.tocsin.stix.pattern.Constant;
import dev.tocsin.stix.pattern.ObjectPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an expression cannot hold without: at least one of its keys is found in each observation
/// that it holds for.
final class IndexKeys {
  private IndexKeys() {}

  /// A property of an observable.
  sealed interface Key {
    ObjectPath path();
  }

  /// The property has that value.
  ///
  /// @param value as [#value] gives it
  record Equality(ObjectPath path, Object value) implements Key {}

  /// The property is there.
  record Presence(ObjectPath path) implements Key {}

  /// There is an object of the type; the path does not matter.
  record Type(ObjectPath path) implements Key {}

  static List<Key> of(Comparison comparison) {
    return switch (comparison) {
      case Comparison.Any any -> {
        List<Key> keys = new ArrayList<>();
        any.operands().forEach(operand -> keys.addAll(of(operand)));
        yield keys;
      }
      case Comparison.All all -> {
        List<Key> best = of(all.operands().getFirst());
        for (Comparison operand : all.operands().subList(1, all.operands().size())) {
          List<Key> keys = of(operand);
          best = cost(keys) < cost(best) ? keys : best;
        }
        yield best;
      }
      case Comparison.Test test -> of(test);
    };
  }

  private static List<Key> of(Comparison.Test test) {
    return switch (test) {
      case Comparison.Exists exists when exists.negated() -> List.of(new Type(exists.path()));
      case Comparison.Relation relation when isEquality(relation) ->
          equalities(relation.path(), List.of(relation.constant()));
      case Comparison.Membership membership when !membership.negated() ->
          equalities(membership.path(), membership.constants());
      case Comparison.Exists _,
          Comparison.Relation _,
          Comparison.Membership _,
          Comparison.Like _,
          Comparison.Matches _,
          Comparison.Subset _,
          Comparison.Superset _ ->
          List.of(new Presence(test.path()));
    };
  }

  private static boolean isEquality(Comparison.Relation relation) {
    return relation.operator() == (relation.negated() ? Operator.UNEQUAL : Operator.EQUAL);
  }

  private static List<Key> equalities(ObjectPath path, List<Constant> constants) {
    List<Key> keys = new ArrayList<>();
    for (Constant constant : constants) {
      Optional<Object> value = path.isBinary() ? Optional.empty() : value(constant);
      if (value.isEmpty()) {
        return List.of(new Presence(path));
      }
      keys.add(new Equality(path, value.orElseThrow()));
    }
    return keys;
  }

  /// Strings and numbers are looked up; other constants have several notations in an observation.
  private static Optional<Object> value(Constant constant) {
    return switch (constant) {
      case Constant.Text text -> Optional.of(text.value());
      case Constant.Whole whole -> Optional.of(number(BigDecimal.valueOf(whole.value())));
      case Constant.Decimal decimal -> Optional.of(number(decimal.value()));
      case Constant.Truth _, Constant.Hex _, Constant.Binary _, Constant.Moment _ ->
          Optional.empty();
    };
  }

  /// What a value of an observation is looked up with; the value itself if with nothing.
  static Object value(JsonValue value) {
    return switch (value) {
      case JsonString string -> string.value();
      case JsonNumber number -> number(new BigDecimal(number.text()));
      default -> value;
    };
  }

  private static Object number(BigDecimal number) {
    return ValueTests.number(number);
  }

  /// Values are rare, properties common, types most common; each key is looked up by itself.
  private static long cost(List<Key> keys) {
    long cost = 0;
    for (Key key : keys) {
      cost +=
          switch (key) {
            case Equality _ -> 1;
            case Presence _ -> 10_000;
            case Type _ -> 100_000;
          };
    }
    return cost;
  }
}
