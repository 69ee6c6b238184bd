package dev.tocsin.node.desk;

import dev.tocsin.core.journal.Records;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.release.PassingOn;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import java.util.List;
import java.util.Optional;

/// Passing partners' warnings on: within their terms as a draft, beyond them by asking whoever sent
/// them.
final class Forwarding {
  /// No warning has more requests.
  private static final int REQUESTS_MAX = 100;

  private final Workplace place;
  private final Records records;
  private final Reading reading;
  private final Audit audit;
  private final DraftDesk drafts;
  private final PolicyDesk policies;

  Forwarding(Workplace place, Reading reading, Audit audit, DraftDesk drafts, PolicyDesk policies) {
    this.place = place;
    this.records = new Records(place.disk());
    this.reading = reading;
    this.audit = audit;
    this.drafts = drafts;
    this.policies = policies;
  }

  /// A warning that a partner sent, whose content the caller may see.
  record Original(Received received, Statement.Warning warning, List<Part> parts) {
    StatementId id() {
      return received.label().id();
    }
  }

  ForwardView look(Caller caller, String id, String to) {
    return decide(original(caller, id), reading.partner(to));
  }

  Forwarded forward(Caller caller, String id, String to, String reason) {
    var original = original(caller, id);
    var partner = reading.partner(to);
    var view = decide(original, partner);
    return switch (view.verdict()) {
      case PERMITTED -> draft(caller, original, view);
      case ASK -> ask(caller, original, partner, view, reason);
      case REFUSED ->
          throw new DeskException(Problem.Kind.POLICY, String.join(" ", view.reasons()));
    };
  }

  Original original(Caller caller, String id) {
    var found = records.find(reading.find(caller, id)).filter(where -> !where.sent());
    var received =
        found
            .flatMap(where -> records.received(where.place()))
            .filter(known -> known.label().kind() == Statement.Kind.WARNING)
            .orElseThrow(() ->
                new DeskException(
                    Problem.Kind.STATE, "Only a warning of a partner can be passed on."));
    Sight.of(caller, received, place.clock().instant()).requireShown();
    var digest = received.label().digest();
    return records
        .statement(digest)
        .map(Statement::body)
        .filter(Statement.Warning.class::isInstance)
        .map(Statement.Warning.class::cast)
        .map(body -> new Original(received, body, records.parts(digest, body.parts())))
        .orElseThrow(() -> new IllegalStateException("no warning " + digest));
  }

  private ForwardView decide(Original original, Partner partner) {
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

  private Forwarded ask(
      Caller caller, Original original, Partner partner, ForwardView view, String reason) {
    if (reason.isBlank()) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST,
          "Its originator must be asked first: "
              + String.join(" ", view.reasons())
              + " Say in a sentence why it is to be passed on, and send it again.");
    }
    String by = caller.name() + ", " + caller.role().words();
    var answer =
        place
            .asking()
            .ask(ticket ->
                new Event.OnwardAsked(ticket, original.id(), partner.link(), by, reason.strip()));
    if (answer instanceof Answer.Queued queued) {
      audit.record(caller, "asked to pass on to " + partner.name(), original.id().toString());
      return new Forwarded.Asked(queued.id(), view.reasons());
    }
    throw Answers.refusal(answer);
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

  private Forwarded draft(Caller caller, Original original, ForwardView view) {
    var bundle =
        original.parts().stream()
            .filter(part -> part.mediaType().startsWith(Releasing.STIX))
            .map(Part::content)
            .findFirst()
            .orElseThrow(() ->
                new DeskException(
                    Problem.Kind.STATE, "The warning has no STIX bundle to pass on."));
    var label = original.received().label();
    var input =
        new DraftInput(
            new Draft(
                bundle,
                Optional.of(label.title()),
                label.precedence(),
                label.exercise(),
                label.notAfter()),
            List.of(view.partner()));
    var draft = drafts.begin(caller, input);
    String ground = view.grant().map(id -> "request " + id).orElse("its own terms");
    audit.record(
        caller,
        "passed on to " + view.partner() + " as draft " + draft.id() + " by " + ground,
        original.id().toString());
    return new Forwarded.Drafted(draft.id());
  }

  /// A named person answers a partner's request.
  StatementId answer(Caller caller, String id, Decision decision, String note) {
    var request = reading.find(caller, id);
    String by = caller.name() + ", " + caller.role().words();
    var answer =
        place
            .asking()
            .ask(ticket -> new Event.RequestDecided(ticket, request, by, decision, note.strip()));
    if (answer instanceof Answer.Queued queued) {
      audit.record(caller, "answered request " + decision.wire(), request.toString());
      return queued.id();
    }
    throw Answers.refusal(answer);
  }
}
