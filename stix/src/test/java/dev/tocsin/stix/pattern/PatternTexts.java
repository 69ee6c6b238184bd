package dev.tocsin.stix.pattern;

/// Writes parts of patterns, for the tests of other packages.
public final class PatternTexts {
  private PatternTexts() {}

  public static String text(ObservationExpression expression) {
    return new PatternWriter().observation(expression).text();
  }
}
