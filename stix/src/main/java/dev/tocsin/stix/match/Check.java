package dev.tocsin.stix.match;

import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.pattern.Comparison;
import java.util.List;

/// What stands between brackets, made ready to be held against one object. Immutable.
sealed interface Check {

  /// Whether it holds for an object of an observation and what the object refers to.
  boolean holds(String type, JsonObject object, Observation observation, Effort effort);

  static Check of(Comparison comparison) {
    return switch (comparison) {
      case Comparison.All all -> new All(each(all.operands()));
      case Comparison.Any any -> new Any(each(any.operands()));
      case Comparison.Exists exists when exists.negated() ->
          new Absent(new PathWalk(exists.path()));
      case Comparison.Test test -> new Value(new PathWalk(test.path()), ValueTests.of(test));
    };
  }

  private static List<Check> each(List<Comparison> operands) {
    return operands.stream().map(Check::of).toList();
  }

  record All(List<Check> operands) implements Check {
    @Override
    public boolean holds(String type, JsonObject object, Observation observation, Effort effort) {
      for (int at = 0; at < operands.size(); at++) {
        if (!operands.get(at).holds(type, object, observation, effort)) {
          return false;
        }
      }
      return true;
    }
  }

  record Any(List<Check> operands) implements Check {
    @Override
    public boolean holds(String type, JsonObject object, Observation observation, Effort effort) {
      for (int at = 0; at < operands.size(); at++) {
        if (operands.get(at).holds(type, object, observation, effort)) {
          return true;
        }
      }
      return false;
    }
  }

  /// One of the values of a path passes the test.
  record Value(PathWalk path, ValueTest test) implements Check {
    @Override
    public boolean holds(String type, JsonObject object, Observation observation, Effort effort) {
      return type.equals(path.type()) && path.reaches(object, observation, test, effort);
    }
  }

  /// The object is of the type but has no such value.
  record Absent(PathWalk path) implements Check {
    private static final ValueTest ANYTHING = (_, _) -> true;

    @Override
    public boolean holds(String type, JsonObject object, Observation observation, Effort effort) {
      return type.equals(path.type())
          && !path.reaches(object, observation, ANYTHING, effort)
          && !effort.hasGivenUp();
    }
  }
}
