package dev.tocsin.stix;

/// Stand-in.
public enum Tlp {
  CLEAR,
  GREEN,
  AMBER,
  AMBER_STRICT,
  RED;

  public String label() {
    return name().replace('_', '+');
  }
}
