package dev.tocsin.node.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A token bucket as one number: when it will be full again. Each request moves that time by one
/// interval, and there is room as long as it is not further away than the whole bucket. Immutable.
///
/// @param fullAt in nanoseconds since 1970
record Bucket(long fullAt) {
  private static final long SECOND = 1_000_000_000L;

  /// Full since ever.
  static final Bucket FULL = new Bucket(0);

  /// What came of asking.
  ///
  /// @param retryAfter how long until there is room; empty if there was
  record Taken(Bucket next, Optional<Duration> retryAfter) {}

  /// Asks for one request. Pure.
  Taken take(MachineAccount.Limits limits, Instant now) {
    long interval = SECOND / limits.requestsPerSecond();
    long size = interval * limits.burst();
    long at = nanos(now);
    // A clock that went back makes an empty bucket at worst, never a long wait.
    long before = Math.min(Math.max(fullAt, at), at + size);
    long after = before + interval;
    return after - at <= size
        ? new Taken(new Bucket(after), Optional.empty())
        : new Taken(new Bucket(before), Optional.of(Duration.ofNanos(after - at - size)));
  }

  boolean isFull(Instant now) {
    return fullAt <= nanos(now);
  }

  private static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
  }
}
