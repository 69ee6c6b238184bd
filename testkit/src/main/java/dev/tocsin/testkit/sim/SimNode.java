package dev.tocsin.testkit.sim;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.Seed;
import dev.tocsin.core.edge.Edges;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.protocol.NodeState;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.core.reactor.Reactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// One node: a disk that stays, and runs of the real reactor that come and go. One thread.
final class SimNode {
  private final String name;
  private final NodeId id;
  private final SimClock clock;
  private final SimDisk disk;
  private final Chance random;
  private final Setting setting;
  // The run that is on; empty while the node is down.
  private final List<Running> running = new ArrayList<>(1);
  private long run;

  SimNode(String name, NodeId id, SimClock clock, SimDisk disk, Setting setting) {
    this.name = name;
    this.id = id;
    this.clock = clock;
    this.disk = disk;
    this.setting = setting;
    this.random = new Chance(setting.seed(), "randomness of " + name);
  }

  private record Running(Reactor reactor, SimKeys keys) {}

  /// What all nodes of a world share.
  record Setting(
      long seed, Agenda agenda, Signer signer, Ledger ledger, Wire wire, Settings settings) {}

  String name() {
    return name;
  }

  NodeId id() {
    return id;
  }

  SimClock clock() {
    return clock;
  }

  SimDisk disk() {
    return disk;
  }

  Records synced() {
    return new Records(disk.synced());
  }

  boolean up() {
    return !running.isEmpty();
  }

  /// The number of this run; what was begun in another one is void.
  long run() {
    return run;
  }

  boolean inRun(long number) {
    return run == number && up();
  }

  void start() {
    long started = ++run;
    var agenda = setting.agenda();
    var keys =
        new SimKeys(
            id,
            setting.signer(),
            (utterance, sealed) -> setting.ledger().sealed(this, utterance, sealed));
    var timers =
        new SimTimers(
            agenda,
            clock,
            alarm -> {
              if (inRun(started)) {
                running.getFirst().reactor().post(new Event.Rang(alarm));
              }
            });
    var edges =
        new Edges(
            clock, () -> new Seed(random.hash()), disk, setting.wire().port(this), timers, keys);
    var reactor =
        new Reactor(
            edges,
            setting.settings(),
            task ->
                agenda.after(
                    0,
                    () -> {
                      if (inRun(started)) {
                        task.run();
                      }
                    }));
    running.add(new Running(reactor, keys));
    reactor.onStop(_ -> {
      setting.ledger().count("stops");
      agenda.after(0, () -> endsAndRestarts(started));
    });
    reactor.start();
  }

  /// The process ends, and its supervisor starts it again.
  private void endsAndRestarts(long stopped) {
    if (inRun(stopped)) {
      crash();
      setting
          .agenda()
          .after(
              RESTART,
              () -> {
                if (!up()) {
                  start();
                }
              });
    }
  }

  private static final Duration RESTART = Duration.ofSeconds(5);

  void crash() {
    running.clear();
    run++;
    disk.crash();
  }

  NodeState state() {
    return running.getFirst().reactor().state();
  }

  Optional<NodeState.Link> linkTo(NodeId partner) {
    return state().links().values().stream()
        .filter(link -> link.partner().node().equals(partner))
        .findFirst();
  }

  /// Does nothing while the node is down: nobody is there to answer.
  void ask(Function<Event.Ticket, Event.Asked> event, Consumer<Answer> answer) {
    running.forEach(now -> now.reactor().ask(event, answer));
  }

  void deliver(Bytes capsule, Consumer<Answer> answer) {
    if (!up()) {
      return;
    }
    var arrival = running.getFirst().keys().open(capsule);
    ask(
        ticket -> new Event.Came(ticket, arrival),
        reply -> {
          setting.ledger().answered(this, arrival, reply);
          answer.accept(reply);
        });
  }

  void askToCosign(NodeId from, Bytes body, Consumer<Answer> answer) {
    if (!up()) {
      return;
    }
    linkTo(from)
        .map(link -> link.state().link())
        .ifPresent((LinkId link) -> running.getFirst().reactor().askToCosign(link, body, answer));
  }
}
