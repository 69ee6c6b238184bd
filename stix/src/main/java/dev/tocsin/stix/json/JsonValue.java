package dev.tocsin.stix.json;

/// Any JSON value. Immutable; equality is that of the text, so `1.0` and `1` differ.
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /// What the value is called in messages: `an object`, `a string`.
  default String kind() {
    return switch (this) {
      case JsonObject _ -> "an object";
      case JsonArray _ -> "a list";
      case JsonString _ -> "a string";
      case JsonNumber _ -> "a number";
      case JsonBoolean _ -> "true or false";
      case JsonNull _ -> "null";
    };
  }
}
