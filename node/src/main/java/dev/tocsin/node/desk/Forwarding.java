package dev.tocsin.node.desk;

import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.StatementId;
import java.util.List;
import java.util.Optional;

/// Passing partners' warnings on: within their terms as a draft, beyond them by asking whoever sent
/// them.
final class Forwarding {
  private final Workplace place;
  private final Reading reading;
  private final Audit audit;
  private final DraftDesk drafts;
  private final Originals originals;

  Forwarding(Workplace place, Reading reading, Audit audit, DraftDesk drafts, Originals originals) {
    this.place = place;
    this.reading = reading;
    this.audit = audit;
    this.drafts = drafts;
    this.originals = originals;
  }

  ForwardView look(Caller caller, String id, String to) {
    return originals.decide(original(caller, id), reading.partner(to));
  }

  Forwarded forward(Caller caller, String id, String to, String reason) {
    var original = original(caller, id);
    var partner = reading.partner(to);
    var view = originals.decide(original, partner);
    return switch (view.verdict()) {
      case PERMITTED -> draft(caller, original, view);
      case ASK -> ask(caller, original, partner, view, reason);
      case REFUSED ->
          throw new DeskException(Problem.Kind.POLICY, String.join(" ", view.reasons()));
    };
  }

  Originals.Original original(Caller caller, String id) {
    var original =
        originals
            .find(reading.find(caller, id))
            .orElseThrow(() ->
                new DeskException(
                    Problem.Kind.STATE, "Only a warning of a partner can be passed on."));
    Sight.of(caller, original.received(), place.clock().instant()).requireShown();
    return original;
  }

  private Forwarded ask(
      Caller caller,
      Originals.Original original,
      Partner partner,
      ForwardView view,
      String reason) {
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

  private Forwarded draft(Caller caller, Originals.Original original, ForwardView view) {
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
    var draft = drafts.passOn(caller, input, original.id());
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
