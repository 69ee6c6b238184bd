package dev.tocsin.stix.match;

import dev.tocsin.stix.pattern.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Holds many patterns against a flow of observations. For one thread.
///
/// An index over the constants, properties and types of the patterns finds those that an
/// observation could touch; the others cost nothing, however many they are.
///
/// A pattern of one expression is reported for each observation that matches it. A pattern that
/// asks for several observations waits with those that one of its expressions held for, and is
/// reported when they match together; then it forgets them and starts afresh. It also forgets what
/// is older than its outermost `WITHIN` before the latest first moment seen, so observations should
/// come roughly in order of time; and, oldest first, what exceeds [StreamLimits].
///
/// @param <K> what the caller knows a pattern by
public final class StreamMatcher<K> {
  private final StreamLimits limits;
  private final StreamIndex index = new StreamIndex();
  private final List<Entry<K>> entries = new ArrayList<>();

  /// For each expression in the index, its pattern and its number there.
  private final List<Place<K>> places = new ArrayList<>();

  private Instant latest = Instant.MIN;
  private long observations;
  private long evaluations;
  private long searches;
  private long reports;
  private long undecided;
  private long evicted;
  private long held;
  private int nextVictim;

  public StreamMatcher() {
    this(StreamLimits.STANDARD);
  }

  public StreamMatcher(StreamLimits limits) {
    this.limits = limits;
  }

  /// Adds a pattern, which is held against what comes from now on.
  ///
  /// @throws IllegalStateException if there are as many patterns as the limit allows
  public void add(K key, CompiledPattern pattern) {
    if (entries.size() == limits.maxPatterns()) {
      throw new IllegalStateException("at most " + limits.maxPatterns() + " patterns");
    }
    Entry<K> entry = new Entry<>(key, entries.size(), pattern);
    entries.add(entry);
    List<Comparison> expressions = pattern.expressions();
    for (int expression = 0; expression < expressions.size(); expression++) {
      index.add(places.size(), IndexKeys.of(expressions.get(expression)));
      places.add(new Place<>(entry, expression));
    }
  }

  /// Holds the patterns against the next observation.
  ///
  /// @return those that it completes, in the order they were added
  public List<K> accept(Observation observation) {
    observations++;
    if (observation.first().isAfter(latest)) {
      latest = observation.first();
    }
    NavigableMap<Integer, Touched<K>> touched = new TreeMap<>();
    index.find(observation, number -> evaluate(places.get(number), observation, touched));
    List<K> completed = new ArrayList<>();
    for (Touched<K> each : touched.values()) {
      if (completes(each, observation)) {
        reports++;
        completed.add(each.entry.key);
      }
    }
    return completed;
  }

  public StreamStatistics statistics() {
    return new StreamStatistics(
        observations, index.lookups(), evaluations, searches, reports, undecided, evicted, held);
  }

  private void evaluate(
      Place<K> place, Observation observation, NavigableMap<Integer, Touched<K>> touched) {
    evaluations++;
    Effort effort = new Effort();
    if (place.entry.pattern.holds(place.expression, observation, effort)) {
      touched
          .computeIfAbsent(place.entry.number, _ -> new Touched<>(place.entry, new BitSet()))
          .expressions
          .set(place.expression);
    } else if (effort.hasGivenUp()) {
      undecided++;
    }
  }

  private boolean completes(Touched<K> touched, Observation observation) {
    Entry<K> entry = touched.entry;
    if (entry.pattern.isSingle()) {
      return true;
    }
    hold(entry, new Evidence(observation, touched.expressions));
    searches++;
    return switch (entry.pattern.decide(List.copyOf(entry.waiting))) {
      case MATCH -> {
        held -= entry.waiting.size();
        entry.waiting.clear();
        yield true;
      }
      case NO_MATCH -> false;
      case UNDECIDED -> {
        undecided++;
        yield false;
      }
    };
  }

  private void hold(Entry<K> entry, Evidence evidence) {
    Iterator<Evidence> waiting = entry.waiting.iterator();
    while (waiting.hasNext()) {
      Instant last = waiting.next().observation().last();
      if (Duration.between(last, latest).compareTo(entry.horizon) >= 0) {
        waiting.remove();
        held--;
      }
    }
    if (entry.waiting.size() == limits.maxHeldByPattern()
        || (held >= limits.maxHeld() && !entry.waiting.isEmpty())) {
      entry.waiting.removeFirst();
      held--;
      evicted++;
    }
    if (held >= limits.maxHeld()) {
      evictElsewhere();
    }
    entry.waiting.addLast(evidence);
    held++;
  }

  /// Makes room at the cost of the patterns in turn.
  private void evictElsewhere() {
    for (int tried = 0; tried < entries.size() && held >= limits.maxHeld(); tried++) {
      nextVictim = (nextVictim + 1) % entries.size();
      Deque<Evidence> waiting = entries.get(nextVictim).waiting;
      if (!waiting.isEmpty()) {
        waiting.removeFirst();
        held--;
        evicted++;
      }
    }
  }

  /// A pattern and what it waits with, by arrival.
  private static final class Entry<K> {
    private final K key;
    private final int number;
    private final CompiledPattern pattern;
    private final Duration horizon;
    private final Deque<Evidence> waiting = new ArrayDeque<>();

    Entry(K key, int number, CompiledPattern pattern) {
      this.key = key;
      this.number = number;
      this.pattern = pattern;
      this.horizon = pattern.horizon();
    }
  }

  private record Place<K>(Entry<K> entry, int expression) {}

  private record Touched<K>(Entry<K> entry, BitSet expressions) {}
}
