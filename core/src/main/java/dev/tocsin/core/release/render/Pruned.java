package dev.tocsin.core.release.render;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An object without some of its parts. A list or object that loses all it had goes too, since it
/// would say that something was there. Its granular markings select what they selected before.
///
/// @param gone all places that are not there any more, by the object before
record Pruned(JsonObject json, Set<Place> gone) {
  private static final String PARTS = "granular_markings";
  private static final String SELECTORS = "selectors";

  /// The object without the places.
  static Pruned of(JsonObject whole, Set<Place> cuts) {
    if (cuts.isEmpty()) {
      return new Pruned(whole, Set.of());
    }
    var pruning = new Pruning(cuts);
    var members = new LinkedHashMap<String, JsonValue>();
    whole
        .members()
        .forEach((name, value) ->
            pruning.value(value, Place.TOP.then(name)).ifPresent(kept -> members.put(name, kept)));
    if (members.get(PARTS) instanceof JsonArray markings) {
      var kept = markings.elements().stream().flatMap(e -> pruning.marking(e).stream()).toList();
      if (kept.isEmpty()) {
        members.remove(PARTS);
      } else {
        members.put(PARTS, new JsonArray(kept));
      }
    }
    return new Pruned(new JsonObject(members), Set.copyOf(pruning.gone));
  }

  /// The value at a place as [Place] writes it; the object itself if that is empty.
  static Optional<JsonValue> at(JsonObject object, String place) {
    Optional<JsonValue> value = Optional.of(object);
    for (String step : place.isEmpty() ? List.<String>of() : List.of(place.split("\\.", -1))) {
      value = value.flatMap(outer -> inside(outer, step));
    }
    return value;
  }

  private static Optional<JsonValue> inside(JsonValue outer, String step) {
    return switch (outer) {
      case JsonObject object -> object.member(step);
      case JsonArray(var elements) -> Optional.of(elements.get(index(step)));
      case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> Optional.empty();
    };
  }

  private static int index(String step) {
    return Integer.parseInt(step, 1, step.length() - 1, 10);
  }

  /// One pruning; for one thread.
  private static final class Pruning {
    private final Set<Place> cuts;
    private final Set<Place> gone = new LinkedHashSet<>();

    Pruning(Set<Place> cuts) {
      this.cuts = cuts;
    }

    Optional<JsonValue> value(JsonValue value, Place place) {
      if (cuts.contains(place)) {
        gone.add(place);
        return Optional.empty();
      }
      boolean within = cuts.stream().anyMatch(place::covers);
      return within ? inside(value, place) : Optional.of(value);
    }

    private Optional<JsonValue> inside(JsonValue value, Place place) {
      return switch (value) {
        case JsonObject(var members) -> {
          var kept = new LinkedHashMap<String, JsonValue>();
          members.forEach((name, member) ->
              value(member, place.then(name)).ifPresent(rest -> kept.put(name, rest)));
          yield unlessEmptied(new JsonObject(kept), kept.isEmpty(), place);
        }
        case JsonArray(var elements) -> {
          List<JsonValue> kept = new ArrayList<>();
          for (int index = 0; index < elements.size(); index++) {
            value(elements.get(index), place.then(index)).ifPresent(kept::add);
          }
          yield unlessEmptied(new JsonArray(kept), kept.isEmpty(), place);
        }
        case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> Optional.of(value);
      };
    }

    private Optional<JsonValue> unlessEmptied(JsonValue value, boolean emptied, Place place) {
      if (emptied) {
        gone.add(place);
        return Optional.empty();
      }
      return Optional.of(value);
    }

    /// A granular marking without the selectors of what is gone; empty if none is left.
    Optional<JsonValue> marking(JsonValue value) {
      if (!(value instanceof JsonObject entry)
          || !(entry.members().get(SELECTORS) instanceof JsonArray selectors)) {
        return Optional.of(value);
      }
      List<JsonValue> kept = selectors.elements().stream().flatMap(s -> moved(s).stream()).toList();
      if (kept.isEmpty()) {
        return Optional.empty();
      }
      var members = new LinkedHashMap<>(entry.members());
      members.put(SELECTORS, new JsonArray(kept));
      return Optional.of(new JsonObject(members));
    }

    private Optional<JsonValue> moved(JsonValue selector) {
      if (!(selector instanceof JsonString(String text))) {
        return Optional.of(selector);
      }
      var steps = List.of(text.split("\\.", -1));
      if (gone.stream().anyMatch(place -> place.covers(new Place(steps)))) {
        return Optional.empty();
      }
      List<String> moved = new ArrayList<>();
      for (int depth = 0; depth < steps.size(); depth++) {
        moved.add(moved(new Place(steps.subList(0, depth)), steps.get(depth)));
      }
      return Optional.of(new JsonString(String.join(".", moved)));
    }

    private String moved(Place list, String step) {
      if (!step.startsWith("[")) {
        return step;
      }
      int index = index(step);
      long before =
          gone.stream()
              .filter(place ->
                  place.steps().size() == list.steps().size() + 1
                      && list.covers(place)
                      && place.steps().getLast().startsWith("[")
                      && index(place.steps().getLast()) < index)
              .count();
      return "[" + (index - before) + "]";
    }
  }
}
