package dev.tocsin.testkit.sim;

import dev.tocsin.core.NodeId;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.log.Hash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/// Some nodes that are enrolled with each other, the people at them, the network between them, and
/// what goes wrong. One thread.
public final class World {
  private static final Duration QUIET_LOOK = Duration.ofMinutes(10);
  private static final Duration QUIET_LIMIT = Duration.ofHours(8);

  private final Scenario scenario;
  private final Agenda agenda = new Agenda();
  private final List<SimNode> nodes = new ArrayList<>();
  private final Ledger ledger;
  private final Wire wire;
  private final People people;
  private final Inspection inspection;
  private final Mishaps mishaps;

  public World(Scenario scenario) {
    this(scenario, Faults.named(scenario.faults()), (_, _) -> Plant.NONE);
  }

  /// @param plants what is wrong with the disk of the node with some number, of so many
  public World(Scenario scenario, Faults faults, BiFunction<Integer, Integer, Plant> plants) {
    this.scenario = scenario;
    long seed = scenario.seed();
    this.people = new People(agenda, new Chance(seed, "people"), scenario.warningsPerHour());
    this.ledger = new Ledger(people::shown);
    this.wire = new Wire(agenda, new Chance(seed, "wire"), faults, ledger);
    var keys = new Chance(seed, "keys");
    var secrets = new HashMap<NodeId, Hash>();
    var ids = new ArrayList<NodeId>();
    for (int i = 0; i < scenario.nodes(); i++) {
      ids.add(NodeId.of(keys.hash()));
      secrets.put(ids.getLast(), keys.hash());
    }
    var setting =
        new SimNode.Setting(seed, agenda, new Signer(secrets), ledger, wire, Settings.defaults());
    for (int i = 0; i < scenario.nodes(); i++) {
      add(i, ids.get(i), faults, plants.apply(i, scenario.nodes()), setting);
    }
    this.inspection = new Inspection(nodes);
    this.mishaps = new Mishaps(agenda, new Chance(seed, "mishaps"), faults, nodes, wire, ledger);
  }

  private void add(int number, NodeId id, Faults faults, Plant plant, SimNode.Setting setting) {
    var name = "node-" + (number + 1);
    var chance = new Chance(scenario.seed(), "disk of " + name);
    long most = faults.clockError().toMillis();
    var error = most == 0 ? Duration.ZERO : Duration.ofMillis(chance.between(-most, most));
    var holder = new ArrayList<SimNode>(1);
    var disk =
        new SimDisk(
            agenda,
            chance,
            faults,
            plant,
            (batch, head) -> ledger.synced(holder.getFirst(), batch, head));
    var node = new SimNode(name, id, new SimClock(agenda, error), disk, setting);
    holder.add(node);
    nodes.add(node);
    ledger.add(node);
    wire.add(node);
  }

  /// Runs the scenario: its hours with faults, then without until all is done.
  ///
  /// @throws Broken if an invariant does not hold
  public Report run() {
    try {
      begin();
      mishaps.begin();
      forward(Duration.ofHours(scenario.hours()));
      return end();
    } catch (Broken e) {
      throw new Broken(e.invariant(), e.getMessage() + "\n" + scenario.replay(), e);
    } catch (RuntimeException e) {
      throw new Broken("crash", "the core threw " + e + "\n" + scenario.replay(), e);
    }
  }

  /// Starts all nodes; people begin to enrol and to send.
  public void begin() {
    nodes.forEach(SimNode::start);
    people.begin(nodes, ledger);
  }

  /// Lets time pass, looking at all logs twice a day.
  public void forward(Duration duration) {
    long until = agenda.nowMicros() + Agenda.micros(duration);
    while (agenda.nowMicros() < until) {
      long next = Math.min(until, agenda.nowMicros() + Agenda.micros(Duration.ofHours(12)));
      agenda.runUntil(next);
      inspection.logsExtendWhatWasCosigned();
    }
  }

  /// Lets one thing after the other happen until something holds.
  ///
  /// @throws IllegalStateException if it does not hold in a day
  public void forwardUntil(BooleanSupplier holds) {
    long limit = agenda.nowMicros() + Agenda.micros(Duration.ofDays(1));
    while (!holds.getAsBoolean()) {
      if (!agenda.runNext(limit)) {
        throw new IllegalStateException("what was waited for did not come within a day");
      }
    }
  }

  /// Whether one node takes its link to another as active, durable or not yet.
  public boolean active(int node, int partner) {
    var one = nodes.get(node);
    return one.up()
        && one.linkTo(nodes.get(partner).id()).filter(link -> link.partner().active()).isPresent();
  }

  /// Heals everything, lets the nodes finish, and demands that they do (I6).
  public Report end() {
    people.stop();
    mishaps.end();
    wire.heal();
    for (var node : nodes) {
      node.disk().steady();
      if (!node.up()) {
        node.start();
      }
    }
    var limit = agenda.nowMicros() + Agenda.micros(QUIET_LIMIT);
    agenda.runUntil(agenda.nowMicros() + Agenda.micros(QUIET_LOOK));
    var open = people.unfinished();
    open.addAll(inspection.unfinished());
    while (!open.isEmpty() && agenda.nowMicros() < limit) {
      agenda.runUntil(agenda.nowMicros() + Agenda.micros(QUIET_LOOK));
      open = people.unfinished();
      open.addAll(inspection.unfinished());
    }
    if (!open.isEmpty()) {
      throw new Broken(
          "I6", open.size() + " things never came: " + open.subList(0, Math.min(8, open.size())));
    }
    inspection.logsExtendWhatWasCosigned();
    inspection.rowsFollowFromTheJournal(scenario.seed());
    double hours = agenda.nowMicros() / 3.6e9;
    return new Report(hours * nodes.size(), ledger.trace(), ledger.counts());
  }

  /// What is on a node's synced disk.
  public Records synced(int node) {
    return nodes.get(node).synced();
  }

  /// How many commits are on a node's synced disk.
  public long commits(int node) {
    return nodes.get(node).disk().synced().head().commits();
  }

  public void crash(int node) {
    nodes.get(node).crash();
  }

  public void start(int node) {
    nodes.get(node).start();
  }

  public void full(int node, boolean now) {
    nodes.get(node).disk().full(now);
  }

  /// From the next sync on, until the node starts again, its disk fails for good.
  public void breakDisk(int node) {
    nodes.get(node).disk().breaks();
  }

  /// How many commits found a node's disk full.
  public long refusedCommits(int node) {
    return nodes.get(node).disk().refused();
  }

  /// Lets no message through in either direction, until [#mend].
  public void cut(int one, int other) {
    wire.cut(new Wire.Direction(nodes.get(one).id(), nodes.get(other).id()));
    wire.cut(new Wire.Direction(nodes.get(other).id(), nodes.get(one).id()));
  }

  public void mend(int one, int other) {
    wire.mend(new Wire.Direction(nodes.get(one).id(), nodes.get(other).id()));
    wire.mend(new Wire.Direction(nodes.get(other).id(), nodes.get(one).id()));
  }

  /// A warning from one node to another, released now.
  public void release(int from, int to, Duration until) {
    people.release(nodes.get(from), nodes.get(to), until);
  }

  /// The same, as urgent as said.
  public void release(int from, int to, Duration until, Precedence precedence) {
    people.release(nodes.get(from), nodes.get(to), until, precedence);
  }

  /// What is past its time without being marked so.
  public List<String> expiredUnmarked() {
    return inspection.expiredUnmarked();
  }

  public void jump(int node, Duration by) {
    nodes.get(node).clock().jump(by);
  }
}
