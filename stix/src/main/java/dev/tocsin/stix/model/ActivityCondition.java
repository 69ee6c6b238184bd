package dev.tocsin.stix.model;

import java.util.Locale;

/// Whether the next step needs this one.
public enum ActivityCondition implements Word {
  /// It does not.
  OPTIONAL,
  /// It does.
  REQUIRED,
  /// It is not known.
  UNKNOWN;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
