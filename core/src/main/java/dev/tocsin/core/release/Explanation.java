package dev.tocsin.core.release;

import dev.tocsin.core.release.Decision.Permit;
import dev.tocsin.core.release.Decision.Withhold;
import dev.tocsin.core.release.terms.Dimension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Why a portion may go to a recipient or not: from marking to dimension to value to rule to
/// decision.
///
/// @param steps what each marking asks in each dimension that it restricts, and what follows
/// @param decision on all markings together
public record Explanation(Portion portion, List<Step> steps, Decision decision) {
  public Explanation {
    steps = List.copyOf(steps);
  }

  /// What one marking says in one dimension.
  ///
  /// @param marking by name and id
  /// @param value in words
  public record Step(String marking, Dimension dimension, String value, Decision decision) {
    /// As a plain sentence.
    public String sentence() {
      String says = marking + " sets " + dimension.word() + " to " + value + ": ";
      return says + said(decision);
    }
  }

  /// Decides on a portion, and says why.
  public static Explanation of(MarkedPortion marked, Recipient recipient, Instant now) {
    List<Step> steps = new ArrayList<>();
    for (var marking : marked.markings()) {
      for (var dimension : Dimension.values()) {
        if (!marking.terms().isLoosest(dimension)) {
          steps.add(
              new Step(
                  MarkedPortion.named(marking),
                  dimension,
                  marking.terms().value(dimension),
                  Release.decide(dimension, marking.terms(), recipient, now)));
        }
      }
    }
    return new Explanation(marked.portion(), steps, decide(marked, recipient, now));
  }

  /// Decides on a portion.
  public static Decision decide(MarkedPortion marked, Recipient recipient, Instant now) {
    return marked
        .fault()
        .<Decision>map(fault -> new Withhold(fault.rule(), fault.sentence()))
        .orElseGet(() -> Release.decide(marked.terms(), recipient, now));
  }

  /// The whole chain in plain sentences.
  public List<String> sentences() {
    return Stream.concat(
            steps.stream().map(Step::sentence), Stream.of(portion + ": " + said(decision)))
        .toList();
  }

  private static String said(Decision decision) {
    return switch (decision) {
      case Permit _ -> "it may go.";
      case Withhold(Rule rule, String reason) ->
          "it is withheld by the rule " + rule.word() + ". " + reason;
    };
  }
}
