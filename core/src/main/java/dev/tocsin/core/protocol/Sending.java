package dev.tocsin.core.protocol;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.DeliveryState;
import dev.tocsin.core.link.Pace;
import dev.tocsin.core.link.Patience;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.log.Hash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// The sender's side: from release to the partner's answer.
final class Sending {
  /// How many outbox rows one look considers; more than can ever be under way.
  private static final int OUTBOX_LOOK = 2 * (Pace.WINDOW_MAX + Pace.FLASH_LANE);

  private Sending() {}

  static void release(Change change, Event.Released released) {
    var order = released.order();
    var known = change.state().links().get(released.link());
    if (known == null) {
      change.reject(released.ticket(), Answer.Problem.ABSENT, "There is no such partner.");
      return;
    }
    var problem =
        objection(change, known.partner(), order)
            .or(() -> Drafting.objection(change, released.link(), order));
    if (problem.isPresent()) {
      change.tell(released.ticket(), problem.get());
      return;
    }
    var parts = new ArrayList<Part>();
    for (var content : order.contents()) {
      parts.add(
          new Part(content.name(), content.mediaType(), change.draw("salt"), content.bytes()));
    }
    var commitments = parts.stream().map(Part::commitment).toList();
    var body = new Statement.Warning(order.title(), order.handling(), commitments);
    var said =
        change.say(
            released.link(), new Change.Draft(body, Optional.empty(), order.urgency(), parts));
    queue(change, said, body.kind(), order.title(), order.urgency());
    order.urgency().notAfter().ifPresent(time -> Deciding.watchExpiry(change, time));
    Drafting.released(change, released.link(), order, said.id());
    change.tell(released.ticket(), new Answer.Queued(said.id()));
  }

  private static Optional<Answer> objection(Change change, Partner partner, Event.Order order) {
    if (!partner.active()) {
      return Optional.of(
          new Answer.Rejected(
              Answer.Problem.STATE,
              "The partnership with "
                  + partner.name()
                  + " is "
                  + partner.state().words()
                  + ", not active: nothing can be sent yet."));
    }
    var ceiling = partner.ours().map(Statement.Agreement::ceiling).orElseThrow();
    if (order.handling().tlp().compareTo(ceiling) > 0) {
      return Optional.of(
          new Answer.Rejected(
              Answer.Problem.POLICY,
              "The warning is "
                  + order.handling().tlp().label()
                  + ", above the agreement's ceiling "
                  + ceiling.label()
                  + "."));
    }
    long size = order.contents().stream().mapToLong(content -> content.bytes().size()).sum();
    if (size > change.settings.contentMaxBytes()) {
      return Optional.of(
          new Answer.Rejected(
              Answer.Problem.TOO_LARGE,
              "The content has "
                  + size
                  + " bytes; the limit is "
                  + change.settings.contentMaxBytes()
                  + "."));
    }
    return Optional.empty();
  }

  /// Puts what was said into the outbox.
  static void queue(
      Change change, Change.Said said, Statement.Kind kind, String title, Event.Urgency urgency) {
    var label =
        new Delivery.Label(
            said.id(),
            said.digest(),
            kind,
            title,
            urgency.precedence(),
            urgency.exercise(),
            change.now,
            urgency.notAfter(),
            said.leaf());
    change.move(Delivery.queued(said.place(), label, change.now));
    if (kind != Statement.Kind.AGREEMENT) {
      change.lookWithin(Patience.next(urgency.precedence(), Duration.ZERO));
    }
    change.then(new Effect.Pump(said.place().link()));
  }

  /// Gives the network what may go now, most urgent first.
  static void pump(Change change, LinkId id) {
    var link = change.state().links().get(id);
    if (link == null || link.byHand() || !takesAnything(link.partner())) {
      return;
    }
    if (link.pace().pausedAt(change.now)) {
      change.then(new Effect.SetTimer(new Timers.Alarm.Outbox(id), link.pace().notBefore()));
      return;
    }
    for (var owed : change.records.owed(id, OUTBOX_LOOK)) {
      link = change.link(id);
      if (link.underWay().contains(owed.place())) {
        continue;
      }
      if (!link.pace().allows(owed.precedence(), link.underWay().size(), change.now)) {
        break;
      }
      change
          .records
          .delivery(owed.place())
          .filter(delivery -> maySend(change.link(id).partner(), delivery))
          .ifPresent(delivery -> {
            change.link(change.link(id).sending(delivery.place()));
            change.then(new Effect.Send(delivery.place(), delivery.label().digest()));
          });
    }
  }

