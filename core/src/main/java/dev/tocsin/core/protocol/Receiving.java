package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.edge.Keys.Arrival;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.release.terms.Audience;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.PartsFrame;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Result;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The receiver's side: judging what came in, recording it once, and answering.
final class Receiving {
  static final Duration CLOCK_NOTE = Duration.ofMinutes(5);
  static final Duration CLOCK_QUARANTINE = Duration.ofHours(24);

  private Receiving() {}

  /// A capsule that someone brought and waits at the door with.
  static void came(Change change, Event.Came event) {
    switch (event.arrival()) {
      case Arrival.Unreadable unreadable ->
          refuse(change, event.ticket(), unreadable, known(change, unreadable.link()));
      case Arrival.Opened opened when known(change, Optional.of(opened.link())).isEmpty() ->
          refuse(
              change, event.ticket(), unreadable(opened, Reason.NOT_ADDRESSED), Optional.empty());
      case Arrival.Opened opened when opened.statement().kind() == Statement.Kind.REFUSE -> {
        refusalAlone(change, opened);
        change.tell(event.ticket(), new Answer.Taken());
      }
      case Arrival.Opened opened -> judge(change, event.ticket(), opened);
    }
  }

  /// The link, if it exists. It may be gone since the bytes were opened: a partner whose invitation
  /// did not become durable.
  private static Optional<LinkId> known(Change change, Optional<LinkId> link) {
    return link.filter(id -> change.state().links().get(id) != null);
  }

  /// What the partner's node answered to the capsule of one delivery.
  static void reply(Change change, Place place, Arrival arrival) {
    switch (arrival) {
      case Arrival.Unreadable _ -> Sending.retryLater(change, place.link());
      case Arrival.Opened opened -> {
        if (!opened.link().equals(place.link())) {
          Sending.retryLater(change, place.link());
        } else if (opened.statement().body() instanceof Statement.Refusal refusal) {
          change.delivery(place).ifPresent(delivery -> Sending.refused(change, delivery, refusal));
        } else {
          judge(change, NOBODY_WAITS, opened);
        }
      }
    }
  }

  /// No one is told.
  static final Event.Ticket NOBODY_WAITS = new Event.Ticket(0);

  private static void refusalAlone(Change change, Arrival.Opened opened) {
    var refusal = (Statement.Refusal) opened.statement().body();
    for (var delivery : change.records.outbox(opened.link(), LinkState.Inbound.AHEAD_MAX)) {
      var capsule = change.records.capsule(delivery.label().digest());
      if (capsule.map(bytes -> Hash.of(bytes.toArray()).equals(refusal.capsule())).orElse(false)) {
        Sending.refused(change, delivery, refusal);
        return;
      }
    }
  }

  private static void judge(Change change, Event.Ticket ticket, Arrival.Opened opened) {
    var header = opened.statement().header();
    var link = change.link(opened.link());
    var objection = objection(change, opened);
    if (objection.isPresent()) {
      refuse(change, ticket, unreadable(opened, objection.get()), Optional.of(opened.link()));
      return;
    }
    var place = new Place(opened.link(), header.position().epoch(), header.position().seq());
    var known = change.records.heard(place);
    if (known.isPresent()) {
      again(change, ticket, opened, known.get());
    } else if (link.state().heard().leavesGap(place.seq()) && link.state().heard().full()) {
      change.tell(ticket, new Answer.Busy());
    } else {
      accept(change, ticket, opened, place);
    }
  }

  private static Optional<Reason> objection(Change change, Arrival.Opened opened) {
    var header = opened.statement().header();
    var link = change.link(opened.link());
    var partner = link.partner();
    if (!header.from().equals(partner.node())) {
      alarm(change, opened, Alarm.Kind.FORGERY, "names another node as its sender");
      return Optional.of(Reason.SIGNATURE);
    }
    if (!header.to().equals(change.state().self())) {
      alarm(change, opened, Alarm.Kind.FORGERY, "is addressed to another node");
      return Optional.of(Reason.NOT_ADDRESSED);
    }
    if (header.position().epoch() != link.state().epoch()) {
      return Optional.of(Reason.EPOCH_CLOSED);
    }
    if (header.position().seq() == 0) {
      return Optional.of(Reason.MALFORMED);
    }
    boolean receipt = opened.statement().kind() == Statement.Kind.RECEIPT;
    if (opened.statement().kind() == Statement.Kind.AGREEMENT || receipt) {
      return Optional.empty();
    }
    return partner.heardBy() && !opened.enrolmentAlias()
        ? Optional.empty()
        : Optional.of(Reason.POLICY);
  }

