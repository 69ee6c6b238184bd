package dev.tocsin.stix.json;

/// A string.
///
/// @param value the characters, without escapes; never holds half a surrogate pair
public record JsonString(String value) implements JsonValue {
  public JsonString {
    requirePaired(value);
  }

  /// Refuses half a surrogate pair: UTF-8 has no bytes for it, so it could not be written.
  static void requirePaired(String text) {
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException("half a surrogate pair at character " + at);
      }
      at += Character.charCount(character);
    }
  }
}
