package dev.tocsin.stix.model;

import java.util.Locale;

/// How damaged a thing is.
public enum PhysicalDamage implements Word {
  /// It is damaged and works.
  DAMAGED_FUNCTIONAL,
  /// It is damaged and does not work.
  DAMAGED_NONFUNCTIONAL,
  /// It is destroyed.
  DESTRUCTION,
  /// It is not.
  NONE,
  /// It is not known.
  UNKNOWN;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
