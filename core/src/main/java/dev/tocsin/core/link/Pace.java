package dev.tocsin.core.link;

import dev.tocsin.core.Seed;
import dev.tocsin.core.statement.Precedence;
import java.time.Duration;
import java.time.Instant;

/// How fast a node sends to one partner: a window of unanswered statements that grows with every
/// answer and halves with every failure, and a pause that doubles with every failure in a row. It
/// lives in memory only; a restart begins anew.
///
/// @param window how many statements may be unanswered at once
/// @param failures in a row
/// @param notBefore nothing is sent before this time
public record Pace(int window, int failures, Instant notBefore) {
  public static final int WINDOW_START = 16;
  public static final int WINDOW_MAX = 64;

  /// Places that only FLASH may use, so that bulk can never fill its way.
  public static final int FLASH_LANE = 4;

  public static final Duration PAUSE_MIN = Duration.ofMillis(500);
  public static final Duration PAUSE_MAX = Duration.ofMinutes(2);

  public static Pace start() {
    return new Pace(WINDOW_START, 0, Instant.EPOCH);
  }

  /// Whether another statement may go out now.
  ///
  /// @param outstanding how many are unanswered
  public boolean allows(Precedence precedence, int outstanding, Instant now) {
    int lane = precedence == Precedence.FLASH ? FLASH_LANE : 0;
    return outstanding < window + lane && !pausedAt(now);
  }

  /// Whether a pause lasts. No pause is longer than the longest: one that seems so was set before
  /// the clock went back, and is over.
  public boolean pausedAt(Instant now) {
    return now.isBefore(notBefore) && !notBefore.isAfter(now.plus(PAUSE_MAX));
  }

  public Pace answered() {
    return new Pace(Math.min(WINDOW_MAX, window + 1), 0, Instant.EPOCH);
  }

  /// After a failure: half the window, and a pause between half and the whole of a doubling delay.
  public Pace failed(Instant now, Seed seed) {
    long ceiling = PAUSE_MIN.toMillis() << Math.min(failures, 20);
    long delay = Math.min(PAUSE_MAX.toMillis(), ceiling);
    long jittered = delay / 2 + (long) (seed.fraction("jitter") * (delay / 2.0));
    return new Pace(Math.max(1, window / 2), failures + 1, now.plusMillis(jittered));
  }

  /// After the partner asked for a pause.
  public Pace throttled(Instant now, Duration retryAfter) {
    var pause = retryAfter.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : retryAfter;
    return new Pace(Math.max(1, window / 2), failures, now.plus(pause));
  }
}
