package dev.tocsin.stix.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The observations that can take the leaves of a plan. For one thread.
final class Candidates {
  private final List<Evidence> evidence;
  private final List<Observation> observations = new ArrayList<>();

  /// Of each slot, the numbers of its observations, by the first moment.
  private final int[][] bySlot;

  private final Instant[] latest;

  /// How often each observation can still be taken.
  private final int[] left;

  Candidates(int slots, List<Evidence> evidence) {
    List<Evidence> sorted = new ArrayList<>(evidence);
    sorted.sort(Comparator.comparing(each -> each.observation().first()));
    this.bySlot = new int[slots][];
    this.latest = new Instant[slots];
    this.left = new int[sorted.size()];
    this.evidence = sorted;
    for (int at = 0; at < left.length; at++) {
      observations.add(sorted.get(at).observation());
      left[at] = observations.get(at).number();
    }
  }

  /// Fills the slots of a plan; to be called before anything else.
  void fill(Plan plan) {
    switch (plan) {
      case Plan.Leaf leaf -> fill(leaf);
      case Plan.Several several -> fill(several.leaf());
      case Plan.Repeated repeated -> fill(repeated.plan());
      case Plan.All all -> all.operands().forEach(this::fill);
      case Plan.Any any -> any.operands().forEach(this::fill);
      case Plan.Sequence sequence -> sequence.operands().forEach(this::fill);
      case Plan.Within within -> fill(within.plan());
    }
  }

  private void fill(Plan.Leaf leaf) {
    int[] found = new int[evidence.size()];
    int count = 0;
    Instant last = Instant.MIN;
    for (int at = 0; at < found.length; at++) {
      Observation observation = observations.get(at);
      if (evidence.get(at).expressions().get(leaf.expression()) && leaf.admits(observation)) {
        found[count++] = at;
        last = Taken.later(last, observation.last());
      }
    }
    bySlot[leaf.slot()] = Arrays.copyOf(found, count);
    latest[leaf.slot()] = last;
  }

  int count() {
    return left.length;
  }

  int[] of(Plan.Leaf leaf) {
    return bySlot[leaf.slot()];
  }

  /// The latest last moment of a leaf's observations.
  Instant latest(Plan.Leaf leaf) {
    return latest[leaf.slot()];
  }

  Observation observation(int number) {
    return observations.get(number);
  }

  boolean take(int number) {
    if (left[number] == 0) {
      return false;
    }
    left[number]--;
    return true;
  }

  void giveBack(int number) {
    left[number]++;
  }

  int left(int number) {
    return left[number];
  }
}
