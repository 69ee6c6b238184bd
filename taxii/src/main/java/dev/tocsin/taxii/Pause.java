package dev.tocsin.taxii;

import java.time.Duration;

/// Waits.
@FunctionalInterface
public interface Pause {
  /// Waits so long, or until nobody wants to go on.
  ///
  /// @return whether to go on
  boolean pause(Duration time) throws InterruptedException;
}
