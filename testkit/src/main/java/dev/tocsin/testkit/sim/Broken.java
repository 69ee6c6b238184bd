package dev.tocsin.testkit.sim;

/// An invariant of the protocol does not hold. The message ends with the line that replays the run.
public final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String invariant;

  Broken(String invariant, String sentence) {
    super(invariant + ": " + sentence);
    this.invariant = invariant;
  }

  Broken(String invariant, String sentence, Throwable cause) {
    super(sentence, cause);
    this.invariant = invariant;
  }

  /// Its number in the protocol's list, such as `I2`.
  public String invariant() {
    return invariant;
  }
}
