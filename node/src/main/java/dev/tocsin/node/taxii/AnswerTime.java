package dev.tocsin.node.taxii;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// When it is answered that objects came in or were taken out. How long that takes depends on what
/// else is there under their ids, also on what the caller may not see; so it is answered no earlier
/// than the slower case mostly takes, and then in steps.
final class AnswerTime {
  private static final Duration FIRST = Duration.ofMillis(4);
  private static final Duration EACH = Duration.ofNanos(50_000);
  private static final Duration STEP = Duration.ofMillis(2);

  private AnswerTime() {}

  /// How long after a request was read it is answered.
  ///
  /// @param taken how long it took
  /// @param objects how many it is about, as far as the caller knows
  static Duration of(Duration taken, int objects) {
    var soonest = FIRST.plus(EACH.multipliedBy(objects));
    var beyond = taken.minus(soonest);
    if (beyond.isNegative()) {
      return soonest;
    }
    long steps = Math.ceilDiv(beyond.toNanos(), STEP.toNanos());
    return soonest.plus(STEP.multipliedBy(steps));
  }

  /// Waits until then, or until the node stops.
  ///
  /// @param since when the request had been read, by [System#nanoTime]
  static void await(long since, int objects) {
    var taken = Duration.ofNanos(System.nanoTime() - since);
    long until = since + of(taken, objects).toNanos();
    while (until - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }
}
