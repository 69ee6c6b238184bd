package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.Comparison.Operator;
import dev.tocsin.stix.pattern.ObservationExpression.One;
import dev.tocsin.stix.pattern.ObservationExpression.Qualified;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds what an author hardly meant. Walks a pattern in document order; for one thread.
final class WarningFinder {
  private static final int MAX_WARNINGS = 100;

  private final Positions positions;
  private final List<PatternWarning> warnings = new ArrayList<>();
  private int tests;
  private int qualifiers;
  private int expressionSize;

  WarningFinder(Positions positions) {
    this.positions = positions;
  }

  List<PatternWarning> find(ObservationExpression expression) {
    observation(expression);
    warnings.sort(Comparator.comparingInt(PatternWarning::offset));
    return warnings.subList(0, Math.min(warnings.size(), MAX_WARNINGS));
  }

  private void observation(ObservationExpression expression) {
    switch (expression) {
      case One one -> comparison(one.comparison());
      case ObservationExpression.All all -> all.operands().forEach(this::observation);
      case ObservationExpression.Any any -> any.operands().forEach(this::observation);
      case ObservationExpression.Sequence sequence ->
          sequence.operands().forEach(this::observation);
      case Qualified qualified -> {
        observation(qualified.expression());
        qualifier(qualified);
      }
    }
  }

  private void qualifier(Qualified qualified) {
    int offset = positions.qualifiers().get(qualifiers++);
    switch (qualified.qualifier()) {
      case Qualifier.Within _ when isOneObservation(qualified.expression()) ->
          warn(offset, "9.5.1", "a window around one observation always holds");
      case Qualifier.Within _, Qualifier.Repeats _ -> {}
      case Qualifier.StartStop span when span.start().compareTo(span.stop()) >= 0 ->
          warn(offset, "9.5.1", "no moment is from START on and before STOP");
      case Qualifier.StartStop _ -> {}
    }
  }

  private static boolean isOneObservation(ObservationExpression expression) {
    return switch (expression) {
      case One _ -> true;
      case Qualified qualified ->
          qualified.qualifier() instanceof Qualifier.StartStop
              && isOneObservation(qualified.expression());
      case ObservationExpression.All _,
          ObservationExpression.Any _,
          ObservationExpression.Sequence _ ->
          false;
    };
  }

  /// The object types of which the comparison can hold for one object.
  private Set<String> comparison(Comparison comparison) {
    return switch (comparison) {
      case Comparison.Test test -> {
        test(test, positions.tests().get(tests++));
        yield Set.of(test.path().type());
      }
      case Comparison.Any any -> {
        Set<String> types = new HashSet<>();
        any.operands().forEach(operand -> types.addAll(comparison(operand)));
        yield types;
      }
      case Comparison.All all -> conjunction(all);
    };
  }

  private Set<String> conjunction(Comparison.All all) {
    Set<String> common = comparison(all.operands().getFirst());
    boolean warned = false;
    for (Comparison operand : all.operands().subList(1, all.operands().size())) {
      int offset = positions.tests().get(tests);
      Set<String> types = comparison(operand);
      common = common.equals(types) ? common : intersection(common, types);
      if (common.isEmpty() && !types.isEmpty() && !warned) {
        warned = true;
        warn(offset, "9.5", "AND joins different object types, so that no object satisfies it");
      }
    }
    return common;
  }

  private static Set<String> intersection(Set<String> one, Set<String> other) {
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    return common;
  }

  private void test(Comparison.Test test, int offset) {
    switch (test) {
      case Comparison.Relation relation -> relation(relation, offset);
      case Comparison.Membership membership -> {
        if (new HashSet<>(membership.constants()).size() < membership.constants().size()) {
          warn(offset, "9.6.1", "a constant stands in the set twice");
        }
        fits(membership.path(), membership.constants().getFirst(), offset);
      }
      case Comparison.Like like -> {
        if (!Normalizer.isNormalized(like.pattern(), Normalizer.Form.NFC)) {
          warn(
              offset, "9.6.1", "the string after LIKE is not in NFC; it is compared as if it were");
        }
      }
      case Comparison.Matches matches -> regularExpression(matches, offset);
      case Comparison.Subset subset -> block(subset.path(), offset);
      case Comparison.Superset superset -> block(superset.path(), offset);
      case Comparison.Exists _ -> {}
    }
  }

  private void relation(Comparison.Relation relation, int offset) {
    boolean ordered =
        switch (relation.operator()) {
          case EQUAL, UNEQUAL -> false;
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
        };
    if (ordered && relation.constant() instanceof Constant.Truth) {
      warn(offset, "9.6.1", "booleans have no order, so that this never holds");
      return;
    }
    if (relation.operator() != Operator.UNEQUAL) {
      fits(relation.path(), relation.constant(), offset);
    }
  }

  private void fits(ObjectPath path, Constant constant, int offset) {
    if (!path.isBinary()) {
      return;
    }
    boolean fits =
        switch (constant) {
          case Constant.Hex _, Constant.Binary _ -> true;
          case Constant.Text text -> text.value().chars().allMatch(unit -> unit < 0x100);
          case Constant.Whole _, Constant.Decimal _, Constant.Truth _, Constant.Moment _ -> false;
        };
    if (!fits) {
      warn(offset, "9.6.4", "octets are compared with what cannot stand for octets");
    }
  }

  private void regularExpression(Comparison.Matches matches, int offset) {
    if (expressionSize > RegularExpression.MAX_TOTAL_SIZE) {
      warn(offset, "9.6.1", "this cannot be matched: the regular expressions are too many");
      return;
    }
    try {
      expressionSize += RegularExpression.compile(matches.expression()).size();
    } catch (IllegalArgumentException fault) {
      warn(offset, "9.6.1", "this cannot be matched: " + fault.getMessage());
    }
  }

  private void block(ObjectPath path, int offset) {
    if (!path.lastProperty().equals("value")) {
      warn(offset, "9.6.1", "ISSUBSET and ISSUPERSET are for the value of an address");
    }
  }

  private void warn(int offset, String section, String sentence) {
    warnings.add(new PatternWarning(offset, section, sentence));
  }
}
