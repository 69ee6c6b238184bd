package dev.tocsin.stix;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/// A STIX object for a person: what matters first, then every other property; nothing is dropped.
/// The text is plain and as hostile as the object: pass it through [SafeText] and escape it.
///
/// @param kind in plain English
// The name is the word for it; nothing that shows objects also reads java.lang.Readable.
@SuppressWarnings("AvoidCommonTypeNames")
public record Readable(String title, String kind, List<Line> lines) {
  public Readable {
    lines = List.copyOf(lines);
  }

  /// One labelled value.
  public record Line(String label, String value) {}

  /// Describes an object by itself: references stay ids.
  public static Readable of(StixObject object) {
    return new Writer(object, _ -> Optional.empty()).write();
  }

  /// Describes an object of a bundle: references to other objects of it are shown by name.
  public static Readable of(StixObject object, Bundle bundle) {
    return new Writer(object, bundle::object).write();
  }

  /// Every object of a bundle, in order.
  public static List<Readable> all(Bundle bundle) {
    Map<StixId, StixObject> byId = new HashMap<>();
    bundle.objects().forEach(object -> byId.merge(object.id(), object, Bundle::newest));
    Function<StixId, Optional<StixObject>> find = id -> Optional.ofNullable(byId.get(id));
    return bundle.objects().stream().map(object -> new Writer(object, find).write()).toList();
  }

  /// Writes one description; for one thread and one use.
  private static final class Writer {
    private final StixObject object;
    private final Kind kind;
    private final Function<StixId, Optional<StixObject>> find;
    private final List<Line> lines = new ArrayList<>();

    Writer(StixObject object, Function<StixId, Optional<StixObject>> find) {
      this.object = object;
      this.kind = Kind.of(object);
      this.find = find;
    }

    Readable write() {
      SequencedSet<String> names = new LinkedHashSet<>(kind.first());
      names.retainAll(object.json().members().keySet());
      names.addAll(object.json().members().keySet());
      if (hasCoordinates()) {
        names.removeAll(List.of("latitude", "longitude", "precision"));
        lines.add(new Line("Coordinates", coordinates()));
      }
      for (String name : names) {
        value(Kind.label(name), object.json().member(name).orElse(JsonNull.NULL));
      }
      return new Readable(title(), kind.name(), lines);
    }

    private boolean hasCoordinates() {
      return object.type().equals("location")
          && object.json().members().get("latitude") instanceof JsonNumber
          && object.json().members().get("longitude") instanceof JsonNumber;
    }

    private String coordinates() {
      String place = number("latitude") + ", " + number("longitude");
      return object.json().member("precision").isPresent()
          ? place + " (within " + number("precision") + " metres)"
          : place;
    }

    private String number(String name) {
      return plain(object.json().member(name).orElse(JsonNull.NULL));
    }

    private String title() {
      return switch (object.type()) {
        case "relationship" ->
            referred("source_ref")
                + " "
                + object.text("relationship_type").orElse("relates to").replace('-', ' ')
                + " "
                + referred("target_ref");
        case "sighting" -> "Sighting of " + referred("sighting_of_ref");
        default -> titleOf(object);
      };
    }

    private String referred(String property) {
      return object.text(property).map(this::named).orElse("something unnamed");
    }

    private String named(String reference) {
      return StixId.read(reference).flatMap(find).map(Writer::titleOf).orElse(reference);
    }

    private static String titleOf(StixObject named) {
      return Kind.TITLES.stream()
          .flatMap(property -> named.text(property).stream())
          .filter(text -> !text.isBlank())
          .findFirst()
          .map(Writer::shorten)
          .orElse(named.id().toString());
    }

    private static String shorten(String text) {
      int end = text.indexOf('\n');
      String line = (end < 0 ? text : text.substring(0, end)).strip();
      return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }

    /// Adds one line for a plain value or a list of plain values, and one for each leaf of anything
    /// deeper.
    private void value(String label, JsonValue value) {
      switch (value) {
        case JsonObject inner when !inner.members().isEmpty() ->
            inner.members().forEach((name, part) -> value(label + ", " + name, part));
        case JsonArray list when list.elements().stream().anyMatch(Writer::isNested) -> {
          int number = 1;
          for (JsonValue element : list.elements()) {
            value(label + " " + number++, element);
          }
        }
        case JsonArray list when !list.elements().isEmpty() ->
            lines.add(
                new Line(
                    label, String.join("; ", list.elements().stream().map(this::plain).toList())));
        default -> lines.add(new Line(label, plain(value)));
      }
    }

    private static boolean isNested(JsonValue value) {
      return value instanceof JsonObject || value instanceof JsonArray;
    }

    private String plain(JsonValue value) {
      return switch (value) {
        case JsonString text -> reference(text.value());
        case JsonNumber number -> number.text();
        case JsonBoolean truth -> truth.value() ? "yes" : "no";
        case JsonNull _ -> "nothing (null)";
        case JsonObject _, JsonArray _ -> "nothing (empty)";
      };
    }

    private String reference(String text) {
      Optional<StixObject> other =
          StixId.read(text).filter(id -> !id.equals(object.id())).flatMap(find);
      return other.map(known -> titleOf(known) + " (" + text + ")").orElse(text);
    }
  }
}
