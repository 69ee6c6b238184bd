package dev.tocsin.testkit.sim;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.storage.MemoryDisk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A disk that syncs in groups after a while, may be full or busy, and loses in a crash what is not
/// synced, except for a beginning of it. One thread.
final class SimDisk implements Disk {
  private static final long SYNC_MIN_MICROS = 500;
  private static final long SYNC_MAX_MICROS = 20_000;
  private static final long LIE_MICROS = 5_000_000;

  private final Agenda agenda;
  private final Chance chance;
  private final Plant plant;
  private final Faults faults;
  private final BiConsumer<Batch, Head> watcher;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  // Said to be synced, but not: only a lying disk has any.
  private final Deque<Batch> lost = new ArrayDeque<>();
  private MemoryDisk synced = new MemoryDisk();
  private MemoryDisk shown = synced;
  private boolean full;
  private boolean broken;
  private boolean steady;
  private long run;
  private long refused;

  /// @param watcher hears of every batch once it is truly durable
  SimDisk(
      Agenda agenda, Chance chance, Faults faults, Plant plant, BiConsumer<Batch, Head> watcher) {
    this.agenda = agenda;
    this.chance = chance;
    this.plant = plant;
    this.faults = faults;
    this.watcher = watcher;
  }

  private record Waiting(Batch batch, Consumer<Outcome> done) {}

  @Override
  public void commit(Batch batch, Consumer<Outcome> done) {
    if (!steady && chance.happens(faults.busyRate())) {
      done.accept(new Outcome.Failed("nothing was committed: the disk is busy"));
      return;
    }
    waiting.add(new Waiting(batch, done));
    if (waiting.size() == 1) {
      long flushedRun = run;
      boolean slow = !steady && chance.happens(faults.slowSyncRate());
      long latency = chance.between(SYNC_MIN_MICROS, SYNC_MAX_MICROS) * (slow ? 100 : 1);
      agenda.after(
          latency,
          () -> {
            if (flushedRun == run) {
              flush();
            }
          });
    }
  }

  private void flush() {
    var group = new ArrayList<>(waiting);
    waiting.clear();
    if (broken) {
      failForGood(group);
      return;
    }
    for (var each : group) {
      refused += full ? 1 : 0;
      each.done().accept(full ? new Outcome.Failed("the disk is full") : write(each.batch()));
    }
  }

  /// A sync that fails leaves a beginning of what it was for on the disk, and tells nobody which.
  private void failForGood(List<Waiting> group) {
    int durable = chance.below(group.size() + 1);
    for (var each : group.subList(0, durable)) {
      apply(synced, each.batch(), true);
    }
    for (var each : group) {
      each.done().accept(new Outcome.Failed("the commit is not certain: the disk failed", true));
    }
  }

  private Outcome write(Batch batch) {
    if (lost.isEmpty() && !plant.lies().test(batch)) {
      return apply(shown, batch, shown == synced);
    }
    if (shown == synced) {
      shown = synced.copy();
    }
    var outcome = apply(shown, batch, false);
    if (outcome instanceof Outcome.Synced) {
      lost.add(batch);
      long lyingRun = run;
      agenda.after(
          LIE_MICROS,
          () -> {
            if (lyingRun == run) {
              catchUp();
            }
          });
    }
    return outcome;
  }

  private void catchUp() {
    if (!lost.isEmpty()) {
      apply(synced, lost.remove(), true);
    }
    if (lost.isEmpty()) {
      shown = synced;
    }
  }

  private Outcome apply(MemoryDisk disk, Batch batch, boolean durable) {
    var outcomes = new ArrayList<Outcome>(1);
    disk.commit(batch, outcomes::add);
    var outcome = outcomes.getFirst();
    if (durable && outcome instanceof Outcome.Synced done) {
      watcher.accept(batch, done.head());
    }
    return outcome;
  }

  /// Loses what is not synced; by chance a beginning of it survives, in order and in whole batches.
  void crash() {
    run++;
    broken = false;
    var unsynced = new ArrayList<>(lost);
    if (!full) {
      waiting.forEach(each -> unsynced.add(each.batch()));
    }
    waiting.clear();
    lost.clear();
    shown = synced;
    int survivors = unsynced.isEmpty() ? 0 : chance.below(unsynced.size() + 1);
    for (var batch : unsynced.subList(0, survivors)) {
      apply(synced, batch, true);
    }
  }

  /// How many commits found the disk full.
  long refused() {
    return refused;
  }

  void full(boolean now) {
    full = now;
  }

  /// From now until the next start, syncs fail.
  void breaks() {
    broken = true;
  }

  /// From now on nothing goes wrong by chance.
  void steady() {
    steady = true;
    full = false;
    broken = false;
  }

  /// What a crash at this moment would leave at least.
  MemoryDisk synced() {
    return synced;
  }

  @Override
  public void keepApart(LogPoint signed) {
    // A crash never takes a synced commit back here, so nothing would ever be found out.
  }

  @Override
  public Head head() {
    return shown.head();
  }

  @Override
  public Optional<Bytes> get(Table table, Bytes key) {
    return plant.hidden().equals(Optional.of(table)) ? Optional.empty() : shown.get(table, key);
  }

  @Override
  public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
    return shown.scan(table, prefix, from, limit);
  }

  @Override
  public List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
    return shown.last(table, prefix, before, limit);
  }
}
