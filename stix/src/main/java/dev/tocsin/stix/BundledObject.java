package dev.tocsin.stix;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.json.ListElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One element of a bundle's `objects` as [BundleReader] hands it out: its JSON is right, nothing
/// else is checked, and nothing is built before it is asked for. Immutable.
public final class BundledObject {
  static final List<String> NOTED =
      List.of("type", "id", "modified", "object_marking_refs", "granular_markings");

  private final ListElement element;

  BundledObject(ListElement element) {
    this.element = element;
  }

  /// The place in `objects`, from 0.
  public int index() {
    return element.index();
  }

  /// The place in the document, as a JSON Pointer.
  public String pointer() {
    return "/objects/" + element.index();
  }

  /// The place of the first byte in the document.
  public long offset() {
    return element.offset();
  }

  /// How many bytes it has.
  public int length() {
    return element.length();
  }

  /// A copy of the bytes as they stood in the document.
  public ByteSlice source() {
    return ByteSlice.takenOver(element.toByteArray());
  }

  /// The whole value, an object where the bundle is right; built anew in each call.
  public JsonValue value() {
    return element.value();
  }

  /// `type`, whatever it says; empty if there is no such string.
  public Optional<String> type() {
    return text("type");
  }

  /// `id`, whatever it says; empty if there is no such string.
  public Optional<String> id() {
    return text("id");
  }

  /// `modified`, which tells the versions of an object apart (STIX 2.1 §3.6); empty if there is no
  /// such string.
  public Optional<String> version() {
    return text("modified");
  }

  /// What `object_marking_refs` lists, in order; what is no string is left out.
  public List<String> objectMarkingRefs() {
    return elements("object_marking_refs").flatMap(BundledObject::texts).toList();
  }

  /// The `marking_ref` of each of `granular_markings`, in order; what is no string is left out.
  public List<String> granularMarkingRefs() {
    return elements("granular_markings")
        .flatMap(entry -> entry instanceof JsonObject o ? o.member("marking_ref").stream() : none())
        .flatMap(BundledObject::texts)
        .toList();
  }

  private static Stream<JsonValue> none() {
    return Stream.empty();
  }

  private Optional<String> text(String name) {
    return element.member(name).stream().flatMap(BundledObject::texts).findFirst();
  }

  private static Stream<String> texts(JsonValue value) {
    return value instanceof JsonString string ? Stream.of(string.value()) : Stream.empty();
  }

  private Stream<JsonValue> elements(String name) {
    return element
        .member(name)
        .map(value -> value instanceof JsonArray array ? array.elements() : List.<JsonValue>of())
        .orElse(List.of())
        .stream();
  }
}
