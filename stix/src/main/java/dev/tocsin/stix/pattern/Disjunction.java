package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.Comparison.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A comparison as alternatives of conjunctions of tests, none of which asks for more than another.
/// Tests go by their text. Immutable.
///
/// @param single the conjunctions of one test, by its text
/// @param several the conjunctions of more tests
record Disjunction(
    NavigableMap<String, Comparison.Test> single,
    List<NavigableMap<String, Comparison.Test>> several) {
  /// Conjunctions of more than one test.
  static final int MAX_SEVERAL = 64;

  /// Conjunctions of one test; the tests of all other conjunctions.
  static final int MAX_TESTS = 8_000;

  /// Empty if it were too large.
  static Optional<Disjunction> of(Comparison comparison) {
    return switch (comparison) {
      case Comparison.Test test -> Optional.of(of(test));
      case Comparison.Any any -> anyOf(any.operands());
      case Comparison.All all -> allOf(all.operands());
    };
  }

  private static Disjunction of(Comparison.Test test) {
    NavigableMap<String, Comparison.Test> single = new TreeMap<>();
    single.put(text(test), test);
    return new Disjunction(single, List.of());
  }

  private static Optional<Disjunction> anyOf(List<Comparison> operands) {
    NavigableMap<String, Comparison.Test> single = new TreeMap<>();
    List<NavigableMap<String, Comparison.Test>> several = new ArrayList<>();
    for (Comparison operand : operands) {
      Optional<Disjunction> part = of(operand);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      single.putAll(part.orElseThrow().single);
      several.addAll(part.orElseThrow().several);
      if (single.size() > MAX_TESTS || several.size() > 2 * MAX_SEVERAL) {
        return Optional.empty();
      }
    }
    return absorbed(single, several);
  }

  private static Optional<Disjunction> allOf(List<Comparison> operands) {
    Optional<Disjunction> product = of(operands.getFirst());
    for (Comparison operand : operands.subList(1, operands.size())) {
      Optional<Disjunction> factor = of(operand);
      product = product.flatMap(left -> factor.flatMap(left::and));
      if (product.isEmpty()) {
        return Optional.empty();
      }
    }
    return product;
  }

  private Optional<Disjunction> and(Disjunction other) {
    List<NavigableMap<String, Comparison.Test>> lefts = conjunctions();
    List<NavigableMap<String, Comparison.Test>> rights = other.conjunctions();
    if ((long) lefts.size() * rights.size() > 4 * MAX_SEVERAL) {
      return Optional.empty();
    }
    NavigableMap<String, Comparison.Test> products = new TreeMap<>();
    List<NavigableMap<String, Comparison.Test>> several = new ArrayList<>();
    for (NavigableMap<String, Comparison.Test> left : lefts) {
      for (NavigableMap<String, Comparison.Test> right : rights) {
        NavigableMap<String, Comparison.Test> both = new TreeMap<>(left);
        both.putAll(right);
        if (both.size() == 1) {
          products.putAll(both);
        } else {
          several.add(both);
        }
      }
    }
    return absorbed(products, several);
  }

  private List<NavigableMap<String, Comparison.Test>> conjunctions() {
    List<NavigableMap<String, Comparison.Test>> all = new ArrayList<>(several);
    single.forEach((text, test) -> all.add(new TreeMap<>(Map.of(text, test))));
    return all;
  }

  /// Leaves out each conjunction that holds only where another does.
  private static Optional<Disjunction> absorbed(
      NavigableMap<String, Comparison.Test> single,
      List<NavigableMap<String, Comparison.Test>> all) {
    List<NavigableMap<String, Comparison.Test>> several = new ArrayList<>();
    for (NavigableMap<String, Comparison.Test> conjunction : all) {
      Set<String> tests = conjunction.keySet();
      boolean implied =
          tests.stream().anyMatch(single::containsKey)
              || several.stream().anyMatch(kept -> tests.containsAll(kept.keySet()));
      if (!implied) {
        several.removeIf(kept -> kept.keySet().containsAll(tests));
        several.add(conjunction);
      }
    }
    int tests = several.stream().mapToInt(NavigableMap::size).sum();
    return several.size() > MAX_SEVERAL || tests > MAX_TESTS
        ? Optional.empty()
        : Optional.of(new Disjunction(single, several));
  }

  /// The comparison that says the same, with sorted operands; equalities of one path and one type
  /// of constant stand together in a set.
  Comparison comparison() {
    NavigableMap<String, Comparison> operands = new TreeMap<>();
    sets().forEach(test -> operands.put(text(test), test));
    List<NavigableMap<String, Comparison.Test>> possible =
        several.stream().filter(Disjunction::isOfOneType).toList();
    // What can never hold is left out, unless nothing else is left.
    boolean never = operands.isEmpty() && possible.isEmpty();
    for (NavigableMap<String, Comparison.Test> conjunction : never ? several : possible) {
      Comparison all = new Comparison.All(List.copyOf(conjunction.values()));
      operands.put(text(all), all);
    }
    List<Comparison> sorted = List.copyOf(operands.values());
    return sorted.size() == 1 ? sorted.getFirst() : new Comparison.Any(sorted);
  }

  private static boolean isOfOneType(NavigableMap<String, Comparison.Test> conjunction) {
    Set<String> types = new HashSet<>();
    conjunction.values().forEach(test -> types.add(test.path().type()));
    return types.size() == 1;
  }

  private List<Comparison.Test> sets() {
    Map<Kind, List<Constant>> sets = new HashMap<>();
    List<Comparison.Test> tests = new ArrayList<>();
    for (Comparison.Test test : single.values()) {
      if (test instanceof Comparison.Relation relation
          && relation.operator() == Operator.EQUAL
          && !relation.negated()) {
        Kind kind = new Kind(relation.path(), relation.constant().getClass());
        sets.computeIfAbsent(kind, _ -> new ArrayList<>()).add(relation.constant());
      } else {
        tests.add(test);
      }
    }
    sets.forEach((kind, constants) ->
        tests.add(
            constants.size() == 1
                ? new Comparison.Relation(kind.path(), false, Operator.EQUAL, constants.getFirst())
                : new Comparison.Membership(kind.path(), false, constants)));
    return tests;
  }

  static String text(Comparison comparison) {
    return new PatternWriter().comparison(comparison).text();
  }

  /// What the equalities have in common that one set can hold.
  private record Kind(ObjectPath path, Class<?> type) {}
}
