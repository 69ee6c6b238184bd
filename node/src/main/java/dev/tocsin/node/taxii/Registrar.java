package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.Adding;
import dev.tocsin.core.collection.Addition;
import dev.tocsin.core.collection.AdditionStatus;
import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.IdFilter;
import dev.tocsin.core.collection.RecentIds;
import dev.tocsin.core.collection.Shelf;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.Withdrawing;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer of all collections. It takes what waits, decides about it in turn, commits all of
/// it at once and answers what came of each after the sync; so dates are in the order of commits.
/// Safe for many threads.
public final class Registrar implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
  private static final int QUEUE_MAX = 512;
  private static final int GROUP_MAX = 64;
  // Small, so that others are read while one is written; a sync costs little beside so much.
  private static final long GROUP_BYTES = 512 << 10;
  private static final long ROOM_MILLIS = 2_000;
  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
  private static final long SWEEP_SECONDS = 60;

  private final Disk disk;
  private final InstantSource clock;
  private final Consumer<Shelf> committed;
  private final BlockingQueue<Work<?>> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final RecentIds recent = new RecentIds();
  private final IdFilter filter = new IdFilter();
  private final Thread thread;
  private final Thread filling;
  // Closing waits until whoever is at the queue is in: no work is forgotten in it.
  private final ReentrantReadWriteLock entrance = new ReentrantReadWriteLock();
  private volatile boolean closing;
  private Instant sweepAt;

  private Registrar(Disk disk, InstantSource clock, Consumer<Shelf> committed) {
    this.disk = disk;
    this.clock = clock;
    this.committed = committed;
    this.sweepAt = clock.instant();
    this.thread = Thread.ofPlatform().name("tocsin-registrar").unstarted(this::run);
    this.filling = Thread.ofPlatform().name("tocsin-id-filter").unstarted(this::fill);
  }

  /// Starts the writer of a store.
  ///
  /// @param committed is told of each commit when it can be read, or nobody knows whether it can,
  ///   and before anybody hears that it is done
  public static Registrar start(Disk disk, InstantSource clock, Consumer<Shelf> committed) {
    var registrar = new Registrar(disk, clock, committed);
    registrar.thread.start();
    registrar.filling.start();
    return registrar;
  }

  private void fill() {
    try {
      filter.fill(disk, () -> !closing);
    } catch (RuntimeException e) {
      LOG.warn("ids could not be read ahead; each addition looks for its own in the store", e);
    }
  }

  /// Something to decide, and whoever waits for it.
  private static final class Work<T> {
    private final Function<Shelf, T> act;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private Runnable tell = () -> {};

    Work(Function<Shelf, T> act) {
      this.act = act;
    }

    void decide(Shelf shelf) {
      try {
        var answer = act.apply(shelf);
        tell = () -> done.complete(answer);
      } catch (DeskException e) {
        tell = () -> done.completeExceptionally(e);
      }
    }

    void durable() {
      tell.run();
    }

    void fail(RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  /// Adds objects.
  ///
  /// @return what came of it, durable
  /// @throws DeskException if the collection is not there any more, the node is busy or the store
  ///   did not take it; then nothing is kept
  public AdditionStatus add(Addition addition) {
    int collection = addition.collection().number();
    // Many can look at a time, but decide only in turn. What was committed between is looked at
    // again.
    long before = recent.commits();
    var there = Adding.there(disk, addition, id -> filter.lacks(collection, id));
    return act(
        addition.collection(),
        shelf ->
            new Adding(shelf)
                .add(
                    addition,
                    new Adding.Looked(there, id -> !recent.touched(collection, id, before))));
  }

  /// Decides something about one collection, if it is still there by then: whoever asks found it
  /// earlier, and nothing clears up after what comes into a collection that is gone.
  ///
  /// @throws DeskException as [#act(Function)], or if the collection is gone
  public <T> T act(TaxiiCollection collection, Function<Shelf, T> decision) {
    return act(shelf -> {
      if (!new Catalogue(disk).has(collection.number())) {
        throw new DeskException(Problem.ABSENT);
      }
      return decision.apply(shelf);
    });
  }

  /// Decides something about collections, on the one thread that does.
  ///
  /// @param decision may throw [DeskException] before it has changed the shelf
  /// @return what it gave, after everything that it wrote is durable
  /// @throws DeskException what the decision threw, or if the node is busy or the store did not
  ///   take it; then nothing is kept
  public <T> T act(Function<Shelf, T> decision) {
    var work = new Work<>(decision);
    try {
      enter(work);
      return work.done.get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw notDurable("the node is stopping");
    } catch (TimeoutException _) {
      throw notDurable("the disk gave no answer in time");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DeskException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("a decision about collections failed", e.getCause());
    }
  }

  private void enter(Work<?> work) throws InterruptedException {
    entrance.readLock().lock();
    try {
      if (closing || !queue.offer(work, ROOM_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new DeskException(
            Problem.Kind.OVERLOADED, "Too much waits to be stored. Try again in a moment.");
      }
    } finally {
      entrance.readLock().unlock();
    }
  }

  private static DeskException notDurable(String reason) {
    return new DeskException(
        Problem.Kind.NOT_DURABLE, "The store did not take it: " + reason + ".");
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      try {
        if (!closing && !clock.instant().isBefore(sweepAt)) {
          sweepAt = clock.instant().plusSeconds(SWEEP_SECONDS);
          goOn(Shelf.Unfinished.in(disk));
          clear(new Catalogue(disk).removed());
          sweep();
        }
        var first = queue.poll(SWEEP_SECONDS, TimeUnit.SECONDS);
        if (first != null && first != WAKE) {
          group(first);
        }
      } catch (InterruptedException _) {
        // Only close() ends this thread.
        LOG.warn("the registrar was interrupted and goes on");
      } catch (RuntimeException e) {
        LOG.error("the registrar goes on after a failure", e);
      }
    }
  }

  private static final Work<Boolean> WAKE = new Work<>(_ -> true);

  private void group(Work<?> first) {
    var shelf = new Shelf(disk, clock.instant());
    var group = new ArrayList<Work<?>>();
    try {
      Work<?> next = first;
      while (next != null) {
        group.add(next);
        next.decide(shelf);
        next = group.size() < GROUP_MAX && shelf.bytes() < GROUP_BYTES ? queue.poll() : null;
      }
      commit(shelf);
      group.forEach(Work::durable);
      goOn(shelf.unfinished());
    } catch (RuntimeException e) {
      // What one decision broke cannot be told from what the others wrote.
      group.forEach(work -> work.fail(e));
    }
  }

  /// Finishes what one commit was not enough for; what closing leaves is found by the next start.
  private void goOn(List<Shelf.Unfinished> rest) {
    while (!rest.isEmpty() && !closing) {
      var shelf = new Shelf(disk, clock.instant());
      rest.forEach(new Adding(shelf)::goOn);
      commit(shelf);
      rest = shelf.unfinished();
    }
  }

  private void commit(Shelf shelf) {
    var batch = shelf.batch();
    if (batch.isEmpty()) {
      return;
    }
    var outcome = new CompletableFuture<Disk.Outcome>();
    disk.commit(batch.get(), outcome::complete);
    var came = outcome.join();
    // Also if it failed: what is on the disk then is not known.
    filter.add(shelf);
    recent.add(shelf);
    committed.accept(shelf);
    if (came instanceof Disk.Outcome.Failed failed) {
      throw notDurable(failed.reason());
    }
  }

  /// Removes what is left of collections that were removed.
  private void clear(List<Catalogue.Removed> removed) {
    for (var each : removed) {
      boolean more = true;
      while (more && !closing) {
        var shelf = new Shelf(disk, clock.instant());
        more = new Withdrawing(shelf).clear(each.number(), each.by());
        commit(shelf);
      }
    }
  }

  /// Removes what is over.
  private void sweep() {
    boolean more = true;
    while (more && !closing) {
      var shelf = new Shelf(disk, clock.instant());
      more = new Withdrawing(shelf).expireStatuses(clock.instant());
      commit(shelf);
    }
  }

  /// Writes what was handed in before, then ends.
  @Override
  public void close() {
    entrance.writeLock().lock();
    try {
      closing = true;
    } finally {
      entrance.writeLock().unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive() || filling.isAlive()) {
      queue.offer(WAKE);
      try {
        thread.join(Duration.ofMillis(100));
        filling.join(Duration.ofMillis(100));
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
