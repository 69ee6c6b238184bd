package dev.tocsin.stix.json;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// An object.
///
/// @param members by name, in the order they were written; unmodifiable
public record JsonObject(SequencedMap<String, JsonValue> members) implements JsonValue {
  public JsonObject {
    members = Members.copyOf(members);
  }

  public Optional<JsonValue> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Collects members in order; for one thread.
  public static final class Builder {
    private final SequencedMap<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, new JsonBoolean(value));
    }

    /// Adds a member at the end.
    ///
    /// @throws IllegalArgumentException if the name is already there
    public Builder put(String name, JsonValue value) {
      if (members.putIfAbsent(name, value) != null) {
        throw new IllegalArgumentException("the member is already there: " + name);
      }
      return this;
    }

    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
