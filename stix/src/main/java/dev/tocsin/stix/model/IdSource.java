package dev.tocsin.stix.model;

import java.util.UUID;

/// Where the ids of new objects come from. The library itself has no randomness.
@FunctionalInterface
public interface IdSource {

  /// A UUID that nobody had before; for programs `UUID::randomUUID`.
  UUID next();
}
