package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.log.Proofs;
import dev.tocsin.log.TreeHash;
import dev.tocsin.log.TreeHead;
import dev.tocsin.log.Verifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// Whether the node works, found out by working: a write that is synced, a proof that holds. Safe
/// for many threads.
final class Health {
  /// A finding this young is given again, since anyone may ask and every asking writes.
  static final Duration FRESH = Duration.ofSeconds(2);

  private static final long WRITE_MAX_SECONDS = 10;

  private final Disk disk;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private Finding last = new Finding(Instant.EPOCH, new StatusView.Health(false, List.of()));

  Health(Disk disk, InstantSource clock) {
    this.disk = disk;
    this.clock = clock;
  }

  private record Finding(Instant at, StatusView.Health health) {}

  StatusView.Health check() {
    lock.lock();
    try {
      var now = clock.instant();
      if (Duration.between(last.at(), now).abs().compareTo(FRESH) > 0) {
        var checks = List.of(write(now), proof());
        boolean ok = checks.stream().allMatch(StatusView.Check::ok);
        last = new Finding(now, new StatusView.Health(ok, checks));
      }
      return last.health();
    } finally {
      lock.unlock();
    }
  }

  private StatusView.Check write(Instant now) {
    var done = new CompletableFuture<Disk.Outcome>();
    var entry = new Entry.Kept("health", "probe", Optional.of(Bytes.utf8(now.toString())));
    disk.commit(Batch.of(entry), done::complete);
    try {
      return switch (done.get(WRITE_MAX_SECONDS, TimeUnit.SECONDS)) {
        case Disk.Outcome.Synced synced ->
            new StatusView.Check("write", true, "commit " + synced.head().commits() + " is synced");
        case Disk.Outcome.Failed _ ->
            new StatusView.Check("write", false, "the store did not take a record");
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new StatusView.Check("write", false, "the node is stopping");
    } catch (ExecutionException | TimeoutException _) {
      return new StatusView.Check(
          "write", false, "no record was synced within " + WRITE_MAX_SECONDS + " seconds");
    }
  }

  private StatusView.Check proof() {
    var head = disk.head();
    long size = head.logSize();
    if (size == 0) {
      return new StatusView.Check("proof", true, "the log is empty");
    }
    var records = new Records(disk);
    var leaf = records.leaf(size - 1);
    if (leaf.isEmpty()) {
      return new StatusView.Check("proof", false, "leaf " + (size - 1) + " is missing");
    }
    var path = Proofs.inclusion(size - 1, size, records.logNodes());
    var verdict =
        Verifier.inclusion(
            TreeHash.leaf(leaf.get().toArray()),
            size - 1,
            new TreeHead(size, head.logRoot()),
            path);
    boolean holds = verdict.accepted();
    return new StatusView.Check(
        "proof", holds, "leaf " + (size - 1) + (holds ? " is" : " is not") + " under the root");
  }
}
