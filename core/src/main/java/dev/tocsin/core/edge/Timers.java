package dev.tocsin.core.edge;

import java.time.Instant;

/// The timer edge.
@FunctionalInterface
public interface Timers {
  /// Rings once at or soon after `when`. Setting the same name again replaces the earlier time.
  /// What was set is gone after a restart.
  void set(Alarm alarm, Instant when);

  /// What a timer is for.
  sealed interface Alarm {
    /// Look at the outbox of one link.
    record Outbox(dev.tocsin.core.LinkId link) implements Alarm {}

    /// Sign a checkpoint.
    record Checkpoint() implements Alarm {}

    /// Ask the partners to cosign again, changed or not.
    record Heartbeat() implements Alarm {}

    /// Look for what waits long for a receipt.
    record Age() implements Alarm {}

    /// Look for what has expired.
    record Expiry() implements Alarm {}
  }
}
