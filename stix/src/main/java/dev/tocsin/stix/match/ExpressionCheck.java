package dev.tocsin.stix.match;

import dev.tocsin.stix.pattern.Comparison;
import dev.tocsin.stix.pattern.ObservationExpression;
import dev.tocsin.stix.pattern.Pattern;
import dev.tocsin.stix.pattern.PatternException;
import dev.tocsin.stix.pattern.RegularExpression;

/// Refuses a pattern whose regular expressions cannot be matched. Walks it in document order, since
/// a refusal says where; for one thread.
final class ExpressionCheck {
  private final Pattern pattern;
  private int comparison;
  private int size;

  ExpressionCheck(Pattern pattern) {
    this.pattern = pattern;
  }

  void check() throws PatternException {
    check(pattern.expression());
  }

  private void check(ObservationExpression expression) {
    switch (expression) {
      case ObservationExpression.One one -> check(one.comparison());
      case ObservationExpression.All all -> all.operands().forEach(this::check);
      case ObservationExpression.Any any -> any.operands().forEach(this::check);
      case ObservationExpression.Sequence sequence -> sequence.operands().forEach(this::check);
      case ObservationExpression.Qualified qualified -> check(qualified.expression());
    }
  }

  private void check(Comparison expression) {
    switch (expression) {
      case Comparison.All all -> all.operands().forEach(this::check);
      case Comparison.Any any -> any.operands().forEach(this::check);
      case Comparison.Matches matches -> {
        size += size(matches.expression());
        if (size > RegularExpression.MAX_TOTAL_SIZE) {
          throw pattern.refusal(comparison, "the regular expressions together are too large");
        }
        comparison++;
      }
      case Comparison.Test _ -> comparison++;
    }
  }

  private int size(String expression) {
    try {
      return RegularExpression.compile(expression).size();
    } catch (IllegalArgumentException fault) {
      throw pattern.refusal(comparison, String.valueOf(fault.getMessage()));
    }
  }
}
