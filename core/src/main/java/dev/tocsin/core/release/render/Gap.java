package dev.tocsin.core.release.render;

import dev.tocsin.core.release.Rule;
import dev.tocsin.stix.StixId;
import java.util.Locale;

/// Something of the draft that a recipient does not get.
///
/// @param object whose
/// @param selector which part of it, as STIX writes selectors (2.1 §7.2.3.1); empty if the whole
///   object
/// @param cause why it is missing
/// @param rule the rule that withheld it, or that withheld what it needs
/// @param reason one sentence for our own people; never shown to the recipient
public record Gap(StixId object, String selector, Cause cause, Rule rule, String reason) {

  /// Why something is missing.
  public enum Cause {
    /// Its own markings withhold it.
    MARKED,
    /// A property that it cannot be without is withheld.
    REQUIRED,
    /// It refers to an object that is withheld, and cannot be without it.
    REFERENCE,
    /// A reference to an object that is withheld was cut out of it.
    CUT,
    /// It is a relationship or sighting with a withheld end.
    END,
    /// It defines something that nothing of what goes bears.
    UNUSED;

    /// As it stands in records and answers: `marked`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
