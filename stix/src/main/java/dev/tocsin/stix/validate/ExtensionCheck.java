package dev.tocsin.stix.validate;

import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.spec.ExtensionSpec;
import dev.tocsin.stix.spec.Form;
import dev.tocsin.stix.spec.ObjectKind;
import dev.tocsin.stix.spec.ObjectSpec;
import dev.tocsin.stix.spec.Specification;
import dev.tocsin.stix.spec.Vocabularies;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks what goes beyond STIX: extensions (STIX 2.1 §3.10, §7.3), and the deprecated custom
/// properties, objects and extensions (§11).
final class ExtensionCheck {
  private static final String DEFINITION = "extension-definition";
  private static final String TOP_LEVEL = "toplevel-property-extension";
  private static final String NAME_RULE =
      "a property name is 3 to 250 of a to z, 0 to 9 and underscore";

  private final Walk walk;
  private final Findings findings;
  private final Tables tables;
  private final Map<String, ExtensionSpec> defined;
  private final Set<String> added = new HashSet<>();
  private boolean addsAnything;

  ExtensionCheck(Walk walk, Tables tables, Map<String, ExtensionSpec> defined) {
    this.walk = walk;
    this.findings = walk.findings();
    this.tables = tables;
    this.defined = defined;
  }

  private Optional<ExtensionSpec> definition(String id) {
    return Optional.ofNullable(defined.get(id)).or(() -> tables.extension(id));
  }

  /// The common properties that an object of an unknown type must have, by the extension that adds
  /// it.
  Form formOfAddedObject(JsonObject json) {
    return switch (addedKind(json)) {
      case "new-sdo", "new-sro" -> Specification.commonForm(ObjectKind.DOMAIN_OBJECT);
      case "new-sco" -> Specification.commonForm(ObjectKind.OBSERVABLE);
      default -> Specification.anyCommonForm();
    };
  }

  /// The `extension_type` by which an extension of the object adds its type; empty if none does.
  static String addedKind(JsonObject json) {
    if (!(json.members().get("extensions") instanceof JsonObject(var extensions))) {
      return "";
    }
    for (JsonValue each : extensions.values()) {
      if (each instanceof JsonObject extension) {
        String kind = Walk.text(extension, "extension_type");
        if (kind.startsWith("new-")) {
          return kind;
        }
      }
    }
    return "";
  }

  /// A property that the form of its object lacks; the trail stands at it.
  void unknownProperty(String name, Form form, Walk.Unknown unknown, boolean top) {
    if (Specification.reservedNames().contains(name)) {
      findings.error("3.8", "the name is reserved");
      return;
    }
    if (top && isMisplacedCommon(name, form)) {
      return;
    }
    boolean extended =
        top && unknown == Walk.Unknown.EXTEND && (addsAnything || added.contains(name));
    boolean own = unknown == Walk.Unknown.OWN;
    if (!Formats.isPropertyName(name)) {
      findings.error(extended ? "7.3.2" : own ? "11.2.1" : "11.1.1", NAME_RULE);
    } else if (name.charAt(0) < 'a') {
      findings.error("3.1", "a property name must begin with a letter");
    } else if (!extended && !own) {
      custom("11.1", "neither STIX nor an extension of the object defines the property");
    }
  }

  private boolean isMisplacedCommon(String name, Form form) {
    if (!Specification.commonProperties().properties().containsKey(name)
        || form.properties().containsKey(name)) {
      return false;
    }
    if (name.equals("defanged")) {
      findings.error("3.2", "only observables may have defanged");
    } else if (Specification.object(form.name()).isPresent()) {
      findings.warning("3.2", "objects of this type do not have the property");
    }
    return true;
  }

  /// Takes up what the extensions of an object add to its top.
  void start(JsonObject json) {
    added.clear();
    addsAnything = false;
    if (!(json.members().get("extensions") instanceof JsonObject(var extensions))) {
      return;
    }
    for (Map.Entry<String, JsonValue> each : extensions.entrySet()) {
      if (each.getValue() instanceof JsonObject extension
          && Walk.text(extension, "extension_type").equals(TOP_LEVEL)) {
        Optional<ExtensionSpec> known = definition(each.getKey());
        if (known.isPresent() && !known.get().topLevel().isEmpty()) {
          added.addAll(known.get().topLevel());
        } else {
          addsAnything = true;
        }
      }
    }
  }

  private void custom(String section, String sentence) {
    Severity severity = walk.options().customAllowed() ? Severity.WARNING : Severity.ERROR;
    findings.fault(severity, section, sentence);
  }

