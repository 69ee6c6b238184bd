package dev.tocsin.stix.validate;

import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.spec.ExtensionSpec;
import dev.tocsin.stix.spec.Form;
import dev.tocsin.stix.spec.ObjectSpec;
import dev.tocsin.stix.spec.Specification;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tables of STIX and of the known extensions, arranged for looking up. Immutable.
final class Tables {
  private final Map<String, ExtensionSpec> extensions = new HashMap<>();
  private final Map<String, ObjectSpec> added = new HashMap<>();
  private final Map<String, Form> contained = new HashMap<>();
  private final Set<String> predefined = new HashSet<>();

  Tables(List<ExtensionSpec> known) {
    for (ExtensionSpec each : known) {
      extensions.put(each.id(), each);
      each.objects().forEach(object -> added.put(object.type(), object));
    }
    for (ObjectSpec object : Specification.objects().values()) {
      predefined.addAll(object.extensions().keySet());
      contained.put(object.type(), Specification.contained(object));
    }
  }

  /// The definition of an object's type: STIX's own, or that of a known extension which the object
  /// names.
  Optional<ObjectSpec> specOf(JsonObject json) {
    String type = Walk.text(json, "type");
    Optional<ObjectSpec> standard = Specification.object(type);
    if (standard.isPresent()) {
      return standard;
    }
    return Optional.ofNullable(added.get(type))
        .filter(object ->
            json.members().get("extensions") instanceof JsonObject(var members)
                && members.containsKey(object.definedBy()));
  }

  Optional<ExtensionSpec> extension(String id) {
    return Optional.ofNullable(extensions.get(id));
  }

  /// Whether some type of object has a predefined extension of that key.
  boolean isPredefined(String key) {
    return predefined.contains(key);
  }

  /// The form of an observable inside the deprecated container, where it needs no id.
  Form containedForm(String type) {
    return contained.getOrDefault(type, Specification.containedCustom());
  }
}
