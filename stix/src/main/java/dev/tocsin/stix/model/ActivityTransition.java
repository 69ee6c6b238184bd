package dev.tocsin.stix.model;

import java.util.Locale;

/// After what the next step comes.
public enum ActivityTransition implements Word {
  /// After success and failure alike.
  COMPLETION,
  /// After failure.
  FAILURE,
  /// After success.
  SUCCESS,
  /// It is not known.
  UNKNOWN;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
