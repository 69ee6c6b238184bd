package dev.tocsin.stix.model;

/// A value of an enumeration (STIX 2.1 §2.4).
public interface Word {

  /// As it stands in JSON: `not-occurred`.
  String text();
}
