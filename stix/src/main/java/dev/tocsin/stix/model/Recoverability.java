package dev.tocsin.stix.model;

import java.util.Locale;

/// How well one can recover.
public enum Recoverability implements Word {
  /// In a time nobody can tell, with help from outside.
  EXTENDED,
  /// Nothing is to be recovered.
  NOT_APPLICABLE,
  /// Not at all.
  NOT_RECOVERABLE,
  /// In a known time, with what is there.
  REGULAR,
  /// In a known time, with more than is there.
  SUPPLEMENTED;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
