package dev.tocsin.stix.model;

import java.util.Locale;

/// What was done to information.
public enum IntegrityAlteration implements Word {
  /// Some may be destroyed.
  POTENTIAL_DESTRUCTION,
  /// Some may be changed.
  POTENTIAL_MODIFICATION,
  /// Some is destroyed; the rest suffices in part.
  PARTIAL_DESTRUCTION,
  /// Some is changed; the rest suffices to go on.
  PARTIAL_MODIFICATION,
  /// So much is destroyed that nothing works.
  FULL_DESTRUCTION,
  /// So much is changed that nothing works.
  FULL_MODIFICATION,
  /// There is no sign of it.
  NONE;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
