package dev.tocsin.core.release;

import dev.tocsin.core.release.Decision.Withhold;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.statement.Handling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whether a partner's warning may be passed on to someone else.
public sealed interface PassingOn {

  /// Its terms permit it, or its originator said yes.
  record Permitted() implements PassingOn {}

  /// Its originator must be asked first.
  ///
  /// @param reasons why, one sentence each
  record Ask(List<String> reasons) implements PassingOn {
    public Ask {
      reasons = List.copyOf(reasons);
    }
  }

  /// It stays here, whatever its originator says.
  ///
  /// @param reasons why, one sentence each
  record Refused(List<String> reasons) implements PassingOn {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /// Decides portion by portion; all must be permitted, since it goes whole.
  ///
  /// @param granted whether its originator said yes to exactly this recipient
  static PassingOn of(
      Handling handling, ContentTerms content, Recipient recipient, boolean granted, Instant now) {
    var bars = bars(handling, content, recipient, now);
    if (!bars.isEmpty()) {
      return new Refused(bars);
    }
    Set<String> reasons = new LinkedHashSet<>();
    for (var terms : all(handling, content)) {
      if (Release.forward(terms, recipient, now) instanceof Withhold(Rule _, String reason)) {
        reasons.add(reason);
      }
    }
    return granted || reasons.isEmpty() ? new Permitted() : new Ask(List.copyOf(reasons));
  }

  /// What no originator can permit: our own agreement with the recipient, a time that is over, and
  /// markings that nobody here understands.
  private static List<String> bars(
      Handling handling, ContentTerms content, Recipient recipient, Instant now) {
    var bars = new ArrayList<>(content.faults());
    var level = content.level().filter(own -> own.isAtLeast(handling.tlp())).orElse(handling.tlp());
    if (!recipient.ceiling().isAtLeast(level)) {
      bars.add(
          "It is "
              + level.label()
              + ", and "
              + recipient.organisation()
              + " is trusted up to "
              + recipient.ceiling().label()
              + ".");
    }
    var time = content.under(handling).time();
    if (!time.holdsAt(now)) {
      bars.add("It may be had " + time + ", not at " + now + ".");
    }
    return bars;
  }

  private static List<Terms> all(Handling handling, ContentTerms content) {
    var asked = ContentTerms.of(handling);
    return content.portions().isEmpty()
        ? List.of(asked)
        : content.portions().stream().map(portion -> portion.terms().combine(asked)).toList();
  }
}
