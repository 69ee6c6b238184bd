package dev.tocsin.core.edge;

import dev.tocsin.core.Seed;

/// The random edge. Safe for many threads.
@FunctionalInterface
public interface RandomSource {
  /// Fresh, unpredictable; never the same twice.
  Seed seed();
}
