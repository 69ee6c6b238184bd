package dev.tocsin.stix.match;

/// What matching may cost. Each limit is inclusive; what breaks one at matching is undecided, what
/// breaks one at compiling is refused.
public final class MatchLimits {
  /// Of one observation expression held against one observation: values looked at. Lists of
  /// references to lists of references multiply.
  public static final int MAX_VALUES = 100_000;

  /// Of one regular expression on one value: the size of its program times the length of the value.
  public static final long MAX_SEARCH_WORK = 5_000_000;

  /// Of one `LIKE` on one value: the length of its pattern times the length of the value.
  public static final long MAX_LIKE_WORK = 50_000_000;

  /// Of the search for different observations that fit together: observations tried.
  public static final int MAX_TRIES = 200_000;

  /// Observations that one way of matching a pattern takes, repetition multiplied out. A single
  /// expression repeated, with or without a window, is counted and needs no such limit.
  public static final int MAX_TAKEN = 256;

  private MatchLimits() {}
}
