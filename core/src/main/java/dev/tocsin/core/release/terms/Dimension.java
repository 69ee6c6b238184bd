package dev.tocsin.core.release.terms;

import java.util.Locale;

/// What a marking can restrict. Each is judged on its own.
public enum Dimension {
  /// Who may have it.
  AUDIENCE,
  /// Whether a copy is given or it is only shown.
  COPY,
  /// What may be done because of it.
  ACTION,
  /// Whether whom it is about may be told.
  INFORM,
  /// Whether it may be used in court.
  COURT,
  /// Whether it may be passed on.
  ONWARD,
  /// Whether its source may be named.
  ATTRIBUTION,
  /// From when and until when it may be had.
  TIME;

  /// As it stands in policies: `audience`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
