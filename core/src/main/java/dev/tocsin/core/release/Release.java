package dev.tocsin.core.release;

import dev.tocsin.core.release.Decision.Permit;
import dev.tocsin.core.release.Decision.Withhold;
import dev.tocsin.core.release.Recipient.Relation;
import dev.tocsin.core.release.terms.Audience;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.core.release.terms.Terms;
import java.time.Instant;
import java.util.Optional;

/// Decides by terms alone. Stricter terms, a lower ceiling or fewer promises never turn a refusal
/// into a permission. Pure and total.
public final class Release {
  private Release() {}

  /// Whether our own material may go to a recipient.
  public static Decision decide(Terms terms, Recipient recipient, Instant now) {
    for (var dimension : Dimension.values()) {
      Decision decision = decide(dimension, terms, recipient, now);
      if (!decision.permits()) {
        return decision;
      }
    }
    return new Permit();
  }

  /// Whether others' material may be passed on to a recipient, without asking its originator.
  public static Decision forward(Terms terms, Recipient recipient, Instant now) {
    return onward(terms)
        .or(() -> reached(terms.audience(), recipient))
        .orElseGet(() -> decide(terms, recipient, now));
  }

  /// What one dimension says.
  static Decision decide(Dimension dimension, Terms terms, Recipient recipient, Instant now) {
    Optional<Decision> refusal =
        switch (dimension) {
          case AUDIENCE -> audience(terms.audience(), recipient);
          case TIME -> time(terms, recipient, now);
          case COPY, ACTION, INFORM, COURT, ONWARD, ATTRIBUTION ->
              terms.isLoosest(dimension) ? Optional.empty() : promise(dimension, terms, recipient);
        };
    return refusal.orElseGet(Permit::new);
  }

  private static Optional<Decision> audience(Audience audience, Recipient recipient) {
    if (audience.reach() == Audience.Reach.NOBODY) {
      return refuse(Rule.AUDIENCE_NOBODY, "Its markings together let nobody have it.");
    }
    String who = recipient.organisation();
    if (audience.releasableTo().filter(list -> !list.contains(who)).isPresent()) {
      return refuse(
          Rule.AUDIENCE_RELEASABLE,
          "It may go to " + list(audience) + " alone, not to " + who + ".");
    }
    if (!recipient.ceiling().isAtLeast(audience.reach().level())) {
      return refuse(
          Rule.AUDIENCE_CEILING,
          "It is for "
              + audience
              + ", and "
              + who
              + " is trusted up to "
              + recipient.ceiling().label()
              + ".");
    }
    if (audience.reach() == Audience.Reach.NAMED && !recipient.named()) {
      return refuse(
          Rule.AUDIENCE_NAMED, "It is for named recipients, and " + who + " is not named.");
    }
    return Optional.empty();
  }

  private static String list(Audience audience) {
    return String.join(", ", audience.releasableTo().orElseThrow());
  }

  private static Optional<Decision> time(Terms terms, Recipient recipient, Instant now) {
    if (!terms.time().holdsAt(now)) {
      return refuse(Rule.TIME_OUTSIDE, "It may be had " + terms.time() + ", not at " + now + ".");
    }
    return terms.time().until().isEmpty()
        ? Optional.empty()
        : promise(Dimension.TIME, terms, recipient);
  }

  private static Optional<Decision> promise(Dimension dimension, Terms terms, Recipient recipient) {
    return recipient.promises().contains(dimension)
        ? Optional.empty()
        : refuse(
            Rule.PROMISE_MISSING,
            "It asks for "
                + dimension.word()
                + ": "
                + terms.value(dimension)
                + ", and "
                + recipient.organisation()
                + " has not promised to keep that.");
  }

  private static Optional<Decision> onward(Terms terms) {
    return switch (terms.onward()) {
      case FREE -> Optional.empty();
      case ASK_ORIGINATOR ->
          refuse(Rule.ONWARD_ASK, "Its originator must be asked before it is passed on.");
      case NEVER -> refuse(Rule.ONWARD_NEVER, "Its originator forbids that it is passed on.");
    };
  }

  private static Optional<Decision> reached(Audience audience, Recipient recipient) {
    Optional<Relation> furthest =
        switch (audience.reach()) {
          case EVERYONE -> Optional.of(Relation.STRANGER);
          case COMMUNITY -> Optional.of(Relation.COMMUNITY);
          case CLIENTS -> Optional.of(Relation.CLIENT);
          case CLIENTS_IF_ASKED, ORGANISATION -> Optional.of(Relation.OWN);
          case NAMED, NOBODY -> Optional.empty();
        };
    if (furthest.filter(most -> recipient.relation().compareTo(most) <= 0).isPresent()) {
      return Optional.empty();
    }
    boolean client = recipient.relation() == Relation.CLIENT;
    return client && audience.reach() == Audience.Reach.CLIENTS_IF_ASKED
        ? refuse(Rule.ONWARD_CLIENTS, "Its originator must be asked before it goes to clients.")
        : refuse(
            Rule.ONWARD_AUDIENCE,
            "It is for " + audience + ", which " + recipient.organisation() + " is not.");
  }

  private static Optional<Decision> refuse(Rule rule, String reason) {
    return Optional.of(new Withhold(rule, reason));
  }
}
