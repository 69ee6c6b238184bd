package dev.tocsin.stix.match;

import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.pattern.ObjectPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntConsumer;

/// Finds the expressions that could hold for an observation, without looking at any other. The cost
/// of a look-up grows with the different paths of the patterns, not with their number. For one
/// thread.
final class StreamIndex {
  private final Map<String, OfType> types = new HashMap<>();
  private long lookups;

  /// Which observation each expression was last found for, so that it is found once.
  private long[] foundFor = new long[16];

  private long observation;

  /// Adds an expression under its keys.
  ///
  /// @param expression a number of the caller's; small numbers cost less
  void add(int expression, List<IndexKeys.Key> keys) {
    if (expression >= foundFor.length) {
      foundFor = Arrays.copyOf(foundFor, Math.max(expression + 1, foundFor.length * 2));
    }
    for (IndexKeys.Key key : keys) {
      OfType type = types.computeIfAbsent(key.path().type(), _ -> new OfType());
      switch (key) {
        case IndexKeys.Equality equality ->
            type.path(equality.path())
                .byValue
                .computeIfAbsent(equality.value(), _ -> new Numbers())
                .add(expression);
        case IndexKeys.Presence presence -> type.path(presence.path()).present.add(expression);
        case IndexKeys.Type _ -> type.always.add(expression);
      }
    }
  }

  long lookups() {
    return lookups;
  }

  /// Names each expression that could hold, once.
  void find(Observation of, IntConsumer found) {
    observation++;
    for (int at = 0; at < of.size(); at++) {
      OfType type = types.get(of.type(at));
      if (type != null) {
        find(type, of.object(at), of, found);
      }
    }
  }

  private void find(OfType type, JsonObject object, Observation of, IntConsumer found) {
    type.always.each(number -> once(number, found));
    for (OfPath path : type.paths.values()) {
      lookups++;
      Effort effort = new Effort();
      path.walk.reaches(object, of, (value, _) -> look(path, value, found), effort);
      if (effort.hasGivenUp()) {
        // What cannot be looked at in full rules nothing out.
        path.all(number -> once(number, found));
      }
    }
  }

  /// Takes note of one value; false, so that the walk goes on to the next.
  private boolean look(OfPath path, JsonValue value, IntConsumer found) {
    path.present.each(number -> once(number, found));
    if (!path.byValue.isEmpty()) {
      Numbers numbers = path.byValue.get(IndexKeys.value(value));
      if (numbers != null) {
        numbers.each(number -> once(number, found));
      }
    }
    return false;
  }

  private void once(int number, IntConsumer found) {
    if (foundFor[number] != observation) {
      foundFor[number] = observation;
      found.accept(number);
    }
  }

  private static final class OfType {
    private final Numbers always = new Numbers();
    private final SequencedMap<ObjectPath, OfPath> paths = new LinkedHashMap<>();

    OfPath path(ObjectPath path) {
      return paths.computeIfAbsent(path, OfPath::new);
    }
  }

  private static final class OfPath {
    private final PathWalk walk;
    private final Numbers present = new Numbers();
    private final Map<Object, Numbers> byValue = new HashMap<>();

    OfPath(ObjectPath path) {
      this.walk = new PathWalk(path);
    }

    void all(IntConsumer found) {
      present.each(found);
      byValue.values().forEach(numbers -> numbers.each(found));
    }
  }

  /// A growing list of numbers.
  private static final class Numbers {
    private int[] numbers = new int[1];
    private int count;

    void add(int number) {
      if (count > 0 && numbers[count - 1] == number) {
        return;
      }
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, count * 2);
      }
      numbers[count++] = number;
    }

    void each(IntConsumer found) {
      for (int at = 0; at < count; at++) {
        found.accept(numbers[at]);
      }
    }
  }
}
