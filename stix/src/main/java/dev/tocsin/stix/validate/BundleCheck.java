package dev.tocsin.stix.validate;

import dev.tocsin.stix.Faults;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.spec.ExtensionSpec;
import dev.tocsin.stix.spec.Specification;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Checks a bundle (STIX 2.1 §8): itself, each of its objects, and what joins them. For one thread
/// and one use.
final class BundleCheck {
  private final Options options;
  private final Tables tables;
  private final Faults faults;
  private final Predicate<JsonValue> sound;
  private final Map<String, Versions> byId = new HashMap<>();
  private final Map<String, Versions> before = new HashMap<>();

  /// @param sound tells objects and patterns that need no look by themselves
  BundleCheck(Options options, Tables tables, Faults faults, Predicate<JsonValue> sound) {
    this.sound = sound;
    this.options = options;
    this.tables = tables;
    this.faults = faults;
  }

  void check(JsonObject bundle) {
    Walk walk = new Walk(options, tables, faults, definitions(bundle), sound);
    boolean first = positionOf(bundle, "objects") < bundle.members().size() - 1;
    if (first) {
      objects(bundle, walk);
      walk.check(bundle, "");
    } else {
      walk.check(bundle, "");
      objects(bundle, walk);
    }
  }

  private static int positionOf(JsonObject json, String wanted) {
    int position = 0;
    for (String name : json.members().keySet()) {
      if (name.equals(wanted)) {
        return position;
      }
      position++;
    }
    return position;
  }

  /// The extension definitions in the bundle, so that they are known before they are used.
  private static Map<String, ExtensionSpec> definitions(JsonObject bundle) {
    Map<String, ExtensionSpec> definitions = new HashMap<>();
    if (bundle.members().get("objects") instanceof JsonArray(var elements)) {
      for (JsonValue element : elements) {
        if (element instanceof JsonObject object
            && Walk.text(object, "type").equals("extension-definition")) {
          String id = Walk.text(object, "id");
          definitions.put(
              id,
              ExtensionSpec.of(
                  id,
                  Walk.text(object, "name"),
                  strings(object, "extension_types"),
                  strings(object, "extension_properties")));
        }
      }
    }
    Specification.knownExtensions().forEach(known -> definitions.remove(known.id()));
    return definitions;
  }

  private static Set<String> strings(JsonObject object, String name) {
    Set<String> strings = new HashSet<>();
    if (object.members().get(name) instanceof JsonArray(var elements)) {
      for (JsonValue element : elements) {
        if (element instanceof JsonString(String text)) {
          strings.add(text);
        }
      }
    }
    return strings;
  }

  private void objects(JsonObject bundle, Walk walk) {
    JsonValue objects = bundle.members().get("objects");
    if (objects == null) {
      return;
    }
    if (!(objects instanceof JsonArray(var elements)) || elements.isEmpty()) {
      fault("/objects", "8.1", "expected a list of objects that is not empty");
      return;
    }
    for (JsonValue element : elements) {
      if (element instanceof JsonObject object
          && object.members().get("id") instanceof JsonString id) {
        byId.computeIfAbsent(id.value(), _ -> new Versions()).add(object);
      }
    }
    BundleLinks links = new BundleLinks(byId);
    for (int at = 0; at < elements.size(); at++) {
      String pointer = "/objects/" + at;
      if (elements.get(at) instanceof JsonObject object) {
        if (Walk.text(object, "type").equals("bundle")) {
          fault(pointer, "8.1", "a bundle is no STIX object, so it cannot be within a bundle");
        } else {
          if (!sound.test(object)) {
            walk.check(object, pointer);
          }
          versions(object, pointer);
          links.check(
              object, (name, section, sentence) -> fault(pointer + name, section, sentence));
        }
      } else {
        fault(pointer, "8.1", "expected a STIX object, not " + elements.get(at).kind());
      }
    }
  }

  private void fault(String pointer, String section, String sentence) {
    if (faults.room(Severity.ERROR) > 0) {
      faults.add(new StixFault(pointer, Severity.ERROR, section, sentence));
    } else {
      faults.count(Severity.ERROR, 1);
    }
  }

  /// Compares an object with the other versions of it in the bundle that come before.
  private void versions(JsonObject object, String pointer) {
    String id = Walk.text(object, "id");
    Versions all = byId.get(id);
    if (all == null || all.isSingle()) {
      return;
    }
    Versions earlier = before.computeIfAbsent(id, _ -> new Versions());
    boolean wentOn = earlier.goOnAfterRevocation();
    Optional<JsonObject> same = earlier.add(object);
    JsonObject first = earlier.first();
    if (same.isPresent()) {
      if (!same.get().equals(object)) {
        fault(pointer, "3.6", "an object of this id and version stands before, with other content");
      }
    } else if (!Walk.text(first, "created").equals(Walk.text(object, "created"))) {
      fault(pointer + "/created", "3.2", "created must be the same in each version of an object");
    } else if (!Walk.text(first, "created_by_ref").equals(Walk.text(object, "created_by_ref"))) {
      fault(
          pointer + "/created_by_ref",
          "3.6",
          "only the creator of an object may make a new version");
    } else if (!wentOn && earlier.goOnAfterRevocation()) {
      fault(pointer, "3.6", "a revoked object must have no later version");
    }
  }
}
