package dev.tocsin.stix.match;

/// What a pattern says of observations.
public enum Verdict {
  /// They match, for certain.
  MATCH,
  /// They do not match, for certain.
  NO_MATCH,
  /// No match was found within the limits of [MatchLimits].
  UNDECIDED
}
