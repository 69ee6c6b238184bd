package dev.tocsin.stix.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An extension definition whose contents are known (STIX 2.1 §7.3).
///
/// @param id of the extension definition
/// @param name for people
/// @param types which kinds of extension it holds: terms of `extension-type-enum`
/// @param nested for a property extension: its properties, by the type of the object it extends
/// @param topLevel names that it adds to the top of an object
/// @param objects the types of object that it adds
public record ExtensionSpec(
    String id,
    String name,
    Set<String> types,
    Map<String, Form> nested,
    Set<String> topLevel,
    List<ObjectSpec> objects) {
  public ExtensionSpec {
    types = Set.copyOf(types);
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
    topLevel = Set.copyOf(topLevel);
    objects = List.copyOf(objects);
  }

  /// An extension of which only the definition object is known.
  ///
  /// @param topLevel names that it adds to the top of an object
  public static ExtensionSpec of(String id, String name, Set<String> types, Set<String> topLevel) {
    return new ExtensionSpec(id, name, types, Map.of(), topLevel, List.of());
  }
}
