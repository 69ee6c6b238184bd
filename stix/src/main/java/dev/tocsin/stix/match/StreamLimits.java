package dev.tocsin.stix.match;

/// What a stream matcher may hold. Each limit is inclusive.
///
/// @param maxPatterns added
/// @param maxHeldByPattern observations that one pattern waits with; the oldest is forgotten first
/// @param maxHeld observations that all patterns wait with
public record StreamLimits(int maxPatterns, int maxHeldByPattern, int maxHeld) {
  /// Some hundred megabytes at most, if observations are of a kilobyte.
  public static final StreamLimits STANDARD = new StreamLimits(100_000, 256, 100_000);

  public StreamLimits {
    if (maxPatterns < 1 || maxHeldByPattern < 1 || maxHeld < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }
}
