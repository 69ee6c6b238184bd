package dev.tocsin.node;

import dev.tocsin.core.edge.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The one thread that the reactor's turns run on, and the timers that ring on it. Whoever brings
/// work from outside must bound it; see [Questions].
final class Turns implements Executor, Timers, AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(10);

  private final ExecutorService turns;
  private final ScheduledExecutorService clock;
  private final InstantSource now;
  private final Map<Alarm, Future<?>> set = new HashMap<>();
  private Consumer<Alarm> ring = _ -> {};

  Turns(String node, InstantSource now) {
    this.now = now;
    this.turns =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("reactor " + node).daemon().factory());
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("timers " + node).daemon().factory());
  }

  /// Says who is told when a timer rings. Called once, before the first turn.
  void ring(Consumer<Alarm> whom) {
    ring = whom;
  }

  @Override
  public void execute(Runnable task) {
    try {
      turns.execute(task);
    } catch (RejectedExecutionException _) {
      // The node is stopping: what was not done is found again at the next start.
    }
  }

  @Override
  public void set(Alarm alarm, Instant when) {
    long delay = Math.max(0, Duration.between(now.instant(), when).toMillis());
    synchronized (set) {
      var before = set.remove(alarm);
      if (before != null) {
        before.cancel(false);
      }
      try {
        set.put(alarm, clock.schedule(() -> ring.accept(alarm), delay, TimeUnit.MILLISECONDS));
      } catch (RejectedExecutionException _) {
        // As above.
      }
    }
  }

  /// Stops the timers, then lets the turns that are under way end.
  @Override
  public void close() {
    clock.shutdownNow();
    turns.shutdown();
    try {
      if (!turns.awaitTermination(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        turns.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      turns.shutdownNow();
    }
  }
}
