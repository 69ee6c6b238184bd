package dev.tocsin.core.release.leak;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonValue;

/// A part that does not leave.
///
/// @param object whose part it is
/// @param selector which part (STIX 2.1 §7.2.3.1), such as `name`; empty if the whole object stays
/// @param rule one sentence for the releaser: why it stays
/// @param value the part itself
public record Withheld(StixId object, String selector, String rule, JsonValue value) {

  /// Whether somebody marked this very part, and not the object around it.
  boolean singledOut() {
    return !selector.isEmpty();
  }
}
