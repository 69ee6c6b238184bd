package dev.tocsin.testkit.sim;

import java.util.Map;

/// What one run of a world came to.
///
/// @param trace a digest of everything that happened, in order
/// @param counts how often each kind of thing happened
public record Report(double nodeHours, long trace, Map<String, Long> counts) {
  public Report {
    counts = Map.copyOf(counts);
  }
}
