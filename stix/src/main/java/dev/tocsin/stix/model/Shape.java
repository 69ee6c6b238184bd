package dev.tocsin.stix.model;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/// How values of one type stand in JSON (STIX 2.1 §2). Immutable.
///
/// @param read makes the value of the JSON and its place; throws a [StixException] otherwise
/// @param write the JSON of a value; what it gives reads back as an equal value
record Shape<T>(BiFunction<JsonValue, String, T> read, Function<T, JsonValue> write) {
  static final Shape<String> TEXT = new Shape<>(Shape::text, JsonString::new);
  static final Shape<Long> INTEGER = new Shape<>(Shape::integer, JsonNumber::of);
  static final Shape<Double> NUMBER = new Shape<>(Shape::number, Shape::decimal);
  static final Shape<Boolean> TRUTH = new Shape<>(Shape::truth, JsonBoolean::new);
  static final Shape<JsonObject> OBJECT = new Shape<>(Shape::object, object -> object);
  static final Shape<JsonValue> ANY = new Shape<>((value, _) -> value, value -> value);
  static final Shape<StixTimestamp> TIME =
      new Shape<>(Shape::time, time -> new JsonString(time.text()));
  static final Shape<StixId> ID = new Shape<>(Shape::id, id -> new JsonString(id.toString()));

  /// A list of values of a shape.
  static <T> Shape<List<T>> list(Shape<T> element) {
    return new Shape<>(
        (value, at) -> elements(value, at, element),
        list -> new JsonArray(list.stream().map(element.write()).toList()));
  }

  /// An object that is seen through a view.
  ///
  /// @param view makes the view of the members and their place
  static <T extends View> Shape<T> part(BiFunction<JsonObject, String, T> view) {
    return new Shape<>((value, at) -> view.apply(object(value, at), at), View::json);
  }

  /// One of the words of an enumeration.
  static <T extends Word> Shape<T> word(T[] words) {
    List<T> known = List.copyOf(Arrays.asList(words));
    return new Shape<>(
        (value, at) -> {
          String text = text(value, at);
          return known.stream()
              .filter(word -> word.text().equals(text))
              .findFirst()
              .orElseThrow(() -> fault(at, "2.4", "the word is not one of the enumeration"));
        },
        word -> new JsonString(word.text()));
  }

  static StixException fault(String at, String section, String sentence) {
    return new StixException(List.of(new StixFault(at, section, sentence)));
  }

  private static <T> List<T> elements(JsonValue value, String at, Shape<T> element) {
    if (!(value instanceof JsonArray array)) {
      throw fault(at, "2.12", "expected a list, not " + value.kind());
    }
    List<T> elements = new ArrayList<>();
    for (JsonValue each : array.elements()) {
      elements.add(element.read().apply(each, at + "/" + elements.size()));
    }
    return List.copyOf(elements);
  }

  private static String text(JsonValue value, String at) {
    if (value instanceof JsonString text) {
      return text.value();
    }
    throw fault(at, "2.15", "expected a string, not " + value.kind());
  }

  private static Long integer(JsonValue value, String at) {
    if (value instanceof JsonNumber number) {
      OptionalLong whole = number.longValue();
      return whole.stream()
          .boxed()
          .findFirst()
          .orElseThrow(() -> fault(at, "2.10", "expected a whole number of 64 bits"));
    }
    throw fault(at, "2.10", "expected a whole number, not " + value.kind());
  }

  private static Double number(JsonValue value, String at) {
    if (value instanceof JsonNumber number) {
      return Double.valueOf(number.text());
    }
    throw fault(at, "2.6", "expected a number, not " + value.kind());
  }

  private static JsonNumber decimal(Double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number");
    }
    return new JsonNumber(Double.toString(value));
  }

  private static Boolean truth(JsonValue value, String at) {
    if (value instanceof JsonBoolean truth) {
      return truth.value();
    }
    throw fault(at, "2.2", "expected true or false, not " + value.kind());
  }

  private static JsonObject object(JsonValue value, String at) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw fault(at, "2.3", "expected an object, not " + value.kind());
  }

  private static StixTimestamp time(JsonValue value, String at) {
    return StixTimestamp.read(text(value, at))
        .orElseThrow(() -> fault(at, "2.16", "expected a time such as 2030-01-31T08:00:00.000Z"));
  }

  private static StixId id(JsonValue value, String at) {
    return StixId.read(text(value, at))
        .orElseThrow(() -> fault(at, "2.9", "an id is a type, two hyphens and a lower-case UUID"));
  }
}
