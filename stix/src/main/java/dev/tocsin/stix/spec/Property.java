package dev.tocsin.stix.spec;

/// A property in a table of the specification.
///
/// @param section the table, as a section number
public record Property(
    String name, DataType type, Presence presence, boolean deprecated, String section) {

  public boolean required() {
    return presence == Presence.REQUIRED;
  }

  /// Whether the property must be there.
  public enum Presence {
    /// It must.
    REQUIRED,
    /// OASIS's 2021 text and Errata 01 disagree whether it must.
    DISPUTED,
    /// It should.
    RECOMMENDED,
    OPTIONAL
  }
}
