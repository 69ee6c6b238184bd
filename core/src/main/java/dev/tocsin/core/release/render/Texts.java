package dev.tocsin.core.release.render;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The strings of a value.
final class Texts {
  private Texts() {}

  /// All strings in the markings of an object, ids of markings among them.
  static Stream<String> ofMarkings(JsonObject object) {
    return Piece.MARKINGS.stream().flatMap(name -> object.member(name).stream()).flatMap(Texts::of);
  }

  private static Stream<String> of(JsonValue value) {
    return switch (value) {
      case JsonString(String text) -> Stream.of(text);
      case JsonArray(var elements) -> elements.stream().flatMap(Texts::of);
      case JsonObject(var members) -> members.values().stream().flatMap(Texts::of);
      case JsonNumber _, JsonBoolean _, JsonNull _ -> Stream.empty();
    };
  }

  /// The value with other strings, and other names of members.
  static JsonValue replaced(JsonValue value, UnaryOperator<String> by) {
    return switch (value) {
      case JsonString(String text) -> {
        String other = by.apply(text);
        yield other.equals(text) ? value : new JsonString(other);
      }
      case JsonArray(var elements) ->
          new JsonArray(elements.stream().map(element -> replaced(element, by)).toList());
      case JsonObject object -> replaced(object, by);
      case JsonNumber _, JsonBoolean _, JsonNull _ -> value;
    };
  }

  static JsonObject replaced(JsonObject object, UnaryOperator<String> by) {
    var members = new LinkedHashMap<String, JsonValue>();
    object.members().forEach((name, member) -> members.put(by.apply(name), replaced(member, by)));
    return new JsonObject(members);
  }
}
