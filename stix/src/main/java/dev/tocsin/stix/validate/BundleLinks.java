package dev.tocsin.stix.validate;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules that can be checked where an object and the one it refers to are in the same bundle.
/// Silent where they are not, since STIX lets references lead anywhere (§3.3).
final class BundleLinks {
  private static final int LONGEST_CHAIN = 100;

  private final Map<String, Versions> versions;

  /// @param versions the objects of the bundle by id
  BundleLinks(Map<String, Versions> versions) {
    this.versions = versions;
  }

  /// Takes a fault of a member of the object that is being checked.
  @FunctionalInterface
  interface Sink {
    /// Takes a fault.
    ///
    /// @param at a pointer within the object
    void add(String at, String section, String sentence);
  }

  void check(JsonObject object, Sink sink) {
    switch (Walk.text(object, "type")) {
      case "relationship" -> variant(object, sink);
      case "language-content" -> translation(object, sink);
      case "marking-definition" -> circle(object, sink);
      case "impact" -> superseded(object, sink);
      default -> {}
    }
  }

  private Optional<JsonObject> latest(String id) {
    return Optional.ofNullable(versions.get(id)).map(Versions::latest);
  }

  /// A family must not be called a variant of an instance (§4.11.2).
  private void variant(JsonObject object, Sink sink) {
    if (Walk.text(object, "relationship_type").equals("variant-of")
        && isFamily(Walk.text(object, "source_ref"), true)
        && isFamily(Walk.text(object, "target_ref"), false)) {
      sink.add(
          "/relationship_type", "4.11.2", "a malware family must not be a variant of an instance");
    }
  }

  private boolean isFamily(String id, boolean wanted) {
    return latest(id)
        .filter(malware -> new JsonBoolean(wanted).equals(malware.members().get("is_family")))
        .isPresent();
  }

  private void superseded(JsonObject object, Sink sink) {
    Optional<JsonObject> next = latest(Walk.text(object, "superseded_by_ref"));
    if (next.isPresent()
        && !Walk.text(next.get(), "impact_category").equals(Walk.text(object, "impact_category"))) {
      sink.add(
          "/superseded_by_ref",
          "Incident Core 2.0 §2.3",
          "an impact must be superseded by one of the same category");
    }
  }

  /// Markings of markings must not go round in a circle (§3.2). A marking that names itself is
  /// found without a bundle.
  private void circle(JsonObject marking, Sink sink) {
    String start = Walk.text(marking, "id");
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(refs(marking));
    open.remove(start);
    while (!open.isEmpty() && seen.size() < LONGEST_CHAIN) {
      String id = open.removeLast();
      if (id.equals(start)) {
        sink.add(
            "/object_marking_refs", "3.2", "markings of markings must not lead round in a circle");
        return;
      }
      if (seen.add(id)) {
        latest(id).ifPresent(next -> open.addAll(refs(next)));
      }
    }
  }

  private static List<String> refs(JsonObject marking) {
    return marking.members().get("object_marking_refs") instanceof JsonArray(var elements)
        ? elements.stream()
            .filter(JsonString.class::isInstance)
            .map(each -> ((JsonString) each).value())
            .toList()
        : List.of();
  }

  /// A translation must have the shape of what it translates (§7.1.1).
  private void translation(JsonObject content, Sink sink) {
    Versions targets = versions.get(Walk.text(content, "object_ref"));
    if (targets == null) {
      return;
    }
    String modified = Walk.text(content, "object_modified");
    Optional<JsonObject> target =
        modified.isEmpty() ? Optional.of(targets.latest()) : targets.at(modified);
    if (target.isEmpty()) {
      sink.add(
          "/object_modified",
          "7.1.1",
          "the bundle holds the object, but no version of it that was modified at that time");
    } else if (content.members().get("contents") instanceof JsonObject(var languages)) {
      languages.forEach((language, translation) -> {
        if (translation instanceof JsonObject(var properties)
            && properties.entrySet().stream()
                .anyMatch(
                    each -> !mirrors(each.getValue(), target.get().members().get(each.getKey())))) {
          sink.add(
              "/contents/" + language,
              "7.1.1",
              "each translation must be a string, list or object where the original is one, and"
                  + " lists must be of the same length");
        }
      });
    }
  }

  /// Whether a translation has the shape of the original; what the original lacks is ignored.
  private static boolean mirrors(JsonValue translation, @Nullable JsonValue original) {
    if (original == null) {
      return true;
    }
    return switch (original) {
      case JsonString _ -> translation instanceof JsonString;
      case JsonArray(var elements) ->
          translation instanceof JsonArray(var translated) && mirror(translated, elements);
      case JsonObject(var members) ->
          translation instanceof JsonObject(var translated)
              && translated.entrySet().stream()
                  .allMatch(each -> mirrors(each.getValue(), members.get(each.getKey())));
      default -> true;
    };
  }

  private static boolean mirror(List<JsonValue> translated, List<JsonValue> original) {
    if (translated.size() != original.size()) {
      return false;
    }
    for (int at = 0; at < original.size(); at++) {
      if (!mirrors(translated.get(at), original.get(at))) {
        return false;
      }
    }
    return true;
  }
}
