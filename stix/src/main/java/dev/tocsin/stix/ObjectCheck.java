package dev.tocsin.stix;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks the common properties of one object (STIX 2.1 §3.2); for one thread and one use.
final class ObjectCheck {
  private static final Set<String> VERSIONED =
      Set.of(
          "attack-pattern",
          "campaign",
          "course-of-action",
          "grouping",
          "identity",
          "incident",
          "indicator",
          "infrastructure",
          "intrusion-set",
          "location",
          "malware",
          "malware-analysis",
          "note",
          "observed-data",
          "opinion",
          "report",
          "threat-actor",
          "tool",
          "vulnerability",
          "relationship",
          "sighting",
          "language-content",
          "extension-definition");

  private final JsonObject json;
  private final String pointer;
  private final Faults faults;

  ObjectCheck(JsonObject json, String pointer, Faults faults) {
    this.json = json;
    this.pointer = pointer;
    this.faults = faults;
  }

  /// The object; empty if a fault was found in it.
  Optional<StixObject> read(ByteSlice source) {
    int before = faults.errors();
    Optional<String> type = type();
    Optional<StixId> id = id(type);
    specVersion(type);
    boolean versioned = type.filter(VERSIONED::contains).isPresent();
    boolean marking = type.filter("marking-definition"::equals).isPresent();
    Optional<StixTimestamp> created = time("created", versioned || marking);
    Optional<StixTimestamp> modified = time("modified", versioned);
    if (created.isPresent()
        && modified.isPresent()
        && modified.get().compareTo(created.get()) < 0) {
      fault("modified", "3.6", "the object was modified before it was created");
    }
    json.member("revoked")
        .filter(value -> !(value instanceof JsonBoolean))
        .ifPresent(value -> fault("revoked", "2.2", "expected true or false, not " + value.kind()));
    json.member("created_by_ref")
        .ifPresent(value -> reference(value, "created_by_ref", "identity", "3.2"));
    objectMarkings();
    granularMarkings();
    if (faults.errors() > before || faults.full()) {
      return Optional.empty();
    }
    return id.map(known -> new StixObject(known, created, modified, json, source));
  }

  private Optional<String> type() {
    Optional<String> type = string("type", true);
    if (type.isPresent() && !StixId.isType(type.get())) {
      fault("type", "3.1", "a type is 3 to 250 lower-case letters, digits and hyphens");
      return Optional.empty();
    }
    return type;
  }

  private Optional<StixId> id(Optional<String> type) {
    Optional<String> text = string("id", true);
    Optional<StixId> id = text.flatMap(StixId::read);
    if (text.isPresent() && id.isEmpty()) {
      fault("id", "2.9", "an id is a type, two hyphens and a lower-case UUID");
    }
    if (id.isPresent() && type.isPresent() && !id.get().type().equals(type.get())) {
      fault("id", "2.9", "the id starts with another type than the object has");
    }
    return id;
  }

  private void specVersion(Optional<String> type) {
    boolean required =
        type.filter(name -> VERSIONED.contains(name) || name.equals("marking-definition"))
            .isPresent();
    string("spec_version", required)
        .filter(version -> !version.equals("2.1"))
        .ifPresent(_ -> fault("spec_version", "3.2", "the version of STIX is not 2.1"));
  }

  private Optional<StixTimestamp> time(String name, boolean required) {
    Optional<String> text = string(name, required);
    Optional<StixTimestamp> time = text.flatMap(StixTimestamp::read);
    if (text.isPresent() && time.isEmpty()) {
      fault(name, "2.16", "expected a time such as 2030-01-31T08:00:00.000Z");
    } else if (required && time.isPresent() && !StixTimestamp.hasMilliseconds(time.get().text())) {
      fault(name, "3.2", "the time has fewer than three digits after the second");
    }
    return time;
  }

  private void objectMarkings() {
    json.member("object_marking_refs").ifPresent(this::references);
  }

  private void references(JsonValue value) {
    if (!(value instanceof JsonArray list) || list.elements().isEmpty()) {
      fault("object_marking_refs", "2.12", "expected a list that is not empty");
      return;
    }
    int index = 0;
    for (JsonValue element : list.elements()) {
      reference(element, "object_marking_refs/" + index++, "marking-definition", "7.2");
    }
  }

  private void granularMarkings() {
    Optional<JsonValue> value = json.member("granular_markings");
    if (value.isEmpty()) {
      return;
    }
    if (!(value.get() instanceof JsonArray list) || list.elements().isEmpty()) {
      fault("granular_markings", "2.12", "expected a list that is not empty");
      return;
    }
    int index = 0;
    for (JsonValue element : list.elements()) {
      String at = "granular_markings/" + index++;
      if (element instanceof JsonObject entry) {
        granularMarking(entry, at);
      } else {
        fault(at, "7.2", "expected an object, not " + element.kind());
      }
    }
  }

  private void granularMarking(JsonObject entry, String at) {
    Optional<JsonValue> marking = entry.member("marking_ref");
    if (marking.isPresent() == entry.member("lang").isPresent()) {
      fault(at, "7.2", "expected either marking_ref or lang");
    }
    marking.ifPresent(ref -> reference(ref, at + "/marking_ref", "marking-definition", "7.2"));
    boolean selectors =
        entry.member("selectors").orElse(new JsonArray(List.of())) instanceof JsonArray list
            && !list.elements().isEmpty()
            && list.elements().stream().allMatch(JsonString.class::isInstance);
    if (!selectors) {
      fault(at + "/selectors", "7.2", "expected a list of selectors that is not empty");
    }
  }

  private void reference(JsonValue value, String at, String type, String section) {
    boolean known =
        value instanceof JsonString text
            && StixId.read(text.value()).filter(id -> id.type().equals(type)).isPresent();
    if (!known) {
      fault(at, section, "expected the id of an object of type " + type);
    }
  }

  private Optional<String> string(String name, boolean required) {
    Optional<JsonValue> value = json.member(name);
    if (value.isEmpty()) {
      if (required) {
        fault(name, "3.2", "the required property " + name + " is missing");
      }
      return Optional.empty();
    }
    if (value.get() instanceof JsonString text) {
      return Optional.of(text.value());
    }
    fault(name, "2.15", "expected a string, not " + value.get().kind());
    return Optional.empty();
  }

  private void fault(String name, String section, String sentence) {
    faults.add(pointer + "/" + name, section, sentence);
  }
}
