package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.ObservationExpression.All;
import dev.tocsin.stix.pattern.ObservationExpression.Any;
import dev.tocsin.stix.pattern.ObservationExpression.One;
import dev.tocsin.stix.pattern.ObservationExpression.Qualified;
import dev.tocsin.stix.pattern.ObservationExpression.Sequence;
import dev.tocsin.stix.pattern.Qualifier.Repeats;
import java.util.ArrayList;
import java.util.List;

/// Whether one expression can only match where another does, as far as their shapes tell. Both are
/// normalised.
final class Implication {
  private Implication() {}

  static boolean holds(ObservationExpression narrow, ObservationExpression wide) {
    if (narrow.equals(wide) || repeatsMore(narrow, wide)) {
      return true;
    }
    return switch (narrow) {
      case One _ -> false;
      case Qualified qualified -> holds(qualified.expression(), wide);
      case Sequence sequence ->
          sequence.operands().stream().anyMatch(operand -> holds(operand, wide));
      case Any any -> any.operands().stream().allMatch(operand -> holds(operand, wide));
      case All all ->
          all.operands().stream().anyMatch(operand -> holds(operand, wide))
              || (wide instanceof All other && eachHasItsOwn(all, other));
    };
  }

  private static boolean repeatsMore(ObservationExpression narrow, ObservationExpression wide) {
    return narrow instanceof Qualified(var one, Repeats(int times))
        && wide instanceof Qualified(var other, Repeats(int fewer))
        && times >= fewer
        && one.equals(other);
  }

  /// Whether each operand of the wide conjunction is implied by another operand of the narrow one.
  private static boolean eachHasItsOwn(All narrow, All wide) {
    List<ObservationExpression> left = new ArrayList<>(narrow.operands());
    for (ObservationExpression operand : wide.operands()) {
      boolean found = false;
      for (int at = 0; at < left.size() && !found; at++) {
        if (left.get(at).equals(operand) || repeatsMore(left.get(at), operand)) {
          left.remove(at);
          found = true;
        }
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }
}
