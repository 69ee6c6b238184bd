package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.DeliveryState;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.log.Hash;
import java.util.List;
import java.util.Optional;

/// Passing a partner's warning on: the question to its originator, and the answer of a named human
/// there. Whether one must ask at all is decided by [dev.tocsin.core.release.PassingOn].
final class Onward {
  /// No warning gets more requests; a list that only grows is a way to fill a store.
  static final int REQUESTS_MAX = 100;

  private Onward() {}

  static void ask(Change change, Event.OnwardAsked event) {
    var warning = received(change, event.warning(), Statement.Kind.WARNING);
    var recipient = Optional.ofNullable(change.state().links().get(event.recipient()));
    if (warning.isEmpty() || recipient.isEmpty()) {
      change.reject(
          event.ticket(),
          Answer.Problem.ABSENT,
          warning.isEmpty()
              ? "There is no received warning with that id."
              : "There is no such partner.");
      return;
    }
    var objection = objection(change, warning.get(), event);
    if (objection.isPresent()) {
      change.tell(event.ticket(), objection.get());
      return;
    }
    var label = warning.get().label();
    var partner = recipient.get().partner();
    var body =
        new Statement.Request(
            label.digest(), partner.node(), partner.name(), event.by(), event.reason());
    var said = say(change, warning.get(), label.id(), body);
    remember(change, label.id(), said.id());
    change.tell(event.ticket(), new Answer.Queued(said.id()));
  }

  private static Optional<Answer> objection(
      Change change, Received warning, Event.OnwardAsked event) {
    if (!warning.state().mayBePassedOn()) {
      return rejected(
          Answer.Problem.STATE,
          "The warning is " + warning.state().words() + "; it cannot be passed on.");
    }
    var originator = change.link(warning.place().link()).partner();
    if (!originator.active()) {
      return rejected(
          Answer.Problem.STATE,
          "The partnership with "
              + originator.name()
              + " is "
              + originator.state().words()
              + ", so it cannot be asked.");
    }
    if (event.recipient().equals(warning.place().link())) {
      return rejected(Answer.Problem.STATE, "The warning came from that partner.");
    }
    if (event.reason().isBlank()) {
      return rejected(Answer.Problem.TEXT, "Say in a sentence why it is to be passed on.");
    }
    if (event.reason().length() > Deciding.NOTE_MAX) {
      return rejected(
          Answer.Problem.TOO_LARGE,
          "The reason is longer than " + Deciding.NOTE_MAX + " characters.");
    }
    return count(change, warning, event);
  }

  private static Optional<Answer> count(Change change, Received warning, Event.OnwardAsked event) {
    var asked = change.records.onward(warning.label().id(), REQUESTS_MAX);
    if (asked.size() >= REQUESTS_MAX) {
      return rejected(Answer.Problem.STATE, "Too much was asked about this warning already.");
    }
    var recipient = change.link(event.recipient()).partner().node();
    boolean waits =
        asked.stream()
            .flatMap(id -> change.records.find(id).stream())
            .flatMap(found -> change.records.delivery(found.place()).stream())
            .filter(delivery ->
                delivery.answer().isEmpty() && delivery.state() != DeliveryState.REFUSED)
            .flatMap(delivery -> change.records.statement(delivery.label().digest()).stream())
            .anyMatch(statement ->
                statement.body() instanceof Statement.Request request
                    && request.recipient().equals(recipient));
    return waits
        ? rejected(Answer.Problem.STATE, "This was asked already, and no answer has come yet.")
        : Optional.empty();
  }

