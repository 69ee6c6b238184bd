package dev.tocsin.stix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.json.SplitDocument;
import dev.tocsin.stix.json.SplitDocument.Span;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A STIX 2.1 bundle (§8) whose objects keep the bytes they were read from.
///
/// Checked: the bundle, the common properties, the markings, versions with two contents, and known
/// TLP markings that claim another level. Not checked: properties of single types, patterns.
///
/// @param objects in document order, of known and unknown types alike
public record Bundle(StixId id, List<StixObject> objects) {
  public Bundle {
    if (!id.type().equals("bundle")) {
      throw new IllegalArgumentException("not the id of a bundle: " + id);
    }
    objects = List.copyOf(objects);
  }

  /// Reads a whole document within [JsonLimits#STIX].
  ///
  /// @throws StixException with all faults in document order, at most 100
  public static Bundle parse(byte[] bytes) throws StixException {
    return parse(bytes, JsonLimits.STIX);
  }

  /// Reads a whole document within other limits.
  ///
  /// @throws StixException with all faults in document order, at most 100
  public static Bundle parse(byte[] bytes, JsonLimits limits) throws StixException {
    SplitDocument document;
    try {
      document = Json.split(bytes, "objects", limits);
    } catch (JsonException refused) {
      String sentence = String.valueOf(refused.getMessage());
      throw new StixException(List.of(new StixFault(refused.pointer(), "RFC 8259", sentence)));
    }
    Faults faults = new Faults();
    Optional<StixId> id = header(document.value(), faults);
    List<StixObject> objects = objects(document, ByteSlice.copyOf(bytes), faults);
    faults.throwIfAny();
    return new Bundle(id.orElseThrow(), objects);
  }

  /// The object of that id; the newest version if there are several.
  public Optional<StixObject> object(StixId wanted) {
    return objects.stream().filter(object -> object.id().equals(wanted)).reduce(Bundle::newest);
  }

  /// The bundle as JSON, without white space of its own; each object is byte for byte as it was
  /// read.
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("{\"type\":\"bundle\",\"id\":\"" + id + "\"").getBytes(UTF_8));
    String before = ",\"objects\":[";
    for (StixObject object : objects) {
      out.writeBytes(before.getBytes(UTF_8));
      out.writeBytes(object.source().toByteArray());
      before = ",";
    }
    out.writeBytes((objects.isEmpty() ? "}" : "]}").getBytes(UTF_8));
    return out.toByteArray();
  }

  /// The newer of two versions of an object; the first if they cannot be told apart.
  static StixObject newest(StixObject first, StixObject second) {
    Optional<StixTimestamp> before = first.modified();
    Optional<StixTimestamp> after = second.modified();
    boolean newer =
        before.isPresent() && after.isPresent() && after.get().compareTo(before.get()) > 0;
    return newer ? second : first;
  }

  private static Optional<StixId> header(JsonValue value, Faults faults) {
    if (!(value instanceof JsonObject json)) {
      faults.add("", "8", "expected a bundle, not " + value.kind());
      return Optional.empty();
    }
    if (!json.member("type").equals(Optional.of(new JsonString("bundle")))) {
      faults.add("/type", "8", "the document is not of type bundle");
    }
    Optional<StixId> id =
        json.member("id")
            .filter(JsonString.class::isInstance)
            .flatMap(text -> StixId.read(((JsonString) text).value()))
            .filter(read -> read.type().equals("bundle"));
    if (id.isEmpty()) {
      faults.add("/id", "8", "the bundle has no id such as bundle-- and a lower-case UUID");
    }
    boolean list =
        json.member("objects")
            .map(objects -> objects instanceof JsonArray array && !array.elements().isEmpty())
            .orElse(true);
    if (!list) {
      faults.add("/objects", "8", "expected a list of objects that is not empty");
    }
    return id;
  }

  private static List<StixObject> objects(SplitDocument document, ByteSlice bytes, Faults faults) {
    if (!(document.value() instanceof JsonObject json)
        || !(json.members().get("objects") instanceof JsonArray array)) {
      return List.of();
    }
    List<StixObject> objects = new ArrayList<>();
    Map<Version, JsonObject> seen = new HashMap<>();
    for (int index = 0; index < array.elements().size() && !faults.full(); index++) {
      String pointer = "/objects/" + index;
      Span span = document.spans().get(index);
      switch (array.elements().get(index)) {
        case JsonObject element ->
            new ObjectCheck(element, pointer, faults)
                .read(bytes.slice(span.from(), span.to()))
                .filter(object -> isOneVersion(object, seen, pointer, faults))
                .filter(object -> tellsItsLevel(object, pointer, faults))
                .ifPresent(objects::add);
        case JsonValue other ->
            faults.add(pointer, "8", "expected a STIX object, not " + other.kind());
      }
    }
    return objects;
  }

  private static boolean isOneVersion(
      StixObject object, Map<Version, JsonObject> seen, String pointer, Faults faults) {
    Version version = new Version(object.id(), object.modified().map(StixTimestamp::instant));
    JsonObject first = seen.putIfAbsent(version, object.json());
    if (first == null || first.equals(object.json())) {
      return true;
    }
    faults.add(
        pointer, "3.6", "an object of this id and version stands before, with other content");
    return false;
  }

  private static boolean tellsItsLevel(StixObject object, String pointer, Faults faults) {
    if (Tlp.fromMarking(object.id()).stream().allMatch(level -> level.isClaimedBy(object))) {
      return true;
    }
    faults.add(pointer, "7.2", "a known TLP marking claims another level than its own");
    return false;
  }

  /// What makes a version of an object: two objects with one of these must be the same.
  private record Version(StixId id, Optional<Instant> modified) {}
}
