package dev.tocsin.stix.model;

import java.util.Locale;

/// Whether an event takes place.
public enum EventStatus implements Word {
  /// It still occurs.
  ONGOING,
  /// It took place and is over.
  OCCURRED,
  /// It was expected and did not take place.
  NOT_OCCURRED,
  /// It is expected or planned.
  PENDING,
  /// It is not known or may not be said.
  UNDETERMINED;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
