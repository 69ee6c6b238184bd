package dev.tocsin.node.account;

import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.DerivedRows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Writes of records that are waited for. Safe for many threads.
public record DurableWrite(Disk disk) {
  private static final long WAIT_MAX_SECONDS = 10;

  /// Writes records: all or none.
  ///
  /// @param synced run as soon as it is durable, in the order of the writes, even if that is later
  ///   than anybody waits
  /// @throws DeskException if it is not durable, or nobody knows yet
  public void write(List<Entry> entries, Runnable synced) {
    var done = new CompletableFuture<Disk.Outcome>();
    disk.commit(
        batch(entries),
        outcome -> {
          if (outcome instanceof Disk.Outcome.Synced) {
            synced.run();
          }
          done.complete(outcome);
        });
    if (!(waited(done) instanceof Disk.Outcome.Synced)) {
      throw new DeskException(
          Problem.Kind.NOT_DURABLE, "The store did not take it. Look at the node's disk.");
    }
  }

  /// Writes records that nobody waits for; if the store does not take them, they are lost.
  void later(List<Entry> entries) {
    disk.commit(batch(entries), _ -> {});
  }

  private static Batch batch(List<Entry> entries) {
    return new Batch(
        entries,
        entries.stream().flatMap(entry -> DerivedRows.of(entry).stream()).toList(),
        Optional.empty());
  }

  private static Disk.Outcome waited(CompletableFuture<Disk.Outcome> done) {
    try {
      return done.get(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Disk.Outcome.Failed("the node is stopping");
    } catch (ExecutionException | TimeoutException _) {
      return new Disk.Outcome.Failed("no answer in time");
    }
  }
}
