package dev.tocsin.stix.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whether each leaf of a plan without choices can have its own observations, times left aside: a
/// bipartite matching by augmenting paths. For one thread.
final class Assignment {
  private final Candidates candidates;
  private final Effort effort;
  private final List<Demand> demands = new ArrayList<>();

  Assignment(Candidates candidates, Effort effort) {
    this.candidates = candidates;
    this.effort = effort;
  }

  /// False also if the effort was too much.
  boolean exists(Plan plan) {
    collect(plan, 1);
    boolean[] visited = new boolean[candidates.count()];
    for (Demand demand : demands) {
      for (int left = demand.times; left > 0; left--) {
        Arrays.fill(visited, false);
        if (!serve(demand, visited)) {
          undo();
          return false;
        }
      }
    }
    undo();
    return true;
  }

  private void collect(Plan plan, int times) {
    switch (plan) {
      case Plan.Leaf leaf -> demands.add(new Demand(leaf, times, candidates.count()));
      case Plan.Several several ->
          demands.add(new Demand(several.leaf(), several.times() * times, candidates.count()));
      case Plan.Repeated repeated -> collect(repeated.plan(), times * repeated.times());
      case Plan.All all -> all.operands().forEach(operand -> collect(operand, times));
      case Plan.Sequence sequence ->
          sequence.operands().forEach(operand -> collect(operand, times));
      case Plan.Within within -> collect(within.plan(), times);
      case Plan.Any _ -> throw new IllegalArgumentException("a plan with a choice");
    }
  }

  /// Gives the leaf one observation more; another leaf may have to take another one instead.
  private boolean serve(Demand demand, boolean[] visited) {
    int[] numbers = candidates.of(demand.leaf);
    for (int number : numbers) {
      if (!effort.mayTry()) {
        return false;
      }
      if (!visited[number] && candidates.take(number)) {
        demand.taken[number]++;
        return true;
      }
    }
    for (int number : numbers) {
      if (visited[number]) {
        continue;
      }
      visited[number] = true;
      for (Demand other : demands) {
        if (!effort.mayTry()) {
          return false;
        }
        if (other.taken[number] > 0 && other != demand && serve(other, visited)) {
          other.taken[number]--;
          demand.taken[number]++;
          return true;
        }
      }
    }
    return false;
  }

  private void undo() {
    for (Demand demand : demands) {
      for (int number = 0; number < demand.taken.length; number++) {
        for (int times = demand.taken[number]; times > 0; times--) {
          candidates.giveBack(number);
        }
      }
    }
  }

  /// How many observations a leaf needs, and which it has.
  private static final class Demand {
    private final Plan.Leaf leaf;
    private final int times;
    private final int[] taken;

    Demand(Plan.Leaf leaf, int times, int count) {
      this.leaf = leaf;
      this.times = times;
      this.taken = new int[count];
    }
  }
}
