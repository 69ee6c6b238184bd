package dev.tocsin.stix.model;

import java.util.Locale;

/// What became of information.
public enum ConfidentialityLoss implements Word {
  /// The attacker has it.
  CONFIRMED_LOSS,
  /// It got out, but not beyond control.
  CONTAINED,
  /// The attacker has used it.
  EXPLOITED_LOSS,
  /// Nothing was lost.
  NONE,
  /// The attacker may have it.
  SUSPECTED_LOSS;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
