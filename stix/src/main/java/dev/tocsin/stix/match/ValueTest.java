package dev.tocsin.stix.match;

import dev.tocsin.stix.json.JsonValue;

/// What a comparison asks of one value. Immutable.
@FunctionalInterface
interface ValueTest {
  boolean holds(JsonValue value, Effort effort);
}