  /// The type of an object that STIX does not define.
  void customType(JsonObject json, String type) {
    boolean added = !addedKind(json).isEmpty();
    String section = added ? "7.3.2" : "11.2.1";
    if (type.contains("--")) {
      fault(Severity.ERROR, section, "a type must not have two hyphens in a row");
    } else if (type.charAt(0) < 'a') {
      fault(Severity.ERROR, "3.1", "a type must begin with a letter");
    } else if (!added) {
      Severity severity = walk.options().customAllowed() ? Severity.WARNING : Severity.ERROR;
      fault(severity, "11.2", "neither STIX nor an extension of the object defines the type");
    }
  }

  private void fault(Severity severity, String section, String sentence) {
    findings.fault(severity, "type", section, sentence);
  }

  /// The value of `extensions`.
  void check(JsonValue value) {
    if (!(value instanceof JsonObject extensions)) {
      findings.error("2.3", "expected an object, not " + value.kind());
      return;
    }
    if (extensions.members().isEmpty()) {
      findings.error("2.3", "an empty dictionary must be left out");
      return;
    }
    Optional<ObjectSpec> spec = tables.specOf(walk.current());
    for (Map.Entry<String, JsonValue> entry : extensions.members().entrySet()) {
      walk.trail().enter(entry.getKey());
      if (entry.getValue() instanceof JsonObject extension) {
        extension(entry.getKey(), extension, spec);
      } else {
        findings.error("3.2", "expected an object, not " + entry.getValue().kind());
      }
      walk.trail().leave();
    }
  }

  private void extension(String key, JsonObject extension, Optional<ObjectSpec> spec) {
    Optional<Form> predefined = spec.map(each -> each.extensions().get(key));
    if (predefined.isPresent()) {
      walk.form(extension, predefined.get());
    } else if (key.startsWith(DEFINITION + "--")) {
      if (StixId.isIdOf(DEFINITION, key)) {
        facility(key, extension, spec);
      } else {
        findings.error("2.9", "an id is a type, two hyphens and a lower-case UUID");
      }
    } else if (tables.isPredefined(key)) {
      findings.error("3.10", "the extension is one of another type of object");
    } else {
      customExtension(key, extension, spec);
    }
  }

  /// An extension by the facility of §7.3.
  private void facility(String id, JsonObject extension, Optional<ObjectSpec> spec) {
    Optional<ExtensionSpec> known = definition(id);
    JsonValue given = extension.members().get("extension_type");
    if (given == null) {
      findings.fault(
          Severity.ERROR, "extension_type", "3.2", "the property extension_type is missing");
      return;
    }
    String type = given instanceof JsonString(String text) ? text : "";
    if (!Vocabularies.EXTENSION_TYPE.contains(type)) {
      findings.fault(
          Severity.ERROR,
          "extension_type",
          "3.2",
          "the value must be a term of extension-type-enum (10.5)");
      return;
    }
    if (type.startsWith("new-") && spec.filter(ObjectSpec::isStandard).isPresent()) {
      findings.error("7.3", "an extension must not define a type anew that STIX defines");
    }
    if (known.isPresent() && !known.get().types().contains(type)) {
      findings.fault(
          Severity.ERROR,
          "extension_type",
          "7.3",
          "the extension definition does not hold an extension of that type");
    }
    nested(extension, known.map(each -> each.nested().get(Walk.text(walk.current(), "type"))));
  }

  private void nested(JsonObject extension, Optional<Form> form) {
    if (form.isPresent()) {
      walk.form(extension, form.get());
      return;
    }
    for (Map.Entry<String, JsonValue> member : extension.members().entrySet()) {
      walk.trail().enter(member.getKey());
      if (!Formats.isPropertyName(member.getKey())) {
        findings.error("7.3.2", NAME_RULE);
      }
      walk.values().anything(member.getValue());
      walk.trail().leave();
    }
  }

  /// A custom extension (§11.3), which only observables may have.
  private void customExtension(String key, JsonObject extension, Optional<ObjectSpec> spec) {
    boolean known = spec.isPresent();
    if (known && spec.get().kind() != ObjectKind.OBSERVABLE) {
      findings.warning("3.2", "the key should be the id of an extension definition");
    } else if (!Formats.isHyphenName(key) || key.length() < 3 || key.length() > 250) {
      findings.error("11.3.1", "the key is 3 to 250 of a to z, 0 to 9 and hyphen");
    } else if (!key.endsWith("-ext")) {
      findings.error("11.3.1", "the key of a custom extension must end in -ext");
    } else {
      custom("11.3", "neither STIX nor an extension definition defines the extension");
    }
    if (extension.members().isEmpty()) {
      findings.error("11.3.1", "a custom extension must have a property");
    }
    for (Map.Entry<String, JsonValue> member : extension.members().entrySet()) {
      walk.trail().enter(member.getKey());
      if (!Formats.isPropertyName(member.getKey())) {
        findings.error("11.3.1", NAME_RULE);
      }
      walk.values().anything(member.getValue());
      walk.trail().leave();
    }
  }
}
