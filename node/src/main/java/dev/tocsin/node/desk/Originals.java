package dev.tocsin.node.desk;

import dev.tocsin.core.journal.Records;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.release.PassingOn;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Partners' warnings, and whether they may be passed on to others as it is now. Safe for many
/// threads.
final class Originals {
  /// No warning has more requests.
  private static final int REQUESTS_MAX = 100;

  private final Workplace place;
  private final Records records;
  private final PolicyDesk policies;

  Originals(Workplace place, PolicyDesk policies) {
    this.place = place;
    this.records = new Records(place.disk());
    this.policies = policies;
  }

  /// A warning that a partner sent.
  record Original(Received received, Statement.Warning warning, List<Part> parts) {
    StatementId id() {
      return received.label().id();
    }
  }

  /// What a draft owes to the warning that it passes on.
  ///
  /// @param handling the conditions under which that came
  /// @param objections why it may not go to a partner, one sentence each
  record Duty(Handling handling, List<String> objections) {}

  /// Empty if there is no such warning of a partner.
  Optional<Original> find(StatementId id) {
    return records
        .find(id)
        .filter(where -> !where.sent())
        .flatMap(where -> records.received(where.place()))
        .filter(known -> known.label().kind() == Statement.Kind.WARNING)
        .flatMap(received ->
            records
                .statement(received.label().digest())
                .map(Statement::body)
                .filter(Statement.Warning.class::isInstance)
                .map(Statement.Warning.class::cast)
                .map(body -> new Original(received, body, parts(received, body))));
  }

  private List<Part> parts(Received received, Statement.Warning body) {
    return records.parts(received.label().digest(), body.parts());
  }

  /// What a draft that passes a warning on owes to it when it goes to a partner.
  Duty duty(StatementId warning, Partner partner) {
    return find(warning)
        .map(original ->
            new Duty(original.warning().handling(), objections(decide(original, partner), warning)))
        .orElseGet(() ->
            new Duty(
                Handling.of(Tlp.RED),
                List.of("The warning " + warning + " that it passes on is not here any more.")));
  }

  private static List<String> objections(ForwardView view, StatementId warning) {
    var objections = new ArrayList<>(view.reasons());
    if (view.verdict() == ForwardView.Verdict.ASK) {
      objections.add(
          "It passes on a partner's warning: ask its originator first, by passing the warning "
              + warning
              + " on to "
              + view.partner()
              + ".");
    }
    return List.copyOf(objections);
  }

  ForwardView decide(Original original, Partner partner) {
    if (partner.link().equals(original.received().place().link())) {
      return refused(partner, "The warning came from " + partner.name() + ".");
    }
    if (!partner.active()) {
      return refused(
          partner,
          "The partnership with "
              + partner.name()
              + " is "
              + partner.state().words()
              + ", not active: nothing can be sent yet.");
    }
    if (!original.received().state().mayBePassedOn()) {
      return refused(
          partner,
          "The warning is " + original.received().state().words() + "; it cannot be passed on.");
    }
    var grant = grant(original, partner);
    var passing =
        PassingOn.of(
            original.warning().handling(),
            ContentTerms.of(original.parts()),
            PolicyDesk.recipient(policies.current(), partner),
            grant.isPresent(),
            place.clock().instant());
    return switch (passing) {
      case PassingOn.Permitted _ ->
          new ForwardView(partner.name(), ForwardView.Verdict.PERMITTED, List.of(), grant);
      case PassingOn.Ask ask ->
          new ForwardView(partner.name(), ForwardView.Verdict.ASK, ask.reasons(), grant);
      case PassingOn.Refused no ->
          new ForwardView(partner.name(), ForwardView.Verdict.REFUSED, no.reasons(), grant);
    };
  }

  private static ForwardView refused(Partner partner, String reason) {
    return new ForwardView(
        partner.name(), ForwardView.Verdict.REFUSED, List.of(reason), Optional.empty());
  }

  /// The request about exactly this warning and this partner to which its originator said yes.
  private Optional<StatementId> grant(Original original, Partner partner) {
    return records.onward(original.id(), REQUESTS_MAX).stream()
        .flatMap(id -> records.find(id).stream())
        .flatMap(found -> records.delivery(found.place()).stream())
        .filter(delivery ->
            delivery.answer().filter(said -> said.decision() == Decision.YES).isPresent())
        .filter(delivery -> asks(delivery, original, partner))
        .map(delivery -> delivery.label().id())
        .findFirst();
  }

  private boolean asks(Delivery delivery, Original original, Partner partner) {
    return records
        .statement(delivery.label().digest())
        .map(Statement::body)
        .filter(body ->
            body instanceof Statement.Request request
                && request.of().equals(original.received().label().digest())
                && request.recipient().equals(partner.node()))
        .isPresent();
  }
}
