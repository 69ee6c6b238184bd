package dev.tocsin.stix.match;

import dev.tocsin.stix.pattern.Comparison;
import dev.tocsin.stix.pattern.ObservationExpression;
import dev.tocsin.stix.pattern.Qualifier;
import dev.tocsin.stix.pattern.Qualifier.StartStop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Makes the plan of a pattern. For one thread.
final class Planner {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private final SequencedMap<Comparison, Integer> expressions = new LinkedHashMap<>();
  private int slots;

  /// What stands between brackets, each once, by number.
  List<Comparison> expressions() {
    return List.copyOf(expressions.keySet());
  }

  int slots() {
    return slots;
  }

  Plan plan(ObservationExpression expression) {
    return plan(expression, List.of());
  }

  private Plan plan(ObservationExpression expression, List<StartStop> spans) {
    return switch (expression) {
      case ObservationExpression.One one -> {
        int next = expressions.size();
        Integer known = expressions.putIfAbsent(one.comparison(), next);
        yield new Plan.Leaf(slots++, known == null ? next : known, spans);
      }
      case ObservationExpression.All all -> new Plan.All(each(all.operands(), spans));
      case ObservationExpression.Any any -> any(each(any.operands(), spans));
      case ObservationExpression.Sequence sequence ->
          new Plan.Sequence(each(sequence.operands(), spans));
      case ObservationExpression.Qualified qualified ->
          switch (qualified.qualifier()) {
            case StartStop span -> {
              List<StartStop> more = new ArrayList<>(spans);
              more.add(span);
              yield plan(qualified.expression(), List.copyOf(more));
            }
            case Qualifier.Repeats repeats ->
                repeated(plan(qualified.expression(), spans), repeats.times());
            case Qualifier.Within within ->
                within(plan(qualified.expression(), spans), window(within.seconds()));
          };
    };
  }

  private List<Plan> each(List<ObservationExpression> operands, List<StartStop> spans) {
    return operands.stream().map(operand -> plan(operand, spans)).toList();
  }

  private static Plan any(List<Plan> operands) {
    List<Plan> flat = new ArrayList<>();
    for (Plan operand : operands) {
      if (operand instanceof Plan.Any inner) {
        flat.addAll(inner.operands());
      } else {
        flat.add(operand);
      }
    }
    return new Plan.Any(List.copyOf(flat));
  }

  private static Plan repeated(Plan plan, int times) {
    if (times == 1) {
      return plan;
    }
    if (plan instanceof Plan.Leaf leaf) {
      return new Plan.Several(leaf, times);
    }
    if (plan instanceof Plan.Several several
        && (long) several.times() * times <= Qualifier.Repeats.MAX_TIMES) {
      return new Plan.Several(several.leaf(), several.times() * times);
    }
    return new Plan.Repeated(plan, times);
  }

  /// A window around one observation always holds; of two windows the narrower one counts.
  private static Plan within(Plan plan, Duration window) {
    return switch (plan) {
      case Plan.Leaf leaf -> leaf;
      case Plan.Within inner ->
          inner.window().compareTo(window) <= 0 ? inner : new Plan.Within(inner.plan(), window);
      case Plan.Any any ->
          new Plan.Any(any.operands().stream().map(operand -> within(operand, window)).toList());
      case Plan.Several _, Plan.Repeated _, Plan.All _, Plan.Sequence _ ->
          new Plan.Within(plan, window);
    };
  }

  /// Parts of a nanosecond are rounded up, since no timestamp has them.
  private static Duration window(BigDecimal seconds) {
    BigDecimal[] parts =
        seconds.multiply(NANOS).setScale(0, RoundingMode.CEILING).divideAndRemainder(NANOS);
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
  }
}
