package dev.tocsin.stix.pattern;

import java.util.List;

/// Where a value stands, counted from an observable (STIX 2.1 §9.7). Immutable.
///
/// @param type of the observable to start from, such as `file`
/// @param steps from there on; the first is a property
public record ObjectPath(String type, List<Step> steps) {
  /// The most steps that a path takes.
  public static final int MAX_STEPS = 32;

  public ObjectPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || !(steps.getFirst() instanceof Property)) {
      throw new IllegalArgumentException("the first step of a path is a property");
    }
    if (steps.size() > MAX_STEPS) {
      throw new IllegalArgumentException("a path has at most " + MAX_STEPS + " steps");
    }
  }

  /// The last property that is named; it tells the type of the value (STIX 2.1 §3.1: `_hex`,
  /// `_bin`, `_ref`).
  public String lastProperty() {
    for (Step step : steps.reversed()) {
      if (step instanceof Property property) {
        return property.name();
      }
    }
    throw new AssertionError("the first step is a property");
  }

  /// Whether the value is a string that stands for octets.
  public boolean isBinary() {
    String property = lastProperty();
    return property.endsWith("_bin") || property.endsWith("_hex");
  }

  /// The path as it stands in a pattern.
  @Override
  public String toString() {
    return new PatternWriter().path(this).text();
  }

  /// One step.
  public sealed interface Step {}

  /// To a property, or to the value of a dictionary's key. If the value before it is a reference,
  /// from the object that it names.
  public record Property(String name) implements Step {}

  /// To one element of a list.
  ///
  /// @param at from 0
  public record Index(int at) implements Step {
    public Index {
      if (at < 0) {
        throw new IllegalArgumentException("an index is not negative");
      }
    }
  }

  /// To each element of a list: the comparison holds if it holds for one of them.
  public record Every() implements Step {}
}
