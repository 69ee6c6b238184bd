package dev.tocsin.stix.match;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Looks for different observations that satisfy a plan, trying one choice after the other. Each
/// choice is continued by what must follow it, so that nothing is ever listed. For one thread.
final class Search {
  private final Candidates candidates;
  private final Effort effort;

  Search(Candidates candidates, Effort effort) {
    this.candidates = candidates;
    this.effort = effort;
  }

  boolean finds(Plan plan) {
    Around around = new Around(Instant.MIN, Taken.NOTHING, Plan.FOREVER);
    return find(plan, around, _ -> true);
  }

  /// Tries each way to satisfy the plan, until the rest succeeds with one.
  private boolean find(Plan plan, Around around, Rest rest) {
    return switch (plan) {
      case Plan.Leaf leaf -> leaf(leaf, around, rest);
      case Plan.Several several ->
          several(several.leaf(), 0, several.times(), Taken.NOTHING, around, rest);
      case Plan.Repeated repeated -> repeated(repeated, 0, Taken.NOTHING, around, rest);
      case Plan.All all -> all(all.operands(), 0, Taken.NOTHING, around, rest);
      case Plan.Any any -> any(any.operands(), around, rest);
      case Plan.Sequence sequence -> sequence(sequence.operands(), 0, Taken.NOTHING, around, rest);
      case Plan.Within within -> within(within, around, rest);
    };
  }

  private boolean leaf(Plan.Leaf leaf, Around around, Rest rest) {
    return several(leaf, 0, 1, Taken.NOTHING, around, rest);
  }

  /// Takes observations in their order, so that no set of them is tried twice.
  private boolean several(
      Plan.Leaf leaf, int from, int times, Taken taken, Around around, Rest rest) {
    if (times == 0) {
      return rest.succeeds(taken);
    }
    if (candidates.latest(leaf).isBefore(around.floor)) {
      return false;
    }
    int[] numbers = candidates.of(leaf);
    for (int at = from; at < numbers.length && available(numbers, at, times); at++) {
      if (!effort.mayTry()) {
        return false;
      }
      Observation observation = candidates.observation(numbers[at]);
      if (observation.last().isBefore(around.floor)) {
        continue;
      }
      Taken more = taken.with(Taken.of(observation));
      if (!around.taken.with(more).fits(around.window) || !candidates.take(numbers[at])) {
        continue;
      }
      boolean found = several(leaf, at, times - 1, more, around, rest);
      candidates.giveBack(numbers[at]);
      if (found || effort.hasGivenUp()) {
        return found;
      }
    }
    return false;
  }

  /// Whether that many can be taken from there on.
  private boolean available(int[] numbers, int from, int times) {
    long sum = 0;
    for (int at = from; at < numbers.length && sum < times; at++) {
      sum += candidates.left(numbers[at]);
    }
    return sum >= times;
  }

  private boolean repeated(
      Plan.Repeated repeated, int done, Taken taken, Around around, Rest rest) {
    if (done == repeated.times()) {
      return rest.succeeds(taken);
    }
    return find(
        repeated.plan(),
        around.with(taken),
        more -> repeated(repeated, done + 1, taken.with(more), around, rest));
  }

  private boolean all(List<Plan> operands, int at, Taken taken, Around around, Rest rest) {
    if (at == operands.size()) {
      return rest.succeeds(taken);
    }
    return find(
        operands.get(at),
        around.with(taken),
        more -> all(operands, at + 1, taken.with(more), around, rest));
  }

  private boolean any(List<Plan> operands, Around around, Rest rest) {
    for (Plan operand : operands) {
      if (find(operand, around, rest)) {
        return true;
      }
      if (effort.hasGivenUp()) {
        return false;
      }
    }
    return false;
  }

  private boolean sequence(List<Plan> operands, int at, Taken taken, Around around, Rest rest) {
    if (at == operands.size()) {
      return rest.succeeds(taken);
    }
    return find(
        operands.get(at),
        around.with(taken).after(taken.latestFirst()),
        more -> sequence(operands, at + 1, taken.with(more), around, rest));
  }

  private boolean within(Plan.Within within, Around around, Rest rest) {
    return find(
        within.plan(),
        new Around(around.floor, Taken.NOTHING, within.window()),
        taken -> around.taken.with(taken).fits(around.window) && rest.succeeds(taken));
  }

  /// What must be found besides.
  @FunctionalInterface
  private interface Rest {
    boolean succeeds(Taken taken);
  }

  /// What limits a choice from outside.
  ///
  /// @param floor observations cannot have happened before it
  /// @param taken what else is in the innermost window
  /// @param window its width
  private record Around(Instant floor, Taken taken, Duration window) {
    Around with(Taken more) {
      return new Around(floor, taken.with(more), window);
    }

    Around after(Instant moment) {
      return new Around(Taken.later(floor, moment), taken, window);
    }
  }
}
