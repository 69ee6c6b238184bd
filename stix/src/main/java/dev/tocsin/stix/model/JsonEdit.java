package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Changes to copies of objects: members keep their order, a new one comes last.
final class JsonEdit {
  private JsonEdit() {}

  /// A copy with the value at the path; what lies on the way and is no object is replaced.
  static JsonObject put(JsonObject object, List<String> path, JsonValue value) {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>(object.members());
    if (path.size() == 1) {
      members.put(path.getFirst(), value);
    } else {
      JsonObject inner = inner(object, path.getFirst());
      members.put(path.getFirst(), put(inner, path.subList(1, path.size()), value));
    }
    return new JsonObject(members);
  }

  /// A copy without the value at the path, nor the objects on the way that this leaves empty, since
  /// an empty dictionary is not valid (STIX 2.1 §2.3).
  static JsonObject remove(JsonObject object, List<String> path) {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>(object.members());
    String name = path.getFirst();
    if (path.size() == 1) {
      members.remove(name);
    } else if (members.get(name) instanceof JsonObject inner) {
      JsonObject rest = remove(inner, path.subList(1, path.size()));
      if (rest.members().isEmpty()) {
        members.remove(name);
      } else {
        members.put(name, rest);
      }
    }
    return new JsonObject(members);
  }

  private static JsonObject inner(JsonObject object, String name) {
    return object
        .member(name)
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .orElseGet(() -> JsonObject.builder().build());
  }
}
