package dev.tocsin.testkit.sim;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.stix.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The people at the nodes: they enrol, send warnings, and answer those that come in. They know
/// only what they were told, and try again when they were told nothing. One thread.
final class People {
  private static final Duration LOOK = Duration.ofSeconds(20);
  private static final Duration AGAIN = Duration.ofMinutes(5);
  private static final List<String> PERSONS = List.of("J. Doe, duty", "R. Roe, liaison");

  private final Agenda agenda;
  private final Chance chance;
  private final double warningsPerHour;
  private final List<SimNode> nodes = new ArrayList<>();
  private final Map<StatementId, SimNode> released = new LinkedHashMap<>();
  private final Map<StatementId, SimNode> answered = new LinkedHashMap<>();
  private final List<Ledger> told = new ArrayList<>(1);
  private long warnings;
  private boolean stopped;

  People(Agenda agenda, Chance chance, double warningsPerHour) {
    this.agenda = agenda;
    this.chance = chance;
    this.warningsPerHour = warningsPerHour;
  }

  void begin(List<SimNode> everyone, Ledger ledger) {
    nodes.addAll(everyone);
    told.add(ledger);
    for (var node : nodes) {
      for (var other : nodes) {
        if (other != node) {
          enrol(node, other);
        }
      }
      sendLater(node);
    }
  }

  void stop() {
    stopped = true;
  }

  private void enrol(SimNode node, SimNode other) {
    if (!node.up() || !confirmedHere(node, other)) {
      agenda.after(LOOK, () -> enrol(node, other));
    }
  }

  private boolean confirmedHere(SimNode node, SimNode other) {
    var known = node.linkTo(other.id());
    if (known.isEmpty()) {
      node.ask(
          ticket ->
              new Event.Invited(
                  ticket,
                  other.name(),
                  other.id(),
                  1,
                  SimKeys.descriptor(other.id()),
                  SimKeys.number(node.id(), other.id())),
          _ -> {});
      return false;
    }
    var link = known.get().state().link();
    var partner = known.get().partner();
    if (partner.state() == Partner.State.INVITED) {
      node.ask(ticket -> new Event.NumberShown(ticket, link), _ -> {});
    } else if (partner.ours().isEmpty()) {
      for (var person : PERSONS) {
        node.ask(
            ticket -> new Event.Confirmed(ticket, link, person, Tlp.AMBER, List.of("no relay")),
            _ -> {});
      }
    }
    return partner.state() == Partner.State.ACTIVE;
  }

  private void sendLater(SimNode node) {
    if (warningsPerHour > 0) {
      agenda.after(
          chance.untilNext(24 * warningsPerHour),
          () -> {
            if (!stopped) {
              send(node);
              sendLater(node);
            }
          });
    }
  }

  private void send(SimNode node) {
    if (!node.up()) {
      return;
    }
    var active =
        node.state().links().values().stream()
            .filter(link -> link.partner().active())
            .map(link -> link.state().link())
            .toList();
    if (active.isEmpty()) {
      return;
    }
    int burst = chance.happens(0.1) ? 12 : 1;
    for (int i = 0; i < burst; i++) {
      release(node, chance.pick(active));
    }
  }

  void release(SimNode from, SimNode to, Duration until) {
    release(from, to, until, precedence());
  }

  void release(SimNode from, SimNode to, Duration until, Precedence precedence) {
    var link = from.linkTo(to.id()).orElseThrow().state().link();
    var now = from.clock().instant();
    release(from, link, order(Optional.of(now.plus(until)), precedence));
  }

  private Precedence precedence() {
    return chance.pick(List.of(Precedence.values()));
  }

  private void release(SimNode node, LinkId link) {
    Instant now = node.clock().instant();
    release(
        node,
        link,
        order(
            chance.happens(0.3) ? Optional.of(now.plus(chance.untilNext(24))) : Optional.empty(),
            precedence()));
  }

  private void release(SimNode node, LinkId link, Event.Order order) {
    node.ask(
        ticket -> new Event.Released(ticket, link, order),
        answer -> {
          switch (answer) {
            case Answer.Queued queued -> released.put(queued.id(), node);
            case Answer.NotDurable _ -> told.getFirst().denied(node, link, order.title());
            case Answer.Rejected _ -> {
              // The link went back to an earlier state in a crash.
            }
            default -> throw new IllegalStateException("a release is not answered " + answer);
          }
        });
  }

  private Event.Order order(Optional<Instant> notAfter, Precedence precedence) {
    warnings++;
    var content =
        new Event.Content(
            "warning.json",
            "application/octet-stream",
            Bytes.of(chance.bytes(20 + chance.below(400))));
    var urgency = new Event.Urgency(precedence, chance.happens(0.1), notAfter);
    return new Event.Order(
        "Warning " + warnings,
        Handling.of(Tlp.GREEN),
        List.of(content),
        urgency,
        PERSONS.getLast());
  }

  /// A warning is on a node's screen.
  void shown(Ledger.Shown shown) {
    if (chance.happens(0.7)) {
      var id = shown.moved().received().label().id();
      var place = shown.moved().received().place();
      agenda.after(chance.untilNext(96), () -> decide(shown.node(), id, place));
    }
  }

  private void decide(SimNode node, StatementId warning, Place place) {
    boolean waits =
        node.synced().received(place).map(received -> received.state().awaitsAnswer()).orElse(true);
    if (!waits || stopped) {
      return;
    }
    var decision = chance.pick(Decision.OF_WARNINGS);
    node.ask(
        ticket -> new Event.Decided(ticket, warning, PERSONS.getFirst(), decision, "noted"),
        answer -> {
          if (answer instanceof Answer.Queued) {
            answered.put(warning, node);
          }
        });
    agenda.after(AGAIN, () -> decide(node, warning, place));
  }

  /// What people were promised and does not hold yet (I6).
  List<String> unfinished() {
    var open = new ArrayList<String>();
    released.forEach((id, node) -> {
      var delivery = node.synced().find(id).flatMap(found -> node.synced().delivery(found.place()));
      if (delivery.isEmpty() || delivery.get().receipt().isEmpty()) {
        open.add(node.name() + " promised to deliver " + id);
      }
    });
    answered.forEach((id, node) -> {
      var sender = Optional.ofNullable(released.get(id));
      boolean arrived =
          sender
              .flatMap(from ->
                  from.synced().find(id).flatMap(found -> from.synced().delivery(found.place())))
              .flatMap(delivery -> delivery.answer())
              .isPresent();
      if (sender.isPresent() && !arrived) {
        open.add("the answer from " + node.name() + " to " + id + " has not come");
      }
    });
    return open;
  }
}
