package dev.tocsin.stix.json;

import java.util.List;

/// A list.
///
/// @param elements in order; unmodifiable
public record JsonArray(List<JsonValue> elements) implements JsonValue {
  public JsonArray {
    elements = List.copyOf(elements);
  }

  public static JsonArray ofStrings(List<String> strings) {
    return new JsonArray(strings.stream().<JsonValue>map(JsonString::new).toList());
  }
}
