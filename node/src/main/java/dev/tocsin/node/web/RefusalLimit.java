package dev.tocsin.node.web;

import dev.tocsin.core.edge.Keys.Arrival;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Each refusal costs a signature and a place in the log, so one address may cause only so many in
/// a minute. Safe for many threads.
final class RefusalLimit {
  static final int PER_MINUTE = 60;
  private static final int ADDRESSES_MAX = 10_000;
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private record Count(long minute, int refusals) {}

  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  boolean open(String address) {
    var count = counts.get(address);
    return count == null || count.minute() != minute() || count.refusals() < PER_MINUTE;
  }

  void note(String address, Arrival arrival) {
    if (arrival instanceof Arrival.Opened) {
      return;
    }
    if (counts.size() >= ADDRESSES_MAX) {
      counts.values().removeIf(count -> count.minute() != minute());
    }
    counts.merge(
        address,
        new Count(minute(), 1),
        (before, one) ->
            before.minute() == one.minute() ? new Count(one.minute(), before.refusals() + 1) : one);
  }

  private static long minute() {
    return System.nanoTime() / MINUTE_NANOS;
  }
}
