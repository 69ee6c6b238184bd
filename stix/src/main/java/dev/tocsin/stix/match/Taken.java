package dev.tocsin.stix.match;

import java.time.Duration;
import java.time.Instant;

/// The times of observations taken together. Immutable.
///
/// All of them can have happened within a window if the latest of their first moments is less than
/// the window after the earliest of their last ones.
///
/// @param latestFirst none of them began later
/// @param earliestLast none of them ended earlier
record Taken(Instant latestFirst, Instant earliestLast) {
  static final Taken NOTHING = new Taken(Instant.MIN, Instant.MAX);

  static Taken of(Observation observation) {
    return new Taken(observation.first(), observation.last());
  }

  Taken with(Taken other) {
    return new Taken(
        later(latestFirst, other.latestFirst),
        earliestLast.isBefore(other.earliestLast) ? earliestLast : other.earliestLast);
  }

  boolean fits(Duration window) {
    return Duration.between(earliestLast, latestFirst).compareTo(window) < 0;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
