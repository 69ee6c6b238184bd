package dev.tocsin.testkit.sim;

import java.time.Duration;

/// How much goes wrong. Rates are of each message or commit; the rest is so often a day, for each
/// node or, for cuts, each direction of each link.
///
/// @param slowRate of messages that take up to a minute
/// @param busyRate of commits that the disk refuses at once
/// @param slowSyncRate of syncs that take a hundred times as long
/// @param clockError the most by which clocks are wrong from the start
/// @param longJumps whether a clock may jump by years
public record Faults(
    double lossRate,
    double duplicateRate,
    double corruptRate,
    double slowRate,
    double throttleRate,
    double busyRate,
    double slowSyncRate,
    double crashesPerDay,
    double cutsPerDay,
    double fullDisksPerDay,
    double jumpsPerDay,
    Duration clockError,
    boolean longJumps) {

  public static Faults none() {
    return new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, false);
  }

  /// Some of everything.
  public static Faults mixed() {
    return new Faults(
        0.03, 0.03, 0.01, 0.02, 0.01, 0.002, 0.01, 6, 4, 2, 2, Duration.ofMinutes(4), true);
  }

  /// A bad day.
  public static Faults heavy() {
    return new Faults(
        0.2, 0.15, 0.05, 0.1, 0.05, 0.01, 0.05, 48, 24, 12, 12, Duration.ofHours(30), true);
  }

  /// Only the crashes of this.
  public static Faults crashes(double perDay) {
    return new Faults(0.1, 0.1, 0, 0.05, 0, 0, 0, perDay, 0, 0, 0, Duration.ZERO, false);
  }

  /// A set by its name, as a replay line has it.
  public static Faults named(String name) {
    return switch (name) {
      case "none" -> none();
      case "mixed" -> mixed();
      case "heavy" -> heavy();
      default -> throw new IllegalArgumentException("no faults are called " + name);
    };
  }
}
