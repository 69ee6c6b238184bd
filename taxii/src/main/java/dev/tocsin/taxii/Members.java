package dev.tocsin.taxii;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Members of what servers answer. What has another type than it should is taken for absent, since
/// servers write `null` and worse for what they do not know.
final class Members {
  private Members() {}

  static Optional<String> text(JsonObject object, String name) {
    return object
        .member(name)
        .flatMap(value ->
            value instanceof JsonString string ? Optional.of(string.value()) : Optional.empty());
  }

  /// A text, or a number as text: some servers count pages.
  static Optional<String> token(JsonObject object, String name) {
    return object
        .member(name)
        .flatMap(value ->
            value instanceof JsonNumber number
                ? Optional.of(number.text())
                : text(object, name).filter(text -> !text.isEmpty()));
  }

  static boolean flag(JsonObject object, String name) {
    return object.member(name).orElse(new JsonBoolean(false)) instanceof JsonBoolean flag
        && flag.value();
  }

  static long count(JsonObject object, String name) {
    OptionalLong count =
        object.member(name).orElse(JsonNumber.of(0)) instanceof JsonNumber number
            ? number.longValue()
            : OptionalLong.empty();
    return Math.max(0, count.orElse(0));
  }

  static List<JsonValue> list(JsonObject object, String name) {
    return object.member(name).orElse(new JsonArray(List.of())) instanceof JsonArray list
        ? list.elements()
        : List.of();
  }

  static List<JsonObject> objects(JsonObject object, String name) {
    return list(object, name).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  static List<String> texts(JsonObject object, String name) {
    return list(object, name).stream()
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).value())
        .toList();
  }
}
