package dev.tocsin.stix.model;

import java.util.Locale;

/// What an incident turned out to be.
public enum IncidentDetermination implements Word {
  /// It was stopped before it did much.
  BLOCKED,
  /// It did harm or broke a rule.
  CONFIRMED,
  /// It did not succeed, although nothing stopped it.
  FAILED_ATTEMPT,
  /// It was none.
  FALSE_POSITIVE,
  /// It is not confirmed yet.
  SUSPECTED;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
