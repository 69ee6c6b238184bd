package dev.tocsin.testkit.draft;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The objects of a collection as somebody sees them: each whole or not at all.
///
/// @param seen versions that are shown
/// @param unseen versions that are denied
public record ShownObjects(List<JsonObject> seen, List<JsonObject> unseen) {
  private static final int AGAIN_PERCENT = 30;

  public ShownObjects {
    seen = List.copyOf(seen);
    unseen = List.copyOf(unseen);
  }

  /// Those that somebody sees, and the others.
  public static ShownObjects of(List<JsonObject> objects, Predicate<JsonObject> sees) {
    return new ShownObjects(
        objects.stream().filter(sees).toList(), objects.stream().filter(sees.negate()).toList());
  }

  /// The objects of a draft, and of some a later version of another level.
  public static List<JsonObject> withVersions(List<JsonObject> objects, long seed) {
    var random = new SplittableRandom(seed);
    var all = new ArrayList<JsonObject>();
    for (JsonObject object : objects) {
      all.add(object);
      if (version(object).isPresent() && random.nextInt(100) < AGAIN_PERCENT) {
        var members = new LinkedHashMap<>(object.members());
        members.put(
            "modified",
            new JsonString("2026-02-01T00:%02d:07.%03dZ".formatted(all.size(), all.size())));
        var level = List.of(Tlp.values()).get(random.nextInt(Tlp.values().length));
        members.put(
            "object_marking_refs", JsonArray.ofStrings(List.of(level.marking().toString())));
        all.add(new JsonObject(members));
      }
    }
    return all;
  }

  public static String text(JsonObject object) {
    return new String(Json.write(object), StandardCharsets.UTF_8);
  }

  public static String id(JsonObject object) {
    return StixObject.of(object).id().toString();
  }

  /// When a version was made; empty for an object without versions.
  public static Optional<String> version(JsonObject object) {
    return object.members().get("modified") instanceof JsonString(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /// Of which some version is shown.
  public Set<String> ids() {
    return seen.stream().map(ShownObjects::id).collect(Collectors.toSet());
  }

  /// Of which no version is shown.
  public List<String> deniedIds() {
    var ids = ids();
    return unseen.stream()
        .map(ShownObjects::id)
        .distinct()
        .filter(id -> !ids.contains(id))
        .toList();
  }

  /// What must stand nowhere that this somebody can look.
  ///
  /// @param piece the fewest letters of a denied word that tell it
  public Needles needles(int piece) {
    String open = seen.stream().map(ShownObjects::text).collect(Collectors.joining("\n"));
    String closed = unseen.stream().map(ShownObjects::text).collect(Collectors.joining("\n"));
    Set<String> texts = new HashSet<>();
    deniedIds().forEach(id -> texts.add(StixId.parse(id).uuid().toString()));
    unseen.forEach(object -> version(object).ifPresent(texts::add));
    texts.removeIf(open::contains);
    return Words.of(closed, piece)
        .without(Words.of(open, piece))
        .and(new Needles(piece, Set.of(), texts));
  }
}
