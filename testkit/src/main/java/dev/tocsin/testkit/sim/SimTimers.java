package dev.tocsin.testkit.sim;

import dev.tocsin.core.edge.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The timers of one run of one node. They count down evenly, whatever the wall clock does. One
/// thread.
final class SimTimers implements Timers {
  private final Agenda agenda;
  private final SimClock clock;
  private final Consumer<Alarm> ring;
  private final Map<Alarm, Long> newest = new HashMap<>();
  private long set;

  /// @param ring ignores what rings after the run has ended
  SimTimers(Agenda agenda, SimClock clock, Consumer<Alarm> ring) {
    this.agenda = agenda;
    this.clock = clock;
    this.ring = ring;
  }

  @Override
  public void set(Alarm alarm, Instant when) {
    long number = ++set;
    newest.put(alarm, number);
    agenda.after(
        Duration.between(clock.instant(), when),
        () -> {
          if (newest.remove(alarm, number)) {
            ring.accept(alarm);
          }
        });
  }
}
