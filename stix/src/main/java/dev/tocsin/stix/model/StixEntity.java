package dev.tocsin.stix.model;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A STIX object as what it is: an [Indicator], a [FileObject], and [Custom] for what this library
/// does not know. A view changes nothing: [#source] has every byte and every property.
///
/// Decide over all kinds with a switch without `default`; immutable.
public sealed interface StixEntity extends View permits Authored, Observable {
  Property<StixEntity, List<StixId>> OBJECT_MARKING_REFS = Property.ids("object_marking_refs");
  Property<StixEntity, JsonObject> EXTENSIONS = Property.object("extensions");

  /// The object as its own type. An object of the type of an extension this library knows ([Event],
  /// [Task], [Impact]) is of that type only if it names the extension.
  static StixEntity of(StixObject object) {
    return Types.view(object);
  }

  /// All objects of a bundle, in order.
  static List<StixEntity> all(Bundle bundle) {
    return bundle.objects().stream().map(StixEntity::of).toList();
  }

  /// The objects of a bundle that are of one kind, in order: `all(bundle, Indicator.class)`.
  static <T extends StixEntity> List<T> all(Bundle bundle, Class<T> kind) {
    return all(bundle).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The object as it stands in its bundle, with its original bytes.
  StixObject source();

  default StixId id() {
    return source().id();
  }

  default String type() {
    return source().type();
  }

  @Override
  default JsonObject json() {
    return source().json();
  }

  @Override
  default String pointer() {
    return "";
  }

  /// The version of STIX; an observable need not say it.
  default Optional<String> specVersion() {
    return source().specVersion();
  }

  /// The markings of the whole object, in order (STIX 2.1 §7.2.2).
  default List<StixId> objectMarkingRefs() {
    return OBJECT_MARKING_REFS.or(this, List.of());
  }

  /// All extensions by their names in `extensions`, in order, known ones and others.
  ///
  /// @throws dev.tocsin.stix.StixException if one is no object
  default List<Extension> extensions() {
    List<Extension> extensions = new ArrayList<>();
    JsonObject all = EXTENSIONS.or(this, JsonObject.builder().build());
    for (Map.Entry<String, JsonValue> each : all.members().entrySet()) {
      Property<StixEntity, Extension> one = Property.extension(each.getKey(), Extension::new);
      extensions.add(one.require(this));
    }
    return List.copyOf(extensions);
  }

  /// Refuses a view of an object of another type.
  static void requireType(StixObject object, String type) {
    if (!object.type().equals(type)) {
      throw new IllegalArgumentException("not of type " + type + ": " + object.id());
    }
  }
}