  /// Takes in a partner's request about a warning of ours.
  ///
  /// @return the digest of the receipt for it
  static Hash asked(Change change, Receiving.Heard heard, Statement.Request request) {
    var header = heard.opened().statement().header();
    var receipt = Receipting.plain(change, heard);
    var warning =
        Deciding.sent(change, heard, header.thread(), Statement.Kind.WARNING)
            .filter(known -> known.label().digest().equals(request.of()));
    boolean room = change.records.onward(header.thread(), REQUESTS_MAX).size() < REQUESTS_MAX;
    if (warning.isEmpty() || !room) {
      change.alarm(
          Alarm.Kind.FORGERY,
          Optional.of(heard.place().link()),
          "The request "
              + heard.id()
              + (room ? " is about nothing that this node sent." : " is one too many."));
      return receipt;
    }
    var label =
        new Delivery.Label(
            header.id(),
            heard.opened().digest(),
            Statement.Kind.RFI,
            warning.get().label().title(),
            header.precedence(),
            warning.get().label().exercise(),
            header.created(),
            Optional.empty(),
            heard.leaf());
    change.move(
        new Received(
            heard.place(),
            label,
            ReceivedState.ACCEPTED,
            List.of(new Received.Moment(ReceivedState.ACCEPTED, change.now)),
            Optional.empty(),
            Receipting.timeNote(header.created(), change.now),
            receipt,
            new Received.Visible(Label.of(Attributes.OWN), Optional.empty()),
            Optional.empty()));
    remember(change, warning.get().label().id(), header.id());
    return receipt;
  }

  /// A named human here answers a partner's request.
  static void decide(Change change, Event.RequestDecided event) {
    var found = received(change, event.request(), Statement.Kind.RFI);
    if (found.isEmpty()) {
      change.reject(
          event.ticket(), Answer.Problem.ABSENT, "There is no received request with that id.");
      return;
    }
    var request = found.get();
    if (!request.state().awaitsAnswer()) {
      change.reject(
          event.ticket(),
          Answer.Problem.STATE,
          "The request is " + request.state().words() + "; it cannot be answered again.");
      return;
    }
    if (!Decision.OF_REQUESTS.contains(event.decision())) {
      change.reject(event.ticket(), Answer.Problem.TEXT, "A request is answered by yes or no.");
      return;
    }
    if (event.note().length() > Deciding.NOTE_MAX) {
      change.reject(
          event.ticket(),
          Answer.Problem.TOO_LARGE,
          "The note is longer than " + Deciding.NOTE_MAX + " characters.");
      return;
    }
    var body =
        new Statement.Answer(
            request.label().digest(), event.by(), event.decision(), change.now, event.note());
    var said = say(change, request, request.label().id(), body);
    var next =
        event.decision() == Decision.YES ? ReceivedState.ACKNOWLEDGED : ReceivedState.DECLINED;
    change.move(request.moved(next, change.now).answered(answer(said.digest(), body)));
    change.tell(event.ticket(), new Answer.Queued(said.id()));
  }

  /// Takes in the answer of a human at the partner to a request of ours.
  ///
  /// @return the digest of the receipt for it
  static Hash answered(Change change, Receiving.Heard heard, Statement.Answer body) {
    var thread = heard.opened().statement().header().thread();
    var request =
        Deciding.sent(change, heard, thread, Statement.Kind.RFI)
            .filter(known -> known.label().digest().equals(body.of()));
    return Deciding.answered(change, heard, request, answer(heard.opened().digest(), body));
  }

  private static Delivery.Answer answer(Hash digest, Statement.Answer body) {
    return new Delivery.Answer(digest, body.by(), body.decision(), body.at(), body.note());
  }

  private static Optional<Received> received(Change change, StatementId id, Statement.Kind kind) {
    return change
        .records
        .find(id)
        .filter(where -> !where.sent())
        .flatMap(where -> change.records.received(where.place()))
        .filter(known -> known.label().kind() == kind);
  }

  private static Change.Said say(
      Change change, Received about, StatementId thread, Statement.Body body) {
    var label = about.label();
    var urgency = new Event.Urgency(label.precedence(), label.exercise(), Optional.empty());
    var said =
        change.say(
            about.place().link(), new Change.Draft(body, Optional.of(thread), urgency, List.of()));
    Sending.queue(change, said, body.kind(), label.title(), urgency);
    return said;
  }

  private static void remember(Change change, StatementId warning, StatementId request) {
    change.write(Row.put(Table.ONWARD, RowKey.of(warning.value(), request.value()), Bytes.EMPTY));
  }

  private static Optional<Answer> rejected(Answer.Problem problem, String sentence) {
    return Optional.of(new Answer.Rejected(problem, sentence));
  }
}
