package dev.tocsin.testkit.sim;

import java.time.Duration;
import java.util.List;

/// What goes wrong from time to time: crashes, cuts, full disks, clocks that jump. One thread.
final class Mishaps {
  private final Agenda agenda;
  private final Chance chance;
  private final Faults faults;
  private final List<SimNode> nodes;
  private final Wire wire;
  private final Ledger ledger;
  private boolean over;

  Mishaps(
      Agenda agenda, Chance chance, Faults faults, List<SimNode> nodes, Wire wire, Ledger ledger) {
    this.agenda = agenda;
    this.chance = chance;
    this.faults = faults;
    this.nodes = List.copyOf(nodes);
    this.wire = wire;
    this.ledger = ledger;
  }

  void begin() {
    for (var node : nodes) {
      repeat(faults.crashesPerDay(), () -> crash(node));
      repeat(faults.fullDisksPerDay(), () -> fillDisk(node));
      repeat(faults.jumpsPerDay(), () -> jump(node));
      for (var other : nodes) {
        if (other != node) {
          repeat(faults.cutsPerDay() / nodes.size(), () -> cut(node, other));
        }
      }
    }
  }

  void end() {
    over = true;
  }

  private void repeat(double perDay, Runnable mishap) {
    if (perDay > 0) {
      agenda.after(
          chance.untilNext(perDay),
          () -> {
            if (!over) {
              mishap.run();
              repeat(perDay, mishap);
            }
          });
    }
  }

  private void crash(SimNode node) {
    if (!node.up()) {
      return;
    }
    ledger.count("crashes");
    node.crash();
    agenda.after(
        chance.untilNext(chance.happens(0.2) ? 12 : 1_000),
        () -> {
          if (!node.up()) {
            node.start();
          }
        });
  }

  private void fillDisk(SimNode node) {
    if (node.up() && chance.happens(0.3)) {
      ledger.count("broken disks");
      node.disk().breaks();
      return;
    }
    ledger.count("full disks");
    node.disk().full(true);
    agenda.after(chance.untilNext(200), () -> node.disk().full(false));
  }

  private void jump(SimNode node) {
    ledger.count("clock jumps");
    boolean far = faults.longJumps() && chance.happens(0.1);
    var most = far ? Duration.ofDays(3_650) : Duration.ofMinutes(30);
    var by = chance.between(most.negated(), most);
    node.clock().jump(by);
    agenda.after(chance.untilNext(24), () -> node.clock().jump(by.negated()));
  }

  private void cut(SimNode from, SimNode to) {
    ledger.count("cuts");
    boolean bothWays = chance.happens(0.5);
    var there = new Wire.Direction(from.id(), to.id());
    var back = new Wire.Direction(to.id(), from.id());
    wire.cut(there);
    if (bothWays) {
      wire.cut(back);
    }
    agenda.after(
        chance.untilNext(24),
        () -> {
          wire.mend(there);
          if (bothWays) {
            wire.mend(back);
          }
        });
  }
}
