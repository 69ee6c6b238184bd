package dev.tocsin.stix.match;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was seen, how often and when: the content of an Observed Data object (STIX 2.1 §4.14).
/// Immutable, safe for many threads.
///
/// It counts as that many observations as its number says, each at some moment between the first
/// and the last (§9.1). An operator or qualifier of time holds if it can hold for some choice of
/// these moments; each operator chooses for itself.
public final class Observation {
  private final Instant first;
  private final Instant last;
  private final int number;
  private final Map<String, JsonObject> byId;

  /// The objects and their types once more, for a quick walk over all of them.
  private final JsonObject[] objects;

  private final String[] types;

  /// An observation.
  ///
  /// @param first the earliest moment
  /// @param last the latest moment; not before the first
  /// @param number how often, from 1
  /// @param objects cyber-observables by the id that others refer to them with; those without a
  ///   type match nothing
  public Observation(Instant first, Instant last, int number, Map<String, JsonObject> objects) {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("the last moment is before the first");
    }
    if (number < 1) {
      throw new IllegalArgumentException("an observation happens once or more");
    }
    this.first = first;
    this.last = last;
    this.number = number;
    this.byId = Map.copyOf(objects);
    this.objects = objects.values().toArray(JsonObject[]::new);
    this.types = new String[this.objects.length];
    for (int at = 0; at < types.length; at++) {
      types[at] =
          this.objects[at].members().get("type") instanceof JsonString type ? type.value() : "";
    }
  }

  /// Something seen once, at one moment.
  public static Observation at(Instant moment, Map<String, JsonObject> objects) {
    return new Observation(moment, moment, 1, objects);
  }

  /// Reads an Observed Data object and what it refers to. References that lead nowhere are left
  /// out, as §9.7.4 has it. The deprecated `objects` is read too, where there is no `object_refs`.
  ///
  /// @param observed of type `observed-data`
  /// @param lookup the object of an id
  /// @throws StixException if it is not such an object
  public static Observation of(JsonObject observed, Function<String, Optional<JsonObject>> lookup)
      throws StixException {
    if (!observed.member("type").equals(Optional.of(new JsonString("observed-data")))) {
      throw refusal("/type", "expected an object of type observed-data");
    }
    Instant first = moment(observed, "first_observed");
    Instant last = moment(observed, "last_observed");
    if (last.isBefore(first)) {
      throw refusal("/last_observed", "the last moment is before the first");
    }
    return new Observation(first, last, number(observed), objects(observed, lookup));
  }

  /// Reads an Observed Data object of a bundle.
  ///
  /// @throws StixException if it is not such an object
  public static Observation of(JsonObject observed, Bundle bundle) throws StixException {
    return of(observed, id -> StixId.read(id).flatMap(bundle::object).map(found -> found.json()));
  }

  private static Instant moment(JsonObject observed, String property) {
    return text(observed.members().get(property))
        .flatMap(StixTimestamp::read)
        .map(StixTimestamp::instant)
        .orElseThrow(() -> refusal("/" + property, "expected a timestamp"));
  }

  private static int number(JsonObject observed) {
    if (observed.members().get("number_observed") instanceof JsonNumber number) {
      long value = number.longValue().orElse(0);
      if (value >= 1 && value <= 999_999_999) {
        return (int) value;
      }
    }
    throw refusal("/number_observed", "expected an integer from 1 to 999999999");
  }

  private static SequencedMap<String, JsonObject> objects(
      JsonObject observed, Function<String, Optional<JsonObject>> lookup) {
    SequencedMap<String, JsonObject> objects = new LinkedHashMap<>();
    if (observed.members().get("object_refs") instanceof JsonArray refs) {
      for (JsonValue ref : refs.elements()) {
        text(ref).ifPresent(id -> lookup.apply(id).ifPresent(found -> objects.put(id, found)));
      }
    } else if (observed.members().get("objects") instanceof JsonObject container) {
      container
          .members()
          .forEach((key, value) -> {
            if (value instanceof JsonObject object) {
              objects.put(key, object);
            }
          });
    } else {
      throw refusal("/object_refs", "expected a list of references");
    }
    return objects;
  }

  private static Optional<String> text(@Nullable JsonValue value) {
    return value instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
  }

  private static StixException refusal(String pointer, String sentence) {
    return new StixException(List.of(new StixFault(pointer, "4.14", sentence)));
  }

  public Instant first() {
    return first;
  }

  public Instant last() {
    return last;
  }

  public int number() {
    return number;
  }

  /// The objects by id.
  public Map<String, JsonObject> objects() {
    return byId;
  }

  int size() {
    return objects.length;
  }

  JsonObject object(int at) {
    return objects[at];
  }

  /// The type of an object; the empty string if it has none.
  String type(int at) {
    return types[at];
  }

  @Nullable JsonObject referenced(String id) {
    return byId.get(id);
  }
}
