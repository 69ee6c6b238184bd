package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.ObservationExpression.All;
import dev.tocsin.stix.pattern.ObservationExpression.Any;
import dev.tocsin.stix.pattern.ObservationExpression.One;
import dev.tocsin.stix.pattern.ObservationExpression.Qualified;
import dev.tocsin.stix.pattern.ObservationExpression.Sequence;
import dev.tocsin.stix.pattern.Qualifier.Repeats;
import dev.tocsin.stix.pattern.Qualifier.StartStop;
import dev.tocsin.stix.pattern.Qualifier.Within;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The normal form of what stands between brackets and around them. Each step keeps what is matched
/// (see [Pattern#normalise]), because a binding of an expression that is narrowed, repeated or
/// joined by AND always holds a binding of the expression itself. Immutable.
final class Normaliser {
  /// Alternatives that are compared with each other, which costs the square of their number.
  private static final int MAX_COMPARED = 64;

  ObservationExpression normalise(ObservationExpression expression) {
    return normalise(expression, new TreeMap<>());
  }

  /// START and STOP judge each observation for itself, so they move to the brackets.
  ///
  /// @param spans those around this expression, by their text
  private ObservationExpression normalise(
      ObservationExpression expression, NavigableMap<String, StartStop> spans) {
    return switch (expression) {
      case One one -> {
        ObservationExpression narrowed = new One(ComparisonNormaliser.normalise(one.comparison()));
        for (StartStop span : spans.values()) {
          narrowed = new Qualified(narrowed, span);
        }
        yield narrowed;
      }
      case All all -> all(normaliseEach(all.operands(), spans));
      case Any any -> any(normaliseEach(any.operands(), spans));
      case Sequence sequence -> sequence(normaliseEach(sequence.operands(), spans));
      case Qualified qualified -> qualified(qualified, spans);
    };
  }

  private List<ObservationExpression> normaliseEach(
      List<ObservationExpression> operands, NavigableMap<String, StartStop> spans) {
    return operands.stream().map(operand -> normalise(operand, spans)).toList();
  }

  private ObservationExpression qualified(
      Qualified qualified, NavigableMap<String, StartStop> spans) {
    return switch (qualified.qualifier()) {
      case StartStop span -> {
        StartStop plain =
            new StartStop(
                ComparisonNormaliser.moment(span.start()),
                ComparisonNormaliser.moment(span.stop()));
        NavigableMap<String, StartStop> more = new TreeMap<>(spans);
        more.put(plain.toString(), plain);
        yield normalise(qualified.expression(), more);
      }
      case Repeats repeats -> repeated(normalise(qualified.expression(), spans), repeats.times());
      case Within within ->
          within(normalise(qualified.expression(), spans), within.seconds().stripTrailingZeros());
    };
  }

  private static ObservationExpression repeated(ObservationExpression expression, int times) {
    if (times == 1) {
      return expression;
    }
    if (expression instanceof All all) {
      return all(all.operands().stream().map(operand -> repeated(operand, times)).toList());
    }
    if (expression instanceof Qualified(var inner, Repeats(int more))
        && (long) times * more <= Repeats.MAX_TIMES) {
      return new Qualified(inner, new Repeats(times * more));
    }
    return new Qualified(expression, new Repeats(times));
  }

  private static ObservationExpression within(
      ObservationExpression expression, BigDecimal seconds) {
    return switch (expression) {
      case One one -> one;
      case Any any ->
          any(any.operands().stream().map(operand -> within(operand, seconds)).toList());
      case Qualified qualified ->
          switch (qualified.qualifier()) {
            // Only brackets have START and STOP here.
            case StartStop _ -> qualified;
            case Within inner ->
                new Qualified(qualified.expression(), new Within(inner.seconds().min(seconds)));
            case Repeats _ -> new Qualified(qualified, new Within(seconds));
          };
      case All _, Sequence _ -> new Qualified(expression, new Within(seconds));
    };
  }

  private static ObservationExpression sequence(List<ObservationExpression> operands) {
    List<ObservationExpression> flat = new ArrayList<>();
    for (ObservationExpression operand : operands) {
      if (operand instanceof Sequence inner) {
        flat.addAll(inner.operands());
      } else {
        flat.add(operand);
      }
    }
    return new Sequence(flat);
  }

  private static ObservationExpression all(List<ObservationExpression> operands) {
    NavigableMap<String, Counted> counted = new TreeMap<>();
    for (ObservationExpression operand : operands) {
      if (operand instanceof All inner) {
        inner.operands().forEach(part -> count(part, counted));
      } else {
        count(operand, counted);
      }
    }
    List<ObservationExpression> sorted =
        counted.values().stream().flatMap(part -> part.expressions().stream()).toList();
    return sorted.size() == 1 ? sorted.getFirst() : new All(sorted);
  }

  private static void count(ObservationExpression operand, NavigableMap<String, Counted> counted) {
    Counted one =
        operand instanceof Qualified(var inner, Repeats(int times))
            ? new Counted(inner, times)
            : new Counted(operand, 1);
    counted.merge(
        text(one.expression()), one, (a, b) -> new Counted(a.expression(), a.times() + b.times()));
  }

  private static ObservationExpression any(List<ObservationExpression> operands) {
    List<Comparison> comparisons = new ArrayList<>();
    NavigableMap<String, ObservationExpression> rest = new TreeMap<>();
    for (ObservationExpression operand : operands) {
      List<ObservationExpression> parts =
          operand instanceof Any inner ? inner.operands() : List.of(operand);
      for (ObservationExpression part : parts) {
        if (part instanceof One one) {
          comparisons.add(one.comparison());
        } else {
          rest.put(text(part), part);
        }
      }
    }
    if (!comparisons.isEmpty()) {
      Comparison joined =
          comparisons.size() == 1
              ? comparisons.getFirst()
              : ComparisonNormaliser.normalise(new Comparison.Any(comparisons));
      ObservationExpression one = new One(joined);
      rest.put(text(one), one);
    }
    List<ObservationExpression> sorted = withoutImplied(rest.values());
    return sorted.size() == 1 ? sorted.getFirst() : new Any(sorted);
  }

  /// Leaves out each alternative that matches only where another one does.
  private static List<ObservationExpression> withoutImplied(
      Collection<ObservationExpression> alternatives) {
    if (alternatives.size() > MAX_COMPARED) {
      return List.copyOf(alternatives);
    }
    List<ObservationExpression> kept = new ArrayList<>();
    for (ObservationExpression alternative : alternatives) {
      if (kept.stream().noneMatch(other -> Implication.holds(alternative, other))) {
        kept.removeIf(other -> Implication.holds(other, alternative));
        kept.add(alternative);
      }
    }
    return kept;
  }

  private static String text(ObservationExpression expression) {
    return new PatternWriter().observation(expression).text();
  }

  /// An operand of AND and how often it stands there.
  private record Counted(ObservationExpression expression, long times) {

    List<ObservationExpression> expressions() {
      List<ObservationExpression> parts = new ArrayList<>();
      for (long left = times; left > 0; left -= Repeats.MAX_TIMES) {
        parts.add(repeated(expression, (int) Math.min(left, Repeats.MAX_TIMES)));
      }
      return parts;
    }
  }
}
