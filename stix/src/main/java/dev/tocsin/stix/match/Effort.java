package dev.tocsin.stix.match;

/// What an evaluation has cost so far, and whether it had to give up somewhere. For one thread.
final class Effort {
  private int values;
  private int tries;
  private boolean gaveUp;

  /// Counts one value looked at; false if it was one too many.
  boolean mayLook() {
    if (++values > MatchLimits.MAX_VALUES) {
      gaveUp = true;
      return false;
    }
    return true;
  }

  /// Counts one observation tried; false if it was one too many.
  boolean mayTry() {
    if (++tries > MatchLimits.MAX_TRIES) {
      gaveUp = true;
      return false;
    }
    return true;
  }

  /// Begins another expression or another observation.
  void nextExpression() {
    values = 0;
  }

  void giveUp() {
    gaveUp = true;
  }

  boolean hasGivenUp() {
    return gaveUp;
  }

  /// What a failed attempt means.
  Verdict failure() {
    return gaveUp ? Verdict.UNDECIDED : Verdict.NO_MATCH;
  }
}
