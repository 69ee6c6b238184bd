package dev.tocsin.stix.validate;

import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.spec.Form;
import dev.tocsin.stix.spec.Property;
import dev.tocsin.stix.spec.Specification;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks marking definitions and granular markings (STIX 2.1 §7.2).
final class MarkingCheck {
  private static final String ID = "marking-definition--";
  private static final String TLP_2_EXTENSION =
      "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  /// The standard markings of one edition of TLP, by level.
  private record Standard(String section, String created, Map<String, String> ids) {}

  /// The only TLP markings there may be in this form (§7.2.1.4).
  private static final Standard TLP_1 =
      new Standard(
          "7.2.1.4",
          "2017-01-20T00:00:00.000Z",
          Map.of(
              "white", ID + "613f2e26-407d-48c7-9eca-b8e91df99dc9",
              "green", ID + "34098fce-860f-48ae-8e50-ebd3cc5e41da",
              "amber", ID + "f88d31f6-486f-44da-b317-01333bde0b82",
              "red", ID + "5e57c739-391a-4eb3-b6be-7d15ca92d5ed"));

  private static final Standard TLP_2 =
      new Standard(
          "TLP 2.0",
          "2022-10-01T00:00:00.000Z",
          Map.of(
              "clear", ID + "94868c89-83c2-464b-929b-a1a8aa3c8487",
              "green", ID + "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
              "amber", ID + "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
              "amber+strict", ID + "939a9414-2ddd-4d32-a0cd-375ea402b003",
              "red", ID + "e828b379-4e03-4974-9ac4-e53a884c97c1"));

  private MarkingCheck() {}

  /// Whether the object is one of the four TLP markings that §7.2.1.4 demands in the deprecated
  /// form.
  static boolean isStandardTlp(JsonObject json) {
    return TLP_1.ids().containsValue(Walk.text(json, "id"));
  }

  /// The body of a marking, where the trail stands.
  static void body(Walk walk, Property property, JsonValue value) {
    if (!(value instanceof JsonObject body)) {
      walk.findings().error(property.section(), "expected an object, not " + value.kind());
      return;
    }
    Optional<Form> form = Specification.markingBody(Walk.text(walk.object(), "definition_type"));
    if (form.isPresent()) {
      walk.form(body, form.get());
    } else {
      walk.values().anything(value);
    }
  }

  /// A marking definition as a whole.
  static void definition(Walk walk, JsonObject json) {
    String type = Walk.text(json, "definition_type");
    if (type.equals("tlp")) {
      String level =
          json.members().get("definition") instanceof JsonObject body ? Walk.text(body, "tlp") : "";
      exact(walk, json, TLP_1, level);
    } else if (!type.isEmpty() && Specification.markingBody(type).isEmpty()) {
      walk.findings()
          .fault(
              Severity.WARNING,
              "definition_type",
              "7.2.1",
              "the value should be statement or tlp; other markings are made by an extension");
    }
    if (json.members().get("extensions") instanceof JsonObject(var extensions)
        && extensions.get(TLP_2_EXTENSION) instanceof JsonObject tlp) {
      exact(walk, json, TLP_2, Walk.text(tlp, "tlp_2_0"));
    }
    marksItself(walk, json);
  }

  private static void exact(Walk walk, JsonObject json, Standard standard, String level) {
    boolean named =
        !json.members().containsKey("name")
            || Walk.text(json, "name").equalsIgnoreCase("TLP:" + level);
    if (!named
        || !Walk.text(json, "id").equals(standard.ids().get(level))
        || !Walk.text(json, "created").equals(standard.created())) {
      walk.findings()
          .error(
              standard.section(),
              "a TLP marking must be one of the standard ones, and exactly as they are");
    }
  }

  private static void marksItself(Walk walk, JsonObject json) {
    JsonValue id = json.members().get("id");
    if (id != null
        && json.members().get("object_marking_refs") instanceof JsonArray(var refs)
        && refs.contains(id)) {
      walk.findings()
          .fault(
              Severity.ERROR,
              "object_marking_refs",
              "3.2",
              "a marking definition must not be marked with itself");
    }
  }

  /// A granular marking, where the trail stands: its selectors must select something.
  static void selectors(Walk walk, JsonObject marking) {
    if (!(marking.members().get("selectors") instanceof JsonArray(var selectors))) {
      return;
    }
    walk.trail().enter("selectors");
    for (int at = 0; at < selectors.size(); at++) {
      if (selectors.get(at) instanceof JsonString(String selector)) {
        walk.trail().enter(at);
        selector(walk, selector);
        walk.trail().leave();
      }
    }
    walk.trail().leave();
  }

  private static void selector(Walk walk, String selector) {
    JsonValue value = walk.object();
    for (String step : selector.split("\\.", -1)) {
      boolean index = step.startsWith("[");
      if (index ? !isIndex(step) : !Formats.isDictionaryKey(step) || step.isEmpty()) {
        walk.findings()
            .error("7.2.3", "a selector is names, and indexes such as [0], with dots between them");
        return;
      }
      Optional<JsonValue> next = index ? element(value, step) : member(value, step);
      if (next.isEmpty()) {
        walk.findings().error("7.2.3", "the selector selects nothing in the object");
        return;
      }
      value = next.get();
    }
  }

  private static boolean isIndex(String step) {
    int digits = step.length() - 2;
    return step.endsWith("]")
        && digits >= 1
        && digits <= 9
        && step.chars().skip(1).limit(digits).allMatch(u -> Formats.isDigit((char) u));
  }

  private static Optional<JsonValue> member(JsonValue value, String name) {
    return value instanceof JsonObject object ? object.member(name) : Optional.empty();
  }

  private static Optional<JsonValue> element(JsonValue value, String step) {
    int at = Integer.parseInt(step.substring(1, step.length() - 1));
    if (value instanceof JsonArray(List<JsonValue> elements) && at < elements.size()) {
      return Optional.of(elements.get(at));
    }
    return Optional.empty();
  }
}
