package dev.tocsin.core.protocol;

import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.DeliveryState;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Result;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.log.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Receipts, given and taken.
final class Receipting {
  private Receipting() {}

  /// What the receiver makes of a statement.
  record Verdict(Result result, Optional<Reason> reason, Optional<String> timeNote) {
    static final Verdict ACCEPTED =
        new Verdict(Result.ACCEPTED, Optional.empty(), Optional.empty());
  }

  /// Gives a receipt for what was heard.
  ///
  /// @return the receipt's digest
  static Hash say(Change change, Receiving.Heard heard, Verdict verdict, Optional<Hash> handling) {
    var receipt =
        new Statement.Receipt(
            heard.opened().digest(),
            heard.place().seq(),
            handling,
            verdict.result(),
            verdict.reason(),
            change.now,
            heard.leaf(),
            heard.blind(),
            verdict.timeNote());
    var header = heard.opened().statement().header();
    var draft = Change.Draft.of(receipt, header.thread(), header);
    return change.say(heard.place().link(), draft).digest();
  }

  /// Gives a receipt for what has no handling and is simply taken.
  static Hash plain(Change change, Receiving.Heard heard) {
    var created = heard.opened().statement().header().created();
    var verdict =
        new Verdict(Verdict.ACCEPTED.result(), Optional.empty(), timeNote(created, change.now));
    return say(change, heard, verdict, Optional.empty());
  }

  /// A sentence when the clocks are apart, in words that do not claim to know which one is wrong.
  static Optional<String> timeNote(Instant created, Instant now) {
    var apart = Duration.between(created, now);
    if (apart.abs().compareTo(Receiving.CLOCK_NOTE) <= 0) {
      return Optional.empty();
    }
    String amount = apart.abs().toMinutes() + " minutes";
    return Optional.of(
        apart.isNegative()
            ? "It says it was written " + amount + " after this node received it."
            : "It came " + amount + " after the time at which it says it was written.");
  }

  /// Takes in a partner's receipt for something of ours.
  static void receipt(Change change, Receiving.Heard heard, Statement.Receipt receipt) {
    var link = heard.place().link();
    var place = new Place(link, heard.place().epoch(), receipt.seq());
    var delivery = change.delivery(place);
    if (delivery.isEmpty() || !fits(change, delivery.get(), receipt)) {
      change.alarm(
          Alarm.Kind.FORGERY,
          Optional.of(link),
          "The receipt " + heard.id() + " fits nothing that this node sent.");
      return;
    }
    var before = delivery.get();
    if (before.receipt().isPresent()) {
      change.alarm(
          Alarm.Kind.EQUIVOCATION,
          Optional.of(link),
          "The receipt " + heard.id() + " is a second one for " + before.label().id() + ".");
      return;
    }
    change.move(receipted(change, before, receipt, heard.opened().digest()));
    if (receipt.result() == Result.REFUSED) {
      change.alarm(
          Alarm.Kind.REFUSED,
          Optional.of(link),
          "The partner refused " + before.label().id() + ".");
      return;
    }
    Proving.want(
        change,
        new Entry.ProofWanted(
            place, Leaf.Direction.RECEIVED, before.label().digest(), receipt.logged()));
    if (before.label().kind() == Statement.Kind.AGREEMENT) {
      Enrolling.receipted(change, link, receipt.of());
    }
  }

  private static boolean fits(Change change, Delivery delivery, Statement.Receipt receipt) {
    if (!delivery.label().digest().equals(receipt.of())) {
      return false;
    }
    var handling =
        change
            .records
            .statement(receipt.of())
            .flatMap(statement ->
                statement.body() instanceof Statement.Warning warning
                    ? Optional.of(StatementCodec.digest(warning.handling()))
                    : Optional.empty());
    return handling.equals(receipt.handling());
  }

  private static Delivery receipted(
      Change change, Delivery before, Statement.Receipt receipt, Hash digest) {
    var next =
        switch (receipt.result()) {
          case ACCEPTED -> DeliveryState.RECEIVED;
          case QUARANTINED -> DeliveryState.QUARANTINED;
          case REFUSED -> DeliveryState.REFUSED;
        };
    var after = before.receipted(digest).because(receipt.reason());
    if (after.state().mayBecome(next)) {
      after = after.moved(next, change.now);
    }
    boolean answeredAlready =
        after.answer().isPresent() && after.state().mayBecome(DeliveryState.ACKNOWLEDGED);
    return answeredAlready ? after.moved(DeliveryState.ACKNOWLEDGED, change.now) : after;
  }
}