  private static void alarm(Change change, Arrival.Opened opened, Alarm.Kind kind, String what) {
    change.alarm(
        kind,
        Optional.of(opened.link()),
        "A statement signed by the partner ("
            + opened.statement().header().id()
            + ") "
            + what
            + ".");
  }

  private static Arrival.Unreadable unreadable(Arrival.Opened opened, Reason reason) {
    return new Arrival.Unreadable(
        opened.capsule(), Optional.of(opened.link()), reason, reason.words());
  }

  /// The same place again: the stored reply for the same statement, an alarm for another.
  private static void again(
      Change change, Event.Ticket ticket, Arrival.Opened opened, Entry.Heard known) {
    if (known.digest().equals(opened.digest())) {
      known
          .reply()
          .ifPresentOrElse(
              reply -> change.then(new Effect.TellCapsule(ticket, reply, false)),
              () -> change.tell(ticket, new Answer.Taken()));
      return;
    }
    if (change.records.refusal(opened.capsule()).isEmpty()) {
      change.write(Row.put(Table.ENVELOPE, RowKey.of(opened.digest()), opened.envelope()));
      alarm(
          change,
          opened,
          Alarm.Kind.EQUIVOCATION,
          "stands where " + known.id() + " already is; both are kept");
    }
    refuse(change, ticket, unreadable(opened, Reason.EQUIVOCATION), Optional.of(opened.link()));
  }

  private static void refuse(
      Change change, Event.Ticket ticket, Arrival.Unreadable arrival, Optional<LinkId> link) {
    var before = change.records.refusal(arrival.capsule());
    if (before.isPresent()) {
      change.then(new Effect.TellCapsule(ticket, before.get(), false));
      return;
    }
    var draft =
        new Change.Draft(
            new Statement.Refusal(arrival.capsule(), arrival.reason()),
            Optional.empty(),
            new Event.Urgency(Precedence.ROUTINE, false, Optional.empty()),
            List.of());
    var said = change.refuse(link, draft);
    change.write(
        new Entry.Refused(
            arrival.capsule(),
            link,
            arrival.reason(),
            said.digest(),
            arrival.detail(),
            change.now));
    change.then(new Effect.TellCapsule(ticket, said.digest(), false));
  }

  private static void accept(
      Change change, Event.Ticket ticket, Arrival.Opened opened, Place place) {
    var statement = opened.statement();
    var blind = change.draw("blind");
    var entry =
        Leaf.entry(blind, Leaf.Direction.RECEIVED, opened.digest(), place.epoch(), place.seq());
    long leaf = change.append(entry, statement.header().precedence());
    var heard = new Heard(opened, place, leaf, blind);
    change.write(Row.put(Table.ENVELOPE, RowKey.of(opened.digest()), opened.envelope()));
    var link = change.link(place.link());
    long gapFreeBefore = link.state().heard().gapFree().seq();
    change.moved(link.with(link.state().heard(place.seq(), opened.digest())));
    var reply =
        switch (statement.body()) {
          case Statement.Warning warning -> Optional.of(warning(change, heard, warning));
          case Statement.Agreement agreement ->
              Optional.of(Enrolling.agreement(change, heard, agreement));
          case Statement.Acknowledgement ack -> Optional.of(Deciding.answered(change, heard, ack));
          case Statement.Request request -> Optional.of(Onward.asked(change, heard, request));
          case Statement.Answer answer -> Optional.of(Onward.answered(change, heard, answer));
          case Statement.Receipt receipt -> {
            Receipting.receipt(change, heard, receipt);
            yield Optional.<Hash>empty();
          }
          case Statement.Refusal _ ->
              throw new IllegalStateException("refusals stand outside the sequence");
        };
    change.write(
        new Entry.Heard(
            place, statement.header().id(), statement.kind(), opened.digest(), reply, leaf, blind));
    closeGap(change, place.link(), gapFreeBefore);
    reply.ifPresentOrElse(
        digest -> change.then(new Effect.TellCapsule(ticket, digest, false)),
        () -> change.tell(ticket, new Answer.Taken()));
  }

  /// A statement that has its place and its leaf.
  ///
  /// @param leaf index in this node's log
  /// @param blind opens it
  record Heard(Arrival.Opened opened, Place place, long leaf, Hash blind) {
    StatementId id() {
      return opened.statement().header().id();
    }

    NodeId from() {
      return opened.statement().header().from();
    }
  }

