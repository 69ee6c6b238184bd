package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.marking.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// A property of a kind of object, with the type of its values. One constant serves to read it
/// ([#find]), to set it ([Draft#set]) and to mark it ([#selector]). Immutable.
///
/// Properties of custom objects and of other people's extensions are made the same way:
/// `Property<Indicator, Long> rank = Property.integer("rank").in("extensions", "extension-…")`.
///
/// @param <O> what has the property
/// @param <T> its values
public final class Property<O extends View, T> {
  private final List<String> path;
  private final Shape<T> shape;

  private Property(List<String> path, Shape<T> shape) {
    this.path = List.copyOf(path);
    this.shape = shape;
  }

  /// A string, or a value of an open vocabulary.
  public static <O extends View> Property<O, String> text(String name) {
    return new Property<>(List.of(name), Shape.TEXT);
  }

  /// A list of strings.
  public static <O extends View> Property<O, List<String>> texts(String name) {
    return new Property<>(List.of(name), Shape.list(Shape.TEXT));
  }

  /// A whole number of 64 bits; the specification's have 54 at most.
  public static <O extends View> Property<O, Long> integer(String name) {
    return new Property<>(List.of(name), Shape.INTEGER);
  }

  /// A number with a fraction. Only finite values can be set.
  public static <O extends View> Property<O, Double> number(String name) {
    return new Property<>(List.of(name), Shape.NUMBER);
  }

  /// True or false.
  public static <O extends View> Property<O, Boolean> truth(String name) {
    return new Property<>(List.of(name), Shape.TRUTH);
  }

  /// A moment.
  public static <O extends View> Property<O, StixTimestamp> time(String name) {
    return new Property<>(List.of(name), Shape.TIME);
  }

  /// The id of an object.
  public static <O extends View> Property<O, StixId> id(String name) {
    return new Property<>(List.of(name), Shape.ID);
  }

  /// Ids of objects.
  public static <O extends View> Property<O, List<StixId>> ids(String name) {
    return new Property<>(List.of(name), Shape.list(Shape.ID));
  }

  /// A dictionary, or any object that has no type of its own here.
  public static <O extends View> Property<O, JsonObject> object(String name) {
    return new Property<>(List.of(name), Shape.OBJECT);
  }

  /// A value that may be of several JSON types.
  public static <O extends View> Property<O, JsonValue> any(String name) {
    return new Property<>(List.of(name), Shape.ANY);
  }

  /// An object within the object.
  ///
  /// @param view makes a view of the members and their place
  public static <O extends View, T extends View> Property<O, T> part(
      String name, BiFunction<JsonObject, String, T> view) {
    return new Property<>(List.of(name), Shape.part(view));
  }

  /// A list of objects within the object.
  ///
  /// @param view makes a view of the members and their place
  public static <O extends View, T extends View> Property<O, List<T>> parts(
      String name, BiFunction<JsonObject, String, T> view) {
    return new Property<>(List.of(name), Shape.list(Shape.part(view)));
  }

  /// An extension that stands under its name in `extensions`.
  ///
  /// @param view makes a view of the members and their place
  public static <O extends View, T extends View> Property<O, T> extension(
      String name, BiFunction<JsonObject, String, T> view) {
    return new Property<>(List.of("extensions", name), Shape.part(view));
  }

  static <O extends View, T> Property<O, T> of(String name, Shape<T> shape) {
    return new Property<>(List.of(name), shape);
  }

  /// The same property, but of an object that lies deeper: `in("extensions", "extension-…")`.
  public <P extends View> Property<P, T> in(String... outer) {
    List<String> whole = new ArrayList<>(List.of(outer));
    whole.addAll(path);
    return new Property<>(whole, shape);
  }

  /// As it stands in JSON, without what it lies in.
  public String name() {
    return path.getLast();
  }

  /// The names from the object to the value; more than one for an extension.
  public List<String> path() {
    return path;
  }

  /// Selects the value in the object that has it, to mark it (STIX 2.1 §7.2.3).
  public Selector selector() {
    return Selector.of(path);
  }

  /// The value; empty if it is absent.
  ///
  /// @throws dev.tocsin.stix.StixException if it is of another type
  public Optional<T> find(O object) {
    Optional<JsonValue> value = Optional.of(object.json());
    for (String name : path) {
      value =
          value
              .filter(JsonObject.class::isInstance)
              .flatMap(outer -> ((JsonObject) outer).member(name));
    }
    return value.map(json -> shape.read().apply(json, pointer(object)));
  }

  /// The value of a required property.
  ///
  /// @throws dev.tocsin.stix.StixException if it is absent or of another type
  public T require(O object) {
    return find(object)
        .orElseThrow(() ->
            Shape.fault(pointer(object), "3.2", "the required property " + name() + " is missing"));
  }

  /// The value; another if it is absent.
  ///
  /// @throws dev.tocsin.stix.StixException if it is of another type
  public T or(O object, T otherwise) {
    return find(object).orElse(otherwise);
  }

  JsonValue write(T value) {
    return shape.write().apply(value);
  }

  private String pointer(O object) {
    StringBuilder pointer = new StringBuilder(object.pointer());
    for (String name : path) {
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /// Such as `extensions.tcp-ext`.
  @Override
  public String toString() {
    return String.join(".", path);
  }
}
