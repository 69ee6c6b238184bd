package dev.tocsin.stix.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a tree in its canonical form (RFC 8785); for one thread and one use.
final class CanonicalWriter {
  private final Utf8Buffer out = new Utf8Buffer(256);

  byte[] toByteArray() {
    return out.toByteArray();
  }

  /// Writes the value.
  ///
  /// @return where a number is beyond the largest double, the first in the order of the value's
  ///   members; empty if there is none
  Optional<String> write(JsonValue value) {
    // Members are written in another order than they stand in, so the first place is looked for.
    return append(value) ? Optional.empty() : tooLarge(value, "");
  }

  /// Whether all could be written.
  private boolean append(JsonValue value) {
    switch (value) {
      case JsonObject object -> {
        return object(object);
      }
      case JsonArray array -> {
        return array(array);
      }
      case JsonString string -> out.quoted(string.value());
      case JsonNumber number -> {
        Optional<String> text = CanonicalJson.number(number.text());
        text.ifPresent(out::put);
        return text.isPresent();
      }
      case JsonBoolean truth -> out.put(truth.value() ? "true" : "false");
      case JsonNull _ -> out.put("null");
    }
    return true;
  }

  private boolean object(JsonObject object) {
    List<Map.Entry<String, JsonValue>> members = new ArrayList<>(object.members().entrySet());
    // String's own order is that of UTF-16 units (RFC 8785 §3.2.3).
    members.sort(Map.Entry.comparingByKey());
    out.put('{');
    boolean first = true;
    for (Map.Entry<String, JsonValue> member : members) {
      if (!first) {
        out.put(',');
      }
      first = false;
      out.quoted(member.getKey());
      out.put(':');
      if (!append(member.getValue())) {
        return false;
      }
    }
    out.put('}');
    return true;
  }

  private boolean array(JsonArray array) {
    out.put('[');
    boolean first = true;
    for (JsonValue element : array.elements()) {
      if (!first) {
        out.put(',');
      }
      first = false;
      if (!append(element)) {
        return false;
      }
    }
    out.put(']');
    return true;
  }

  private static Optional<String> tooLarge(JsonValue value, String pointer) {
    return switch (value) {
      case JsonObject object -> {
        for (var member : object.members().entrySet()) {
          var found = tooLarge(member.getValue(), pointer + "/" + Place.escape(member.getKey()));
          if (found.isPresent()) {
            yield found;
          }
        }
        yield Optional.empty();
      }
      case JsonArray array -> {
        for (int index = 0; index < array.elements().size(); index++) {
          var found = tooLarge(array.elements().get(index), pointer + "/" + index);
          if (found.isPresent()) {
            yield found;
          }
        }
        yield Optional.empty();
      }
      case JsonNumber number -> {
        boolean fits = CanonicalJson.number(number.text()).isPresent();
        yield fits ? Optional.empty() : Optional.of(pointer);
      }
      case JsonString _, JsonBoolean _, JsonNull _ -> Optional.empty();
    };
  }
}
