package dev.tocsin.stix;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One STIX object as it stood in a bundle. Properties nobody knows are in [#json] with the rest.
///
/// @param created when it was first made; absent on observables
/// @param modified when this version was made; absent on observables and markings
/// @param json all properties
/// @param source the bytes it was read from, exactly
public record StixObject(
    StixId id,
    Optional<StixTimestamp> created,
    Optional<StixTimestamp> modified,
    JsonObject json,
    ByteSlice source) {
  public StixObject {
    if (!json.member("id").equals(Optional.of(new JsonString(id.toString())))) {
      throw new IllegalArgumentException("the id is not that of the properties: " + id);
    }
  }

  /// The object with these properties; its bytes are those that [Json#write] gives them.
  ///
  /// @throws StixException with all faults in the common properties (STIX 2.1 §3.2)
  public static StixObject of(JsonObject json) throws StixException {
    return checked(json, ByteSlice.copyOf(Json.write(json)));
  }

  /// Reads one object that stands alone, within [JsonLimits#STIX].
  ///
  /// @throws StixException if the bytes are no JSON object, or with all faults in the common
  ///   properties (STIX 2.1 §3.2)
  public static StixObject parse(byte[] bytes) throws StixException {
    JsonValue value;
    try {
      value = Json.parse(bytes, JsonLimits.STIX);
    } catch (JsonException refused) {
      String sentence = String.valueOf(refused.getMessage());
      throw new StixException(List.of(new StixFault(refused.pointer(), "RFC 8259", sentence)));
    }
    if (value instanceof JsonObject object) {
      return checked(object, ByteSlice.copyOf(bytes));
    }
    throw new StixException(
        List.of(new StixFault("", "3.2", "expected a STIX object, not " + value.kind())));
  }

  private static StixObject checked(JsonObject json, ByteSlice source) {
    Faults faults = new Faults();
    Optional<StixObject> object = new ObjectCheck(json, "", faults).read(source);
    faults.throwIfAny();
    return object.orElseThrow(() -> new IllegalStateException("an object without faults is read"));
  }

  /// The object with other properties. With equal ones it is this object, so that its bytes stay.
  ///
  /// @throws StixException with all faults in the common properties (STIX 2.1 §3.2)
  public StixObject with(JsonObject properties) throws StixException {
    return properties.equals(json) ? this : of(properties);
  }

  public String type() {
    return id.type();
  }

  public Optional<String> specVersion() {
    return text("spec_version");
  }

  /// What people call it: `name`, else `value`.
  public Optional<String> name() {
    return text("name").or(() -> text("value"));
  }

  /// The markings of the whole object, in order (STIX 2.1 §7.2).
  public List<StixId> objectMarkingRefs() {
    return ids("object_marking_refs").toList();
  }

  /// The markings of parts of the object, in order; language entries have none.
  public List<StixId> granularMarkingRefs() {
    return elements("granular_markings")
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .flatMap(entry -> entry.member("marking_ref").stream())
        .flatMap(StixObject::id)
        .toList();
  }

  public boolean hasGranularMarkings() {
    return json.member("granular_markings").isPresent();
  }

  /// A property that is a string; empty if it is absent or of another type.
  public Optional<String> text(String property) {
    return json.member(property)
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).value());
  }

  private Stream<StixId> ids(String property) {
    return elements(property).flatMap(StixObject::id);
  }

  private Stream<JsonValue> elements(String property) {
    return json.member(property).stream()
        .filter(JsonArray.class::isInstance)
        .flatMap(value -> ((JsonArray) value).elements().stream());
  }

  private static Stream<StixId> id(JsonValue value) {
    return value instanceof JsonString string
        ? StixId.read(string.value()).stream()
        : Stream.empty();
  }
}