  private static boolean takesAnything(Partner partner) {
    return partner.state() != Partner.State.SUSPENDED && partner.state() != Partner.State.ENDED;
  }

  private static boolean maySend(Partner partner, Delivery delivery) {
    return switch (partner.state()) {
      case ACTIVE -> delivery.state() != DeliveryState.HANDED_OVER;
      case SUSPENDED, ENDED -> false;
      case INVITED, NUMBER_SHOWN, CONFIRMED_HERE, CONFIRMED_THERE ->
          delivery.label().kind() == Statement.Kind.AGREEMENT;
    };
  }

  /// Takes in what became of a transmission.
  static void transmitted(Change change, Event.Transmitted event) {
    var id = event.place().link();
    var link = change.link(id).done(event.place());
    noteAttempt(change, event);
    change.link(
        switch (event.outcome()) {
          case Event.Transmission.Answered _ -> link.with(link.pace().answered());
          case Event.Transmission.Taken _ ->
              link.with(link.pace().throttled(change.now, Pace.PAUSE_MAX));
          case Event.Transmission.Throttled pause ->
              link.with(link.pace().throttled(change.now, pause.retryAfter()));
          case Event.Transmission.ByHand _ -> link.byHand(true);
          case Event.Transmission.Failed _ ->
              link.with(link.pace().failed(change.now, change.seed));
        });
    if (event.outcome() instanceof Event.Transmission.Answered answered) {
      Receiving.reply(change, event.place(), answered.reply());
    }
    change.then(new Effect.Pump(id));
  }

  private static void noteAttempt(Change change, Event.Transmitted event) {
    var known = change.delivery(event.place());
    if (known.isEmpty()) {
      return;
    }
    var attempted = known.get().attempted();
    switch (event.outcome()) {
      case Event.Transmission.Answered _, Event.Transmission.Taken _ ->
          change.move(
              attempted.state().mayBecome(DeliveryState.SENT)
                  ? attempted.moved(DeliveryState.SENT, change.now)
                  : attempted);
      case Event.Transmission.Throttled _, Event.Transmission.Failed _ -> change.move(attempted);
      case Event.Transmission.ByHand _ -> {
        // Nothing was tried.
      }
    }
  }

  /// Takes in the partner's signed refusal of the capsule at one place.
  static void refused(Change change, Delivery delivery, Statement.Refusal refusal) {
    var place = delivery.place();
    if (!ours(change, delivery).equals(Optional.of(refusal.capsule()))) {
      retryLater(change, place.link());
      return;
    }
    boolean notYetKnown =
        delivery.label().kind() == Statement.Kind.AGREEMENT
            && (refusal.reason() == Reason.NOT_ADDRESSED || refusal.reason() == Reason.POLICY);
    if (notYetKnown || !delivery.state().mayBecome(DeliveryState.REFUSED)) {
      retryLater(change, place.link());
      return;
    }
    change.move(
        delivery.moved(DeliveryState.REFUSED, change.now).because(Optional.of(refusal.reason())));
    change.alarm(
        Alarm.Kind.REFUSED,
        Optional.of(place.link()),
        "The partner refused "
            + delivery.label().id()
            + " because "
            + refusal.reason().words()
            + ".");
  }

  private static Optional<Hash> ours(Change change, Delivery delivery) {
    return change
        .records
        .capsule(delivery.label().digest())
        .map(capsule -> Hash.of(capsule.toArray()));
  }

  static void retryLater(Change change, LinkId id) {
    var link = change.link(id);
    change.link(link.with(link.pace().failed(change.now, change.seed)));
  }

  static void handOver(Change change, Event.HandedOver event) {
    var delivery = change.delivery(event.place());
    if (delivery.isEmpty() || !delivery.get().state().owed()) {
      change.reject(
          event.ticket(), Answer.Problem.STATE, "There is nothing to carry for that statement.");
      return;
    }
    var attempted = delivery.get().attempted();
    change.move(
        attempted.state().mayBecome(DeliveryState.HANDED_OVER)
            ? attempted.moved(DeliveryState.HANDED_OVER, change.now)
            : attempted);
    change.then(new Effect.TellCapsule(event.ticket(), attempted.label().digest(), true));
  }
}
