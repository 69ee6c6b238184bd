package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.Optional;

/// An object of a type that this library does not know: of an extension (STIX 2.1 §7.3) or of
/// nobody. Read what you know of it with a [Property] of your own.
public record Custom(StixObject source) implements Authored {

  /// When the first version was made; empty on a custom observable.
  public Optional<StixTimestamp> created() {
    return source.created();
  }

  /// When this version was made; empty on a custom observable.
  public Optional<StixTimestamp> modified() {
    return source.modified();
  }
}
