package dev.tocsin.stix.graph;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A place in an object that names another object (STIX 2.1 §3.3).
///
/// @param from the object that has the place
/// @param pointer the place, as a JSON Pointer (RFC 6901)
/// @param property the name of the property it is in: `source_ref`, `object_refs`, or `extensions`
///   for the definition of an extension
/// @param to the object that is named
public record Reference(StixId from, String pointer, String property, StixId to) {
  private static final String EXTENSIONS = "extensions";

  /// All references of an object in document order, at any depth: `…_ref` and `…_refs` of itself,
  /// of its granular markings, of its extensions and of custom properties, and the extension
  /// definitions that `extensions` names. What should be a reference and is no id is left out.
  public static List<Reference> of(StixObject object) {
    List<Reference> found = new ArrayList<>();
    walk(object.id(), object.json(), "", found);
    return List.copyOf(found);
  }

  private static void walk(StixId from, JsonValue value, String at, List<Reference> found) {
    switch (value) {
      case JsonObject object -> {
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
          String name = member.getKey();
          member(from, name, member.getValue(), at + "/" + escape(name), found);
        }
      }
      case JsonArray array -> {
        int index = 0;
        for (JsonValue element : array.elements()) {
          walk(from, element, at + "/" + index++, found);
        }
      }
      // Only names make a reference; a text that happens to be an id is a text.
      case JsonValue _ -> {}
    }
  }

  private static void member(
      StixId from, String name, JsonValue value, String at, List<Reference> found) {
    if (name.endsWith("_ref")) {
      add(from, name, value, at, found);
    } else if (name.endsWith("_refs") && value instanceof JsonArray array) {
      int index = 0;
      for (JsonValue element : array.elements()) {
        add(from, name, element, at + "/" + index++, found);
      }
    } else if (at.equals("/" + EXTENSIONS) && value instanceof JsonObject extensions) {
      for (String key : extensions.members().keySet()) {
        StixId.read(key)
            .filter(id -> id.type().equals("extension-definition"))
            .ifPresent(
                id -> found.add(new Reference(from, at + "/" + escape(key), EXTENSIONS, id)));
        walk(from, extensions.member(key).orElseThrow(), at + "/" + escape(key), found);
      }
      return;
    }
    walk(from, value, at, found);
  }

  private static void add(
      StixId from, String name, JsonValue value, String at, List<Reference> found) {
    if (value instanceof JsonString(String text)) {
      StixId.read(text).ifPresent(to -> found.add(new Reference(from, at, name, to)));
    }
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
