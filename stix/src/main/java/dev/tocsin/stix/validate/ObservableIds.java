package dev.tocsin.stix.validate;

import dev.tocsin.stix.DeterministicId;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.spec.ObjectSpec;
import java.util.Optional;
import java.util.UUID;

/// Says which deterministic id an observable should have (STIX 2.1 §2.9, §3.4).
@FunctionalInterface
public interface ObservableIds {

  /// The version 5 UUID of the contributing properties in canonical JSON; empty if it is not known.
  ///
  /// @param observable of the type that `spec` defines
  Optional<UUID> of(ObjectSpec spec, JsonObject observable);

  /// Makes the ids as the specification wants them.
  static ObservableIds deterministic() {
    return (spec, observable) -> {
      try {
        return DeterministicId.of(observable, spec.contributing());
      } catch (JsonException _) {
        return Optional.empty(); // a number beyond the largest double has no canonical form
      }
    };
  }

  /// Knows no id, so that none is compared.
  static ObservableIds unknown() {
    return (_, _) -> Optional.empty();
  }
}
