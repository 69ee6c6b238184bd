package dev.tocsin.stix.validate;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads the case files: a list of groups, each a document without a fault (`base`) and changes to
/// it. A change sets the values at JSON Pointers (`change`), takes others away (`drop`), and says
/// which faults that gives (`expect`: severity, section, pointer).
final class Cases {
  /// One change to a document.
  ///
  /// @param rule what is tested, in words
  /// @param expect the faults in order, as texts
  record Case(String file, String rule, JsonValue document, List<String> expect, String options) {
    @Override
    public String toString() {
      return file + ": " + rule;
    }
  }

  private Cases() {}

  static List<JsonObject> groups(String file) {
    try (InputStream in = Cases.class.getResourceAsStream("cases/" + file + ".json")) {
      if (in == null) {
        throw new IllegalStateException("no case file " + file);
      }
      JsonArray groups = (JsonArray) Json.parse(in.readAllBytes(), JsonLimits.STIX);
      return groups.elements().stream().map(JsonObject.class::cast).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Case> of(String file) {
    List<Case> cases = new ArrayList<>();
    for (JsonObject group : groups(file)) {
      JsonValue base = group.member("base").orElseThrow();
      for (JsonValue each : ((JsonArray) group.member("cases").orElseThrow()).elements()) {
        JsonObject spec = (JsonObject) each;
        JsonValue document = base;
        if (spec.members().get("change") instanceof JsonObject changes) {
          for (var change : changes.members().entrySet()) {
            document = put(document, steps(change.getKey()), List.of(change.getValue()));
          }
        }
        for (String pointer : strings(spec, "drop")) {
          document = put(document, steps(pointer), List.of());
        }
        String options = spec.members().get("options") instanceof JsonString(String o) ? o : "";
        String rule = ((JsonString) spec.member("rule").orElseThrow()).value();
        cases.add(new Case(file, rule, document, strings(spec, "expect"), options));
      }
    }
    return cases;
  }

  private static List<String> strings(JsonObject json, String name) {
    return switch (json.members().get(name)) {
      case JsonString(String one) -> List.of(one);
      case JsonArray(var elements) ->
          elements.stream().map(each -> ((JsonString) each).value()).toList();
      case null, default -> List.of();
    };
  }

  static List<String> steps(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : List.of(pointer.substring(1).split("/", -1)).stream()
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
  }

  /// A copy with the value at a pointer set, or taken away if there is none.
  static JsonValue put(JsonValue target, List<String> steps, List<JsonValue> value) {
    if (steps.isEmpty()) {
      return value.getFirst();
    }
    String step = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    if (target instanceof JsonArray(var elements)) {
      List<JsonValue> copy = new ArrayList<>(elements);
      int at = Integer.parseInt(step);
      if (rest.isEmpty() && value.isEmpty()) {
        copy.remove(at);
      } else {
        copy.set(at, put(copy.get(at), rest, value));
      }
      return new JsonArray(copy);
    }
    SequencedMap<String, JsonValue> copy = new LinkedHashMap<>(((JsonObject) target).members());
    if (rest.isEmpty() && value.isEmpty()) {
      if (copy.remove(step) == null) {
        throw new IllegalArgumentException("there is nothing to drop at " + step);
      }
    } else if (rest.isEmpty()) {
      copy.put(step, value.getFirst());
    } else {
      copy.put(
          step, put(copy.getOrDefault(step, new JsonObject(new LinkedHashMap<>())), rest, value));
    }
    return new JsonObject(copy);
  }
}
