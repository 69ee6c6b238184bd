package dev.tocsin.stix.match;

import dev.tocsin.stix.pattern.Comparison;
import dev.tocsin.stix.pattern.Pattern;
import dev.tocsin.stix.pattern.PatternException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A pattern made ready to be held against observations (STIX 2.1 §9). Immutable, safe for many
/// threads.
///
/// Where the standard leaves room: `NOT EXISTS` holds for an object of the path's type that lacks
/// the property. NOT before another operator negates what it says of one value, and of a list one
/// value suffices. Where types do not fit, NOT makes only `=`, `!=` and `IN` true. A string that is
/// no octets, though its property says so, is as good as absent. Regular expressions are those of
/// [RegularExpression].
public final class CompiledPattern {
  private final Pattern pattern;
  private final List<Comparison> expressions;
  private final Check[] checks;
  private final Plan plan;
  private final List<Plan> alternatives;
  private final int slots;

  private CompiledPattern(Pattern pattern, Planner planner, Plan plan) {
    this.pattern = pattern;
    this.expressions = planner.expressions();
    this.checks = expressions.stream().map(Check::of).toArray(Check[]::new);
    this.plan = plan;
    this.alternatives = plan instanceof Plan.Any any ? any.operands() : List.of(plan);
    this.slots = planner.slots();
  }

  /// Makes a pattern ready.
  ///
  /// @throws PatternException if a regular expression is not of the syntax RE2 or too large, or a
  ///   match takes more observations than [MatchLimits#MAX_TAKEN]
  public static CompiledPattern compile(Pattern pattern) throws PatternException {
    new ExpressionCheck(pattern).check();
    Planner planner = new Planner();
    Plan plan = planner.plan(pattern.expression());
    List<Plan> alternatives = plan instanceof Plan.Any any ? any.operands() : List.of(plan);
    for (Plan alternative : alternatives) {
      if (!alternative.isCounted() && alternative.taken() > MatchLimits.MAX_TAKEN) {
        throw pattern.refusal(
            0,
            "a match takes up to "
                + alternative.taken()
                + " observations, more than "
                + MatchLimits.MAX_TAKEN);
      }
    }
    return new CompiledPattern(pattern, planner, plan);
  }

  /// Reads a pattern and makes it ready.
  ///
  /// @throws PatternException as [Pattern#parse] and [#compile(Pattern)] do
  public static CompiledPattern compile(String pattern) throws PatternException {
    return compile(Pattern.parse(pattern));
  }

  public Pattern pattern() {
    return pattern;
  }

  /// Whether one observation alone matches, for certain. Quick for patterns of one expression.
  public boolean matches(Observation observation) {
    if (plan instanceof Plan.Leaf leaf && leaf.spans().isEmpty()) {
      return holds(0, observation, new Effort());
    }
    return match(List.of(observation)) == Verdict.MATCH;
  }

  /// Whether some of the observations match, in whatever order they come.
  public Verdict match(List<Observation> observations) {
    Effort effort = new Effort();
    List<Evidence> evidence = new ArrayList<>();
    for (Observation observation : observations) {
      BitSet holding = new BitSet(checks.length);
      for (int expression = 0; expression < checks.length; expression++) {
        if (holds(expression, observation, effort)) {
          holding.set(expression);
        }
      }
      if (!holding.isEmpty()) {
        evidence.add(new Evidence(observation, holding));
      }
    }
    Verdict verdict = decide(evidence);
    return verdict == Verdict.NO_MATCH ? effort.failure() : verdict;
  }

  /// Whether one expression holds for an observation: for one of its objects.
  boolean holds(int expression, Observation observation, Effort effort) {
    Check check = checks[expression];
    effort.nextExpression();
    for (int at = 0; at < observation.size(); at++) {
      if (check.holds(observation.type(at), observation.object(at), observation, effort)) {
        return true;
      }
    }
    return false;
  }

  /// What stands between brackets, each once.
  List<Comparison> expressions() {
    return expressions;
  }

  /// Whether one observation is all that each alternative asks for, whenever it happened.
  boolean isSingle() {
    return plan instanceof Plan.Leaf leaf && leaf.spans().isEmpty();
  }

  /// How long ago an observation can have happened that still matters.
  Duration horizon() {
    return plan.horizon();
  }

  /// Whether observations match, given what holds for each.
  Verdict decide(List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return Verdict.NO_MATCH;
    }
    Candidates candidates = new Candidates(slots, evidence);
    candidates.fill(plan);
    boolean undecided = false;
    for (Plan alternative : alternatives) {
      Effort effort = new Effort();
      if (satisfied(alternative, candidates, effort)) {
        return Verdict.MATCH;
      }
      undecided |= effort.hasGivenUp();
    }
    return undecided ? Verdict.UNDECIDED : Verdict.NO_MATCH;
  }

  private static boolean satisfied(Plan plan, Candidates candidates, Effort effort) {
    if (plan instanceof Plan.Leaf leaf) {
      return candidates.of(leaf).length > 0;
    }
    if (plan instanceof Plan.Several several) {
      return number(candidates, several.leaf()) >= several.times();
    }
    if (plan instanceof Plan.Within(Plan.Several several, Duration window)) {
      return crowded(candidates, several, window);
    }
    if (!plan.hasChoice()) {
      boolean enough = new Assignment(candidates, effort).exists(plan);
      if (!enough || plan.isTimeless()) {
        return enough;
      }
    }
    return new Search(candidates, effort).finds(plan);
  }

  private static long number(Candidates candidates, Plan.Leaf leaf) {
    long sum = 0;
    for (int number : candidates.of(leaf)) {
      sum += candidates.left(number);
    }
    return sum;
  }

  /// Whether enough observations can have happened within a window. For each last moment: those
  /// that end then or later, and begin before the window that opens then is over.
  private static boolean crowded(Candidates candidates, Plan.Several several, Duration window) {
    int[] byFirst = candidates.of(several.leaf());
    Integer[] byLast = Arrays.stream(byFirst).boxed().toArray(Integer[]::new);
    Arrays.sort(
        byLast,
        (one, other) ->
            candidates.observation(one).last().compareTo(candidates.observation(other).last()));
    long begun = 0;
    long over = 0;
    int next = 0;
    for (int number : byLast) {
      Instant opens = candidates.observation(number).last();
      while (next < byFirst.length
          && Duration.between(opens, candidates.observation(byFirst[next]).first())
                  .compareTo(window)
              < 0) {
        begun += candidates.left(byFirst[next++]);
      }
      if (begun - over >= several.times()) {
        return true;
      }
      over += candidates.left(number);
    }
    return false;
  }
}
