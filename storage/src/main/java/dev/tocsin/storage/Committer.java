package dev.tocsin.storage;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk.Outcome;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes commits one after the other, as many as wait in one synced group. Safe for many threads;
/// one platform thread of its own does the writing and calls back.
final class Committer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final int ROW_OVERHEAD_BYTES = 32;
  private static final Message STOP = new Message.Stop();

  private final Sink sink;
  private final RocksSettings.Commits settings;
  private final BlockingQueue<Message> queue;
  private final Thread thread;
  // Closing waits until whoever is at the queue is in: no request is forgotten in it.
  private final ReentrantReadWriteLock entrance = new ReentrantReadWriteLock();
  private boolean closed;
  private Optional<Outcome.Failed> broken = Optional.empty();
  private volatile Head head;

  private Committer(Sink sink, Head head, RocksSettings.Commits settings) {
    this.sink = sink;
    this.head = head;
    this.settings = settings;
    this.queue = new ArrayBlockingQueue<>(settings.queueRequests());
    this.thread = Thread.ofPlatform().name("tocsin-committer").unstarted(this::run);
  }

  /// @param head what the sink's last write left
  static Committer start(Sink sink, Head head, RocksSettings.Commits settings) {
    var committer = new Committer(sink, head, settings);
    committer.thread.start();
    return committer;
  }

  /// What the committer's thread receives.
  private sealed interface Message {
    /// @param journalValue the journal row, encoded on the caller's thread
    record Request(Batch batch, Bytes journalValue, long sizeBytes, Consumer<Outcome> done)
        implements Message {}

    /// Nothing comes after it.
    record Stop() implements Message {}
  }

  Head head() {
    return head;
  }

  /// Hands a batch in. Waits for room in the queue, up to the limit; then, and when closed, `done`
  /// is called on this thread.
  void commit(Batch batch, Consumer<Outcome> done) {
    var journalValue = Layout.journalValue(batch);
    long sizeBytes = sizeBytes(batch) + journalValue.size();
    if (sizeBytes > settings.batchBytes()) {
      done.accept(
          new Outcome.Failed(
              "the commit was refused: it has %d bytes, and at most %d are allowed"
                  .formatted(sizeBytes, settings.batchBytes())));
      return;
    }
    enter(new Message.Request(batch, journalValue, sizeBytes, done)).ifPresent(done);
  }

  private static long sizeBytes(Batch batch) {
    long size = 0;
    for (var row : batch.rows()) {
      size += ROW_OVERHEAD_BYTES + row.key().size() + row.value().map(Bytes::size).orElse(0);
    }
    return size;
  }

  /// Why the request did not get in; empty if it did.
  private Optional<Outcome> enter(Message.Request request) {
    entrance.readLock().lock();
    try {
      if (closed) {
        return Optional.of(new Outcome.Failed("nothing was committed: the store is closed"));
      }
      // A callback that commits must not wait for itself.
      long waitMillis = Thread.currentThread() == thread ? 0 : settings.busyAfter().toMillis();
      return queue.offer(request, waitMillis, TimeUnit.MILLISECONDS)
          ? Optional.empty()
          : Optional.of(
              new Outcome.Failed(
                  "nothing was committed: the disk is busy, %d commits wait; try again later"
                      .formatted(settings.queueRequests())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of(new Outcome.Failed("nothing was committed: the caller was interrupted"));
    } finally {
      entrance.readLock().unlock();
    }
  }

  private void run() {
    boolean going = true;
    while (going) {
      try {
        going = turn();
      } catch (InterruptedException _) {
        // Only close() ends this thread, and it does so with a message.
        LOG.warn("the committer was interrupted and goes on");
      }
    }
  }

  /// Takes what waits and writes it, as one group unless that is too large.
  ///
  /// @return false after the last message
  private boolean turn() throws InterruptedException {
    var messages = new ArrayList<Message>();
    messages.add(queue.take());
    queue.drainTo(messages, settings.groupRequests() - 1);
    var group = new ArrayList<Message.Request>();
    long sizeBytes = 0;
    boolean going = true;
    for (var message : messages) {
      switch (message) {
        case Message.Request request -> {
          group.add(request);
          sizeBytes += request.sizeBytes();
        }
        case Message.Stop _ -> going = false;
      }
      if (sizeBytes >= settings.groupBytes()) {
        write(group);
        group.clear();
        sizeBytes = 0;
      }
    }
    write(group);
    return going;
  }

  private void write(List<Message.Request> group) {
    var rows = new ArrayList<Row>();
    var outcomes = new ArrayList<Outcome>(group.size());
    var next = head;
    for (var request : group) {
      var misfit = Layout.misfit(request.batch(), next);
      if (misfit.isPresent()) {
        outcomes.add(misfit.get());
      } else {
        next = Layout.after(request.batch(), next);
        rows.addAll(Layout.rows(request.batch(), request.journalValue(), next));
        outcomes.add(new Outcome.Synced(next));
      }
    }
    var failure = write(rows, group.size());
    if (failure.isEmpty()) {
      head = next;
    }
    for (int i = 0; i < group.size(); i++) {
      var outcome = outcomes.get(i);
      tell(group.get(i), failure.<Outcome>map(failed -> failed).orElse(outcome));
    }
  }

  /// Why nothing was written; empty if it was.
  private Optional<Outcome.Failed> write(List<Row> rows, int commits) {
    if (broken.isPresent() || rows.isEmpty()) {
      return broken;
    }
    return switch (sinkWrites(rows)) {
      case Sink.Written.Durable _ -> Optional.empty();
      case Sink.Written.Full full -> {
        LOG.warn("the disk is full, {} commits failed: {}", commits, full.detail());
        yield Optional.of(
            new Outcome.Failed(
                "nothing was committed: the disk is full; free some space, and commits go on"));
      }
      case Sink.Written.Broken fault -> {
        LOG.error("the disk failed, no commit will succeed until a restart: {}", fault.detail());
        broken =
            Optional.of(
                new Outcome.Failed(
                    "the commit is not certain: the disk failed (%s); check the disk, then restart the node"
                        .formatted(fault.detail()),
                    true));
        yield broken;
      }
    };
  }

  private Sink.Written sinkWrites(List<Row> rows) {
    try {
      return sink.write(rows);
    } catch (RuntimeException e) {
      LOG.error("a group of commits ended in an unexpected way", e);
      return new Sink.Written.Broken("unexpected " + e.getClass().getSimpleName());
    }
  }

  private static void tell(Message.Request request, Outcome outcome) {
    try {
      request.done().accept(outcome);
    } catch (RuntimeException e) {
      // The others wait for their outcomes, and this one has been told.
      LOG.error("what waited for a commit failed when it was told", e);
    }
  }

  /// Writes what was handed in before, then ends. Commits from now on fail. Not to be called from
  /// `done`, which runs on the thread that this waits for.
  @Override
  public void close() {
    entrance.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      entrance.writeLock().unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        queue.put(STOP);
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