  private static Hash warning(Change change, Heard heard, Statement.Warning warning) {
    var verdict = verdict(change, heard, warning);
    var header = heard.opened().statement().header();
    var receipt =
        Receipting.say(
            change,
            heard,
            new Receipting.Verdict(verdict.result(), verdict.reason(), verdict.timeNote()),
            Optional.of(StatementCodec.digest(warning.handling())));
    var label =
        new Delivery.Label(
            header.id(),
            heard.opened().digest(),
            Statement.Kind.WARNING,
            warning.title(),
            header.precedence(),
            header.exercise(),
            header.created(),
            header.notAfter(),
            heard.leaf());
    var content = heard.opened().content();
    var state = state(verdict);
    change.move(
        new Received(
            heard.place(),
            label,
            state,
            List.of(new Received.Moment(state, change.now)),
            verdict.reason(),
            verdict.timeNote(),
            receipt,
            new Received.Visible(
                content.label(warning.handling()),
                content.under(warning.handling()).time().until()),
            Optional.empty()));
    if (state != ReceivedState.REFUSED) {
      Bytes parts = PartsFrame.write(heard.opened().parts());
      change.write(Row.put(Table.PARTS, RowKey.of(heard.opened().digest()), parts));
    }
    header.notAfter().ifPresent(time -> Deciding.watchExpiry(change, time));
    // The sender signed how long its log was just before the statement's leaf: that is its index.
    Proving.want(
        change,
        new Entry.ProofWanted(
            heard.place(), Leaf.Direction.SENT, heard.opened().digest(), header.own().size()));
    return receipt;
  }

  private static ReceivedState state(Receipting.Verdict verdict) {
    if (verdict.result() != Result.ACCEPTED) {
      return verdict.result() == Result.REFUSED ? ReceivedState.REFUSED : ReceivedState.QUARANTINED;
    }
    return verdict.reason().equals(Optional.of(Reason.GAP))
        ? ReceivedState.HELD_FOR_GAP
        : ReceivedState.ACCEPTED;
  }

  private static Receipting.Verdict verdict(Change change, Heard heard, Statement.Warning warning) {
    var header = heard.opened().statement().header();
    var note = Receipting.timeNote(header.created(), change.now);
    var above = above(change, heard, warning.handling());
    if (above.isPresent()) {
      alarm(change, heard.opened(), Alarm.Kind.CEILING, above.get() + "; its content is not kept");
      return new Receipting.Verdict(Result.REFUSED, Optional.of(Reason.POLICY), note);
    }
    if (header.created().isAfter(change.now.plus(CLOCK_QUARANTINE))) {
      alarm(
          change,
          heard.opened(),
          Alarm.Kind.CLOCK,
          "says it was written at " + header.created() + ", more than a day from now");
      return new Receipting.Verdict(Result.QUARANTINED, Optional.of(Reason.CLOCK), note);
    }
    if (!understood(heard.opened().content(), warning.handling())) {
      return new Receipting.Verdict(Result.QUARANTINED, Optional.of(Reason.CONDITIONS), note);
    }
    if (change.link(heard.place().link()).state().heard().gapFree().seq() < heard.place().seq()) {
      return new Receipting.Verdict(Result.ACCEPTED, Optional.of(Reason.GAP), note);
    }
    boolean late = header.notAfter().map(time -> !change.now.isBefore(time)).orElse(false);
    return new Receipting.Verdict(
        Result.ACCEPTED, late ? Optional.of(Reason.EXPIRED) : Optional.empty(), note);
  }

  /// What is above what the two sides agreed, or above what the sender says of it; empty if nothing
  /// is. The sender has checked the same, and may be wrong or dishonest.
  private static Optional<String> above(Change change, Heard heard, Handling handling) {
    var ceiling = change.link(heard.place().link()).partner().ours().orElseThrow().ceiling();
    if (!ceiling.isAtLeast(handling.tlp())) {
      return Optional.of(
          "is " + handling.tlp().label() + ", above the agreement's ceiling " + ceiling.label());
    }
    var content = heard.opened().content();
    return content.faults().isEmpty() && !content.isWithin(handling.tlp())
        ? Optional.of(
            "bears markings up to "
                + content.level().orElseThrow().label()
                + " and says that it is "
                + handling.tlp().label())
        : Optional.empty();
  }

  /// Whether its markings are understood and let anybody have it.
  private static boolean understood(ContentTerms content, Handling handling) {
    return content.faults().isEmpty()
        && content.under(handling).audience().reach() != Audience.Reach.NOBODY;
  }

  /// What was held for a gap is accepted once the gap is closed.
  private static void closeGap(Change change, LinkId id, long before) {
    var state = change.link(id).state();
    for (long seq = before + 2; seq <= state.heard().gapFree().seq(); seq++) {
      change
          .records
          .received(new Place(id, state.epoch(), seq))
          .filter(held -> held.state() == ReceivedState.HELD_FOR_GAP)
          .ifPresent(held -> change.move(held.moved(ReceivedState.ACCEPTED, change.now)));
    }
  }
}
