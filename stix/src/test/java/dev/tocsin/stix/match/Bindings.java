package dev.tocsin.stix.match;

import dev.tocsin.stix.pattern.ObservationExpression;
import dev.tocsin.stix.pattern.Pattern;
import dev.tocsin.stix.pattern.PatternTexts;
import dev.tocsin.stix.pattern.Qualifier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The meaning of patterns in its plainest form, for few observations: lists every way to satisfy
/// each part (STIX 2.1 §9.5) and joins the lists. What the matcher is held against.
final class Bindings {
  private static final int MOST = 60_000;

  private final List<Observation> observations;
  private int listed;

  Bindings(List<Observation> observations) {
    this.observations = observations;
  }

  /// Empty if there are too many ways to list.
  Optional<Boolean> match(ObservationExpression expression) {
    List<Binding> all = list(expression);
    return listed > MOST ? Optional.empty() : Optional.of(!all.isEmpty());
  }

  private List<Binding> list(ObservationExpression expression) {
    return switch (expression) {
      case ObservationExpression.One one -> one(one);
      case ObservationExpression.All all -> joined(all.operands(), false);
      case ObservationExpression.Sequence sequence -> joined(sequence.operands(), true);
      case ObservationExpression.Any any ->
          any.operands().stream().flatMap(operand -> list(operand).stream()).toList();
      case ObservationExpression.Qualified qualified ->
          qualified(list(qualified.expression()), qualified.qualifier());
    };
  }

  private List<Binding> one(ObservationExpression.One one) {
    CompiledPattern pattern = CompiledPattern.compile(Pattern.parse(text(one)));
    List<Binding> bindings = new ArrayList<>();
    for (int at = 0; at < observations.size(); at++) {
      if (pattern.matches(observations.get(at))) {
        int[] used = new int[observations.size()];
        used[at] = 1;
        bindings.add(new Binding(used));
      }
    }
    return bindings;
  }

  private static String text(ObservationExpression.One one) {
    return PatternTexts.text(one);
  }

  private List<Binding> joined(List<ObservationExpression> operands, boolean inOrder) {
    List<Binding> product = list(operands.getFirst());
    for (ObservationExpression operand : operands.subList(1, operands.size())) {
      product = product(product, list(operand), inOrder);
    }
    return product;
  }

  private List<Binding> product(List<Binding> lefts, List<Binding> rights, boolean inOrder) {
    List<Binding> product = new ArrayList<>();
    for (Binding left : lefts) {
      for (Binding right : rights) {
        boolean order = !inOrder || !latestFirst(left).isAfter(earliestLast(right));
        if (order && listed++ < MOST) {
          both(left, right).ifPresent(product::add);
        }
      }
    }
    return product;
  }

  /// Empty if an observation would be used more often than it happened.
  private Optional<Binding> both(Binding left, Binding right) {
    int[] used = left.used.clone();
    for (int at = 0; at < used.length; at++) {
      used[at] += right.used[at];
      if (used[at] > observations.get(at).number()) {
        return Optional.empty();
      }
    }
    return Optional.of(new Binding(used));
  }

  private List<Binding> qualified(List<Binding> bindings, Qualifier qualifier) {
    return switch (qualifier) {
      case Qualifier.Repeats repeats -> {
        List<Binding> product = bindings;
        for (int times = 1; times < repeats.times(); times++) {
          product = product(product, bindings, false);
        }
        yield product;
      }
      case Qualifier.Within within ->
          bindings.stream().filter(binding -> within(binding, within.seconds())).toList();
      case Qualifier.StartStop span ->
          bindings.stream().filter(binding -> inside(binding, span)).toList();
    };
  }

  private boolean within(Binding binding, BigDecimal seconds) {
    Duration between = Duration.between(earliestLast(binding), latestFirst(binding));
    return new BigDecimal(between.toMillis()).movePointLeft(3).compareTo(seconds) < 0;
  }

  private boolean inside(Binding binding, Qualifier.StartStop span) {
    Instant start = span.start().instant();
    Instant stop = span.stop().instant();
    return start.isBefore(stop)
        && latestFirst(binding).isBefore(stop)
        && !earliestLast(binding).isBefore(start);
  }

  private Instant latestFirst(Binding binding) {
    Instant latest = Instant.MIN;
    for (int at = 0; at < binding.used.length; at++) {
      boolean later = observations.get(at).first().isAfter(latest);
      latest = binding.used[at] > 0 && later ? observations.get(at).first() : latest;
    }
    return latest;
  }

  private Instant earliestLast(Binding binding) {
    Instant earliest = Instant.MAX;
    for (int at = 0; at < binding.used.length; at++) {
      boolean earlier = observations.get(at).last().isBefore(earliest);
      earliest = binding.used[at] > 0 && earlier ? observations.get(at).last() : earliest;
    }
    return earliest;
  }

  /// How often each observation is used.
  private static final class Binding {
    private final int[] used;

    Binding(int[] used) {
      this.used = used;
    }
  }
}
