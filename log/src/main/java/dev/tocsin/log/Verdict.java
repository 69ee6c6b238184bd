package dev.tocsin.log;

/// What a verifier says. Anything but `Accepted` proves nothing.
public sealed interface Verdict {

  /// Every step held.
  record Accepted() implements Verdict {}

  /// The first step that failed.
  ///
  /// @param step where, as a section and step of the standard: `RFC 9162 §2.1.3.2 step 1`
  /// @param reason one sentence for a person
  record Refused(String step, String reason) implements Verdict {}

  /// Whether every step held.
  default boolean accepted() {
    return this instanceof Accepted;
  }
}
