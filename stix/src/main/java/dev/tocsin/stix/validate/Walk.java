package dev.tocsin.stix.validate;

import dev.tocsin.stix.Faults;
import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.spec.ExtensionSpec;
import dev.tocsin.stix.spec.Form;
import dev.tocsin.stix.spec.ObjectSpec;
import dev.tocsin.stix.spec.Property;
import dev.tocsin.stix.spec.Rule;
import dev.tocsin.stix.spec.Specification;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Walks through one object after another, and reports what breaks the tables. For one thread.
final class Walk {
  private static final JsonObject NOTHING = JsonObject.builder().build();

  private final Options options;
  private final Tables tables;
  private final Findings findings;
  private final Trail trail = new Trail();
  private final ValueCheck values;
  private final ExtensionCheck extensions;
  private final TypeRules typeRules;
  private JsonObject object = NOTHING;
  private JsonObject current = NOTHING;
  private JsonObject container = NOTHING;
  private boolean defanged;

  /// @param defined extension definitions that the document holds, by id
  /// @param sound tells patterns that need no look
  Walk(
      Options options,
      Tables tables,
      Faults faults,
      Map<String, ExtensionSpec> defined,
      Predicate<JsonValue> sound) {
    this.options = options;
    this.tables = tables;
    this.findings = new Findings(options.warningsAsErrors(), faults, trail);
    this.values = new ValueCheck(this);
    this.extensions = new ExtensionCheck(this, tables, defined);
    this.typeRules = new TypeRules(this, sound);
  }

  Findings findings() {
    return findings;
  }

  Trail trail() {
    return trail;
  }

  ValueCheck values() {
    return values;
  }

  ExtensionCheck extensions() {
    return extensions;
  }

  boolean strict() {
    return options.strict();
  }

  Options options() {
    return options;
  }

  /// The object that is being checked, whatever part of it the walk is in.
  JsonObject object() {
    return object;
  }

  /// The observable of a container that is being checked, or else the object.
  JsonObject current() {
    return current;
  }

  /// The deprecated container of observables that the walk is in; empty outside of one.
  JsonObject container() {
    return container;
  }

  /// Whether the object says that its data has been defanged, so that it keeps no form.
  boolean defanged() {
    return defanged;
  }

  /// Checks one object.
  ///
  /// @param pointer where it stands in the document
  void check(JsonObject json, String pointer) {
    findings.start(pointer, json);
    object = json;
    current = json;
    defanged = json.members().get("defanged") instanceof JsonBoolean(boolean value) && value;
    extensions.start(json);
    Optional<ObjectSpec> spec = tables.specOf(json);
    Form form = spec.map(ObjectSpec::form).orElseGet(() -> extensions.formOfAddedObject(json));
    members(json, form, spec.isPresent() ? Unknown.EXTEND : Unknown.OWN);
    typeRules.check(json, spec);
    findings.end();
  }

  /// Checks one observable of the deprecated container.
  void contained(JsonObject json, JsonObject all) {
    container = all;
    current = json;
    String type = text(json, "type");
    Form form = tables.containedForm(type);
    members(json, form, Specification.object(type).isPresent() ? Unknown.EXTEND : Unknown.OWN);
    container = NOTHING;
    current = object;
  }

  /// What a property is that the form lacks.
  enum Unknown {
    /// A custom property, or one that an extension adds.
    EXTEND,
    /// One of a type that the tables lack, so that its properties are its own.
    OWN
  }

  /// Checks an embedded object by its form.
  void form(JsonObject json, Form form) {
    members(json, form, Unknown.EXTEND);
    typeRules.embedded(json, form);
  }

