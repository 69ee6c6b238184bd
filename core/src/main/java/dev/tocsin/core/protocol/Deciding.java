package dev.tocsin.core.protocol;

import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.DeliveryState;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What named humans answer to warnings, and what happens when nobody does in time.
final class Deciding {
  static final int NOTE_MAX = 2_000;
  private static final int EXPIRED_AT_ONCE = 1_000;

  private Deciding() {}

  static void decide(Change change, Event.Decided event) {
    var found = change.records.find(event.warning()).filter(where -> !where.sent());
    var received =
        found
            .flatMap(where -> change.records.received(where.place()))
            .filter(known -> known.label().kind() == Statement.Kind.WARNING);
    if (received.isEmpty()) {
      change.reject(
          event.ticket(), Answer.Problem.ABSENT, "There is no received warning with that id.");
      return;
    }
    var warning = received.get();
    if (!warning.state().awaitsAnswer()) {
      change.reject(
          event.ticket(),
          Answer.Problem.STATE,
          "The warning is " + warning.state().words() + "; it cannot be answered again.");
      return;
    }
    if (!Decision.OF_WARNINGS.contains(event.decision())) {
      change.reject(event.ticket(), Answer.Problem.TEXT, "A warning is not answered by yes or no.");
      return;
    }
    if (event.note().length() > NOTE_MAX) {
      change.reject(
          event.ticket(),
          Answer.Problem.TOO_LARGE,
          "The note is longer than " + NOTE_MAX + " characters.");
      return;
    }
    var label = warning.label();
    var body =
        new Statement.Acknowledgement(
            label.digest(), event.by(), event.decision(), change.now, event.note());
    var urgency = new Event.Urgency(label.precedence(), label.exercise(), Optional.empty());
    var said =
        change.say(
            warning.place().link(),
            new Change.Draft(body, Optional.of(label.id()), urgency, List.of()));
    Sending.queue(change, said, body.kind(), label.title(), urgency);
    var next =
        event.decision() == Decision.CANNOT_ACT
            ? ReceivedState.DECLINED
            : ReceivedState.ACKNOWLEDGED;
    change.move(warning.moved(next, change.now).answered(answer(said.digest(), body)));
    change.tell(event.ticket(), new Answer.Queued(said.id()));
  }

  private static Delivery.Answer answer(Hash digest, Statement.Acknowledgement ack) {
    return new Delivery.Answer(digest, ack.by(), ack.decision(), ack.at(), ack.note());
  }

  /// Takes in the answer of a human at the partner.
  ///
  /// @return the digest of the receipt for it
  static Hash answered(Change change, Receiving.Heard heard, Statement.Acknowledgement ack) {
    var thread = heard.opened().statement().header().thread();
    var delivery =
        sent(change, heard, thread, Statement.Kind.WARNING)
            .filter(known -> known.label().digest().equals(ack.of()));
    return answered(change, heard, delivery, answer(heard.opened().digest(), ack));
  }

  /// What this node sent on the link that something was heard on.
  static Optional<Delivery> sent(
      Change change, Receiving.Heard heard, StatementId id, Statement.Kind kind) {
    return change
        .records
        .find(id)
        .filter(where -> where.sent() && where.place().link().equals(heard.place().link()))
        .flatMap(where -> change.delivery(where.place()))
        .filter(known -> known.label().kind() == kind);
  }

  /// Takes in an answer to a delivery.
  ///
  /// @param delivery empty if there is none that it could answer
  static Hash answered(
      Change change, Receiving.Heard heard, Optional<Delivery> delivery, Delivery.Answer answer) {
    if (delivery.isEmpty() || delivery.get().answer().isPresent()) {
      change.alarm(
          Alarm.Kind.FORGERY,
          Optional.of(heard.place().link()),
          "The answer " + heard.id() + " answers nothing that waits for one.");
    } else {
      var after = delivery.get().answered(answer);
      // An answer that overtakes the receipt waits for it: the receipt is what proves delivery.
      boolean now =
          after.receipt().isPresent() && after.state().mayBecome(DeliveryState.ACKNOWLEDGED);
      change.move(now ? after.moved(DeliveryState.ACKNOWLEDGED, change.now) : after);
    }
    return Receipting.plain(change, heard);
  }

  /// Sees to it that the next expiry is noticed, when one more is to come. There is one timer, so
  /// an earlier time must stay.
  static void watchExpiry(Change change, Instant time) {
    var first =
        change
            .records
            .nextExpiry(change.now.getEpochSecond())
            .filter(known -> known.isBefore(time))
            .orElse(time);
    change.then(new Effect.SetTimer(new Timers.Alarm.Expiry(), first));
  }

  /// Marks what has expired unanswered, and sets the timer for what will.
  static void expire(Change change) {
    for (var found : change.records.expired(change.now.getEpochSecond(), EXPIRED_AT_ONCE)) {
      if (found.sent()) {
        change
            .records
            .delivery(found.place())
            .filter(known -> known.state().mayBecome(DeliveryState.EXPIRED))
            .ifPresent(known -> change.move(known.moved(DeliveryState.EXPIRED, change.now)));
      } else {
        change
            .records
            .received(found.place())
            .filter(known -> known.state().mayBecome(ReceivedState.EXPIRED))
            .ifPresent(known -> change.move(known.moved(ReceivedState.EXPIRED, change.now)));
      }
    }
    change
        .records
        .nextExpiry(change.now.getEpochSecond())
        .ifPresent(time -> change.then(new Effect.SetTimer(new Timers.Alarm.Expiry(), time)));
  }
}
