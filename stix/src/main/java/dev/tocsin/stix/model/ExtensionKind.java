package dev.tocsin.stix.model;

import java.util.Locale;

/// What an extension does (STIX 2.1 §10.6).
public enum ExtensionKind implements Word {
  /// It defines a domain object.
  NEW_SDO,
  /// It defines an observable.
  NEW_SCO,
  /// It defines a relationship.
  NEW_SRO,
  /// It adds properties inside `extensions`.
  PROPERTY_EXTENSION,
  /// It adds properties to the object itself.
  TOPLEVEL_PROPERTY_EXTENSION;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
