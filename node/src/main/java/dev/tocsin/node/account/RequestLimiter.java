package dev.tocsin.node.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// Holds each machine account to its rate. In memory: a restart fills every bucket. Safe for many
/// threads.
public final class RequestLimiter {
  private static final int BUCKETS_MAX = 2 * MachineAccounts.ACCOUNTS_MAX;

  private final Map<String, AtomicReference<Bucket>> buckets = new ConcurrentHashMap<>();

  /// Counts a request.
  ///
  /// @return how long the account must wait, if this one is too many; it is not counted then
  public Optional<Duration> admit(MachineAccount account, Instant now) {
    if (buckets.size() >= BUCKETS_MAX) {
      // Those of accounts that are gone; a full one is as good as none.
      buckets.values().removeIf(bucket -> bucket.get().isFull(now));
    }
    var bucket = buckets.computeIfAbsent(account.name(), _ -> new AtomicReference<>(Bucket.FULL));
    while (true) {
      var before = bucket.get();
      var taken = before.take(account.limits(), now);
      if (bucket.compareAndSet(before, taken.next())) {
        return taken.retryAfter();
      }
    }
  }
}
