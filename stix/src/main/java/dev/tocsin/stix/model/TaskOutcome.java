package dev.tocsin.stix.model;

import java.util.Locale;

/// How a task went.
public enum TaskOutcome implements Word {
  /// It was planned or begun, and given up.
  CANCELLED,
  /// It was completed, but failed.
  FAILED,
  /// It still takes place.
  ONGOING,
  /// It is planned.
  PENDING,
  /// It was completed.
  SUCCESSFUL,
  /// It is not known.
  UNKNOWN;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
