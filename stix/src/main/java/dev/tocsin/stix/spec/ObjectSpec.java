package dev.tocsin.stix.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The definition of a type of object.
///
/// @param type such as `indicator`
/// @param form all properties, common ones included
/// @param contributing the properties that an observable's id is made of (STIX 2.1 §3.4), in order;
///   empty for other objects and where there are none
/// @param extensions the predefined extensions by their key (§3.10); unmodifiable
/// @param definedBy the id of the extension definition that adds the type; empty for STIX's own
public record ObjectSpec(
    String type,
    ObjectKind kind,
    Form form,
    List<String> contributing,
    Map<String, Form> extensions,
    String definedBy) {
  public ObjectSpec {
    contributing = List.copyOf(contributing);
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /// Where the type is defined.
  public String section() {
    return form.section();
  }

  /// Whether STIX itself defines the type.
  public boolean isStandard() {
    return definedBy.isEmpty();
  }

  ObjectSpec withContributing(String... names) {
    return new ObjectSpec(type, kind, form, List.of(names), extensions, definedBy);
  }

  ObjectSpec withExtensions(Form... forms) {
    Map<String, Form> byKey = new LinkedHashMap<>();
    for (Form each : forms) {
      byKey.put(each.name(), each);
    }
    return new ObjectSpec(type, kind, form, contributing, byKey, definedBy);
  }

  ObjectSpec definedBy(String extension) {
    return new ObjectSpec(type, kind, form, contributing, extensions, extension);
  }
}
