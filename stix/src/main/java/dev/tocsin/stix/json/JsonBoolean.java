package dev.tocsin.stix.json;

/// The values `true` and `false`.
public record JsonBoolean(boolean value) implements JsonValue {}
