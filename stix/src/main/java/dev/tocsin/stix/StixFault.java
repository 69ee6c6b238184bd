package dev.tocsin.stix;

/// One thing wrong with a document.
///
/// @param pointer where, as a JSON Pointer (RFC 6901); the place itself may be missing
/// @param severity what the specification says of such a fault
/// @param section the broken rule: a section of STIX 2.1, or `RFC 8259` for JSON itself
/// @param sentence what is wrong and what would be right; it never quotes the document
public record StixFault(String pointer, Severity severity, String section, String sentence) {

  /// A broken MUST.
  public StixFault(String pointer, String section, String sentence) {
    this(pointer, Severity.ERROR, section, sentence);
  }

  /// How much a fault matters.
  public enum Severity {
    /// A MUST of the specification is broken.
    ERROR,
    /// A SHOULD is broken, or something deprecated is used.
    WARNING
  }
}
