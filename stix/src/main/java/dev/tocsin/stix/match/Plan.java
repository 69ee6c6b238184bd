package dev.tocsin.stix.match;

import dev.tocsin.stix.pattern.Qualifier.StartStop;
import java.time.Duration;
import java.util.List;

/// How the observations of a pattern are looked for: its expressions with START and STOP moved to
/// the brackets, and repetition and windows made plain. Immutable.
sealed interface Plan {

  /// One observation for which an expression holds.
  ///
  /// @param slot the number of this leaf in its plan
  /// @param expression the number of the expression
  /// @param spans in each of which the observation can have happened
  record Leaf(int slot, int expression, List<StartStop> spans) implements Plan {
    boolean admits(Observation observation) {
      for (StartStop span : spans) {
        boolean overlaps =
            observation.first().isBefore(span.stop().instant())
                && !observation.last().isBefore(span.start().instant())
                && span.start().instant().isBefore(span.stop().instant());
        if (!overlaps) {
          return false;
        }
      }
      return true;
    }
  }

  /// Several different observations for one leaf.
  record Several(Leaf leaf, int times) implements Plan {}

  /// A plan several times over, on different observations.
  record Repeated(Plan plan, int times) implements Plan {}

  record All(List<Plan> operands) implements Plan {}

  record Any(List<Plan> operands) implements Plan {}

  record Sequence(List<Plan> operands) implements Plan {}

  record Within(Plan plan, Duration window) implements Plan {}

  /// How many observations one way of matching takes at most; no more than [Integer#MAX_VALUE].
  default long taken() {
    long sum =
        switch (this) {
          case Leaf _ -> 1;
          case Several several -> several.times;
          case Repeated repeated -> repeated.plan.taken() * repeated.times;
          case All all -> all.operands.stream().mapToLong(Plan::taken).sum();
          case Any any -> any.operands.stream().mapToLong(Plan::taken).max().orElse(0);
          case Sequence sequence -> sequence.operands.stream().mapToLong(Plan::taken).sum();
          case Within within -> within.plan.taken();
        };
    return Math.min(sum, Integer.MAX_VALUE);
  }

  /// Whether it is one leaf or a counted one, with or without a window.
  default boolean isCounted() {
    return switch (this) {
      case Leaf _, Several _ -> true;
      case Within within -> within.plan instanceof Several;
      case Repeated _, All _, Any _, Sequence _ -> false;
    };
  }

  /// Whether different observations are all that it asks for, without order, window or choice.
  default boolean isTimeless() {
    return switch (this) {
      case Leaf _, Several _ -> true;
      case Repeated repeated -> repeated.plan.isTimeless();
      case All all -> all.operands.stream().allMatch(Plan::isTimeless);
      case Any _, Sequence _, Within _ -> false;
    };
  }

  /// Whether it says OR somewhere.
  default boolean hasChoice() {
    return switch (this) {
      case Leaf _, Several _ -> false;
      case Repeated repeated -> repeated.plan.hasChoice();
      case All all -> all.operands.stream().anyMatch(Plan::hasChoice);
      case Any _ -> true;
      case Sequence sequence -> sequence.operands.stream().anyMatch(Plan::hasChoice);
      case Within within -> within.plan.hasChoice();
    };
  }

  /// How long ago an observation can have happened that still matters; [#FOREVER] if any can.
  default Duration horizon() {
    return switch (this) {
      case Leaf _ -> Duration.ZERO;
      case Within within -> within.window;
      case Any any ->
          any.operands.stream().map(Plan::horizon).max(Duration::compareTo).orElse(FOREVER);
      case Several _, Repeated _, All _, Sequence _ -> FOREVER;
    };
  }

  /// Longer than any time between two observations.
  Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);
}