  private void members(JsonObject json, Form form, Unknown unknown) {
    boolean top = trail.depth() == 0;
    for (Property property : form.properties().values()) {
      if (property.presence() != Property.Presence.OPTIONAL
          && !json.members().containsKey(property.name())) {
        missing(property);
      }
    }
    for (Map.Entry<String, JsonValue> member : json.members().entrySet()) {
      if (top) {
        findings.next();
      }
      String name = member.getKey();
      Property property = form.properties().get(name);
      trail.enter(name);
      if (property == null) {
        extensions.unknownProperty(name, form, unknown, top);
      } else {
        values.property(property, member.getValue());
      }
      trail.leave();
    }
    for (Rule rule : form.rules()) {
      rule(json, rule);
    }
  }

  private void missing(Property property) {
    String name = property.name();
    switch (property.presence()) {
      case REQUIRED ->
          fault(
              Severity.ERROR,
              name,
              property.section(),
              "the required property " + name + " is missing");
      case DISPUTED ->
          fault(
              Severity.WARNING,
              name,
              property.section(),
              "the property " + name + " is missing, which one edition of STIX 2.1 requires");
      case RECOMMENDED -> {
        if (strict()) {
          fault(
              Severity.WARNING,
              name,
              property.section(),
              "the property " + name + " should be there");
        }
      }
      case OPTIONAL -> {}
    }
  }

  private void fault(Severity severity, String name, String section, String sentence) {
    findings.fault(severity, name, section, sentence);
  }

  private void rule(JsonObject json, Rule rule) {
    switch (rule) {
      case Rule.AtLeastOne(String section, var names) -> {
        if (names.stream().noneMatch(json.members()::containsKey)) {
          String sentence =
              names.size() > 4
                  ? "at least one property of its own must be there"
                  : "one of these must be there: " + String.join(", ", names);
          findings.error(section, sentence);
        }
      }
      case Rule.NotTogether(String section, String name, String other) -> {
        if (has(json, name) && has(json, other)) {
          fault(Severity.ERROR, other, section, name + " and " + other + " exclude each other");
        }
      }
      case Rule.Needs(String section, String name, String needed) -> {
        if (has(json, name) && !has(json, needed)) {
          fault(Severity.ERROR, needed, section, needed + " must be there, since " + name + " is");
        }
      }
      case Rule.Order order -> order(json, order);
      case Rule.Forbids(String section, String flag, boolean value, String name) -> {
        if (has(json, name) && is(json, flag, value)) {
          fault(
              Severity.ERROR,
              name,
              section,
              name + " must be absent while " + flag + " is " + value);
        }
      }
      case Rule.Demands(String section, String flag, boolean value, String name) -> {
        if (!has(json, name) && is(json, flag, value)) {
          fault(
              Severity.ERROR,
              name,
              section,
              name + " must be there while " + flag + " is " + value);
        }
      }
      case Rule.DemandsUnless(String section, String property, String text, String name) -> {
        if (has(json, property) && !has(json, name) && !text(json, property).equals(text)) {
          fault(
              Severity.ERROR,
              name,
              section,
              name + " must be there unless " + property + " is " + text);
        }
      }
    }
  }

  private void order(JsonObject json, Rule.Order rule) {
    if (!(json.members().get(rule.first()) instanceof JsonString(String first))
        || !(json.members().get(rule.second()) instanceof JsonString(String second))
        || !StixTimestamp.isTimestamp(first)
        || !StixTimestamp.isTimestamp(second)) {
      return;
    }
    int order = StixTimestamp.compare(first, second);
    if (order > 0 || (order == 0 && !rule.mayBeEqual())) {
      String wanted = rule.mayBeEqual() ? " must not be before " : " must be later than ";
      fault(Severity.ERROR, rule.second(), rule.section(), rule.second() + wanted + rule.first());
    }
  }

  private static boolean has(JsonObject json, String name) {
    return json.members().containsKey(name);
  }

  private static boolean is(JsonObject json, String flag, boolean wanted) {
    return json.members().get(flag) instanceof JsonBoolean(boolean value) && value == wanted;
  }

  /// A member that is a string; the empty string if there is none.
  static String text(JsonObject json, String name) {
    return json.members().get(name) instanceof JsonString(String text) ? text : "";
  }
}
