package dev.tocsin.core.release;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.marking.Selector;
import java.util.Optional;

/// What is decided on: an object, or a part of it that has markings of its own.
///
/// @param part empty for the object
public record Portion(StixId object, Optional<Selector> part) {
  @Override
  public String toString() {
    return part.map(selector -> object + " at " + selector).orElseGet(object::toString);
  }
}
