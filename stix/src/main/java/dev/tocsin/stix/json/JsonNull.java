package dev.tocsin.stix.json;

/// The value `null`.
public enum JsonNull implements JsonValue {
  NULL
}
