package dev.tocsin.stix.model;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// An object in the making. It begins with what its type requires, takes more by [#set], and ends
/// in [#build], which gives a valid object or says everything that is wrong. For one thread.
///
/// @param <O> what it becomes
public final class Draft<O extends View> {
  private final Function<JsonObject, O> finish;
  private JsonObject json;

  private Draft(JsonObject json, Function<JsonObject, O> finish) {
    this.json = json;
    this.finish = finish;
  }

  /// A first version: new id, and `created` and `modified` of the same moment.
  static <O extends StixEntity> Draft<O> versioned(
      String type, Creator creator, Function<StixObject, O> view) {
    StixTimestamp now = creator.now();
    JsonObject.Builder json = begin(type, creator);
    json.put("created", now.text()).put("modified", now.text());
    return new Draft<>(json.build(), object -> view.apply(Valid.object(object)));
  }

  /// An object that never gets another version.
  static <O extends StixEntity> Draft<O> unversioned(
      String type, Creator creator, Function<StixObject, O> view) {
    JsonObject.Builder json = begin(type, creator);
    json.put("created", creator.now().text());
    return new Draft<>(json.build(), object -> view.apply(Valid.object(object)));
  }

  private static JsonObject.Builder begin(String type, Creator creator) {
    JsonObject.Builder json = JsonObject.builder();
    json.put("type", type).put("spec_version", "2.1").put("id", creator.newId(type).toString());
    creator.identity().ifPresent(identity -> json.put("created_by_ref", identity.toString()));
    return json;
  }

  /// An observable. Its id follows from its content when it is built (STIX 2.1 §3.4), unless it was
  /// set before.
  static <O extends Observable> Draft<O> observable(String type, Function<StixObject, O> view) {
    JsonObject json = JsonObject.builder().put("type", type).put("spec_version", "2.1").build();
    return new Draft<>(json, object -> view.apply(Valid.observable(object)));
  }

  /// An object within an object.
  static <O extends View> Draft<O> part(BiFunction<JsonObject, String, O> view) {
    return new Draft<>(JsonObject.builder().build(), json -> view.apply(json, ""));
  }

  /// A custom object: a type of an extension, or one that nobody has defined.
  ///
  /// @throws IllegalArgumentException if the text cannot name a type
  public static Draft<Custom> custom(String type, Creator creator) {
    return versioned(type, creator, Custom::new);
  }

  /// The next version of an object, which [#build] checks against this one (STIX 2.1 §3.6): id,
  /// creation and creator stay, and the time must be later.
  ///
  /// @param at when the new version is made; cut off to milliseconds
  /// @throws StixException if the object is revoked or has no versions
  public static <O extends StixEntity> Draft<O> next(O before, Instant at) throws StixException {
    // The view of the same type is of the same class.
    @SuppressWarnings("unchecked")
    Class<O> kind = (Class<O>) before.getClass();
    StixObject next = Versions.next(before.source(), before.json(), at);
    return new Draft<>(
        next.json(),
        json -> {
          StixObject valid = Valid.object(json);
          Versions.check(before.source(), valid);
          return kind.cast(StixEntity.of(valid));
        });
  }

  /// Sets a property, in place of the value it may have.
  public <T> Draft<O> set(Property<? super O, T> property, T value) {
    json = JsonEdit.put(json, property.path(), property.write(value));
    return this;
  }

  /// Sets a property that is a list.
  @SafeVarargs
  public final <T> Draft<O> set(Property<? super O, List<T>> property, T first, T... rest) {
    List<T> values = new ArrayList<>();
    values.add(first);
    for (T value : rest) {
      values.add(value);
    }
    return set(property, List.copyOf(values));
  }

  /// Marks the whole object with the level, beside the markings it has.
  public Draft<O> mark(Tlp level) {
    json = Valid.marked(json, level.marking());
    return this;
  }

  /// Takes a property away; of no effect where it is absent.
  public Draft<O> without(Property<? super O, ?> property) {
    json = JsonEdit.remove(json, property.path());
    return this;
  }

  /// The finished object.
  ///
  /// @throws StixException with all faults
  public O build() throws StixException {
    return finish.apply(json);
  }
}
