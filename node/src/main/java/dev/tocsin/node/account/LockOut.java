package dev.tocsin.node.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Slows down guessing: after some failures in a row a name is closed for a time that doubles with
/// every further one. Names without an account count too, so that closing tells nothing. Safe for
/// many threads.
final class LockOut {
  static final int FREE_TRIES = 5;
  static final Duration CLOSED_MIN = Duration.ofSeconds(2);
  static final Duration CLOSED_MAX = Duration.ofMinutes(15);
  private static final int NAMES_MAX = 10_000;

  private final InstantSource clock;
  private final Map<String, Failures> names =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > NAMES_MAX;
        }
      };

  LockOut(InstantSource clock) {
    this.clock = clock;
  }

  private record Failures(int inARow, Instant closedUntil) {}

  synchronized boolean open(String name) {
    return Optional.ofNullable(names.get(name))
        .map(failures -> !clock.instant().isBefore(failures.closedUntil()))
        .orElse(true);
  }

  synchronized void failed(String name) {
    int inARow = Optional.ofNullable(names.get(name)).map(Failures::inARow).orElse(0) + 1;
    names.put(name, new Failures(inARow, clock.instant().plus(closedAfter(inARow))));
  }

  synchronized void succeeded(String name) {
    names.remove(name);
  }

  private static Duration closedAfter(int inARow) {
    if (inARow < FREE_TRIES) {
      return Duration.ZERO;
    }
    var closed = CLOSED_MIN.multipliedBy(1L << Math.min(inARow - FREE_TRIES, 20));
    return closed.compareTo(CLOSED_MAX) > 0 ? CLOSED_MAX : closed;
  }
}
