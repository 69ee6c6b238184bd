package dev.tocsin.testkit.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A wall clock that may be wrong and may jump. Timers do not hear of its jumps. One thread.
final class SimClock implements InstantSource {
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  private final Agenda agenda;
  private Duration error;

  SimClock(Agenda agenda, Duration error) {
    this.agenda = agenda;
    this.error = error;
  }

  @Override
  public Instant instant() {
    long micros = agenda.nowMicros();
    return BEGINNING
        .plusSeconds(micros / 1_000_000)
        .plusNanos(micros % 1_000_000 * 1_000)
        .plus(error);
  }

  void jump(Duration by) {
    error = error.plus(by);
  }

  Duration error() {
    return error;
  }
}
