package dev.tocsin.stix.pattern;

/// What a pattern may cost before it is refused. Each limit is inclusive.
public final class PatternLimits {
  /// Of the whole pattern, in UTF-16 units.
  public static final int MAX_LENGTH = 64 * 1024;

  /// Of parentheses within each other; reading and evaluating are recursive.
  public static final int MAX_DEPTH = 64;

  /// In the whole pattern.
  public static final int MAX_COMPARISONS = 2_000;

  /// Of the operands of one set after `IN`.
  public static final int MAX_SET = 5_000;

  /// Steps `[*]` in one path, since each multiplies the values to look at.
  public static final int MAX_EVERY = 4;

  private PatternLimits() {}
}
