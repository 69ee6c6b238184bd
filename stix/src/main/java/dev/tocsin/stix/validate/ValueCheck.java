package dev.tocsin.stix.validate;

import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.spec.DataType;
import dev.tocsin.stix.spec.DataType.Precision;
import dev.tocsin.stix.spec.ObjectKind;
import dev.tocsin.stix.spec.ObjectSpec;
import dev.tocsin.stix.spec.Property;
import dev.tocsin.stix.spec.Specification;
import dev.tocsin.stix.spec.Targets;
import dev.tocsin.stix.spec.Vocabulary;
import java.util.Optional;
import java.util.OptionalLong;

/// Checks values by their data type (STIX 2.1 §2).
final class ValueCheck {
  private final Walk walk;
  private final Findings findings;
  private final TextCheck texts;
  private final DictionaryCheck dictionaries;

  ValueCheck(Walk walk) {
    this.walk = walk;
    this.findings = walk.findings();
    this.texts = new TextCheck(walk);
    this.dictionaries = new DictionaryCheck(walk);
  }

  /// Checks the value of a property, where the trail stands.
  void property(Property property, JsonValue value) {
    if (property.deprecated() && !MarkingCheck.isStandardTlp(walk.object())) {
      findings.warning(property.section(), "the property is deprecated");
    }
    value(property, property.type(), value);
  }

  private void value(Property property, DataType type, JsonValue value) {
    switch (type) {
      case DataType.Text(var form) -> {
        if (value instanceof JsonString(String text)) {
          texts.check(form, text, property);
        } else {
          wrong("2.15", "a string", value);
        }
      }
      case DataType.Literal(String wanted) -> literal(property, wanted, value);
      case DataType.Identifier(Targets targets) -> identifier(property, targets, value);
      case DataType.Timestamp(Precision precision) -> timestamp(property, precision, value);
      case DataType.ListOf(DataType element) -> list(property, element, value);
      case DataType.OpenVocabulary(Vocabulary vocabulary) ->
          term(property, vocabulary, value, Severity.WARNING);
      case DataType.Enumeration(Vocabulary vocabulary) ->
          term(property, vocabulary, value, Severity.ERROR);
      case DataType.Truth() -> {
        if (!(value instanceof JsonBoolean)) {
          wrong("2.2", "true or false", value);
        }
      }
      case DataType.WholeNumber(long least, long most) -> whole(property, least, most, value);
      case DataType.Decimal(double least, double most) -> decimal(property, least, most, value);
      case DataType.Hashes() -> dictionaries.hashes(property, value);
      case DataType.Dictionary(var values) -> dictionaries.check(property, values, value);
      case DataType.Embedded(var form) -> {
        if (value instanceof JsonObject object) {
          walk.form(object, form);
        } else {
          wrong(property.section(), "an object", value);
        }
      }
      case DataType.Binary() -> encoded(value, "2.1");
      case DataType.Hexadecimal() -> encoded(value, "2.8");
      case DataType.Extensions() -> walk.extensions().check(value);
      case DataType.ObservableContainer() -> dictionaries.container(property, value);
      case DataType.Translations() -> dictionaries.translations(property, value);
      case DataType.MarkingBody() -> MarkingCheck.body(walk, property, value);
      case DataType.StixObjects() -> {} // each object of a bundle is checked on its own
    }
  }

  /// Any value that STIX has a type for: no null, and nothing empty.
  void anything(JsonValue value) {
    dictionaries.anything(value);
  }

  private void wrong(String section, String wanted, JsonValue value) {
    findings.error(section, "expected " + wanted + ", not " + value.kind());
  }

  private void literal(Property property, String wanted, JsonValue value) {
    if (!(value instanceof JsonString(String text))) {
      wrong("2.15", "a string", value);
    } else if (!text.equals(wanted)) {
      findings.error(property.section(), "the value must be " + wanted);
    }
  }

  private void list(Property property, DataType element, JsonValue value) {
    if (!(value instanceof JsonArray(var elements))) {
      wrong("2.12", "a list", value);
      return;
    }
    if (elements.isEmpty()) {
      findings.error("2.12", "expected a list that is not empty");
      return;
    }
    for (int at = 0; at < elements.size(); at++) {
      walk.trail().enter(at);
      value(property, element, elements.get(at));
      walk.trail().leave();
    }
  }

  private void identifier(Property property, Targets targets, JsonValue value) {
    if (!(value instanceof JsonString(String text))) {
      wrong("2.9", "an id", value);
      return;
    }
    if (!walk.container().members().isEmpty() && !property.name().equals("id")) {
      local(property, targets, text);
      return;
    }
    if (!StixId.isId(text)) {
      findings.error("2.9", "an id is a type, two hyphens and a lower-case UUID");
      return;
    }
    IdCheck.uuid(findings, text);
    if (targets.isAny()) {
      if (text.startsWith("bundle--") && !property.name().equals("id")) {
        findings.error(property.section(), "a bundle cannot be referred to");
      }
    } else if (!targets.allow(text.substring(0, StixId.typeLength(text)))) {
      findings.error(
          property.section(), "expected the id of an object of type " + targets.phrase());
    }
  }

  /// A reference within the deprecated container.
  private void local(Property property, Targets targets, String key) {
    if (!(walk.container().members().get(key) instanceof JsonObject target)) {
      findings.error("2.13", "the reference names no object of the same container");
    } else if (!targets.isAny() && !targets.allow(Walk.text(target, "type"))) {
      findings.error(property.section(), "expected an object of type " + targets.phrase());
    }
  }

  private void timestamp(Property property, Precision precision, JsonValue value) {
    if (!(value instanceof JsonString(String text))) {
      wrong("2.16", "a time", value);
      return;
    }
    if (!StixTimestamp.isTimestamp(text)) {
      findings.error("2.16", "expected a time such as 2030-01-31T08:00:00.000Z");
      return;
    }
    switch (precision) {
      case ANY -> {}
      case MILLISECOND -> {
        if (!StixTimestamp.hasMilliseconds(text)) {
          findings.error(
              property.section(), "the time has fewer than three digits after the second");
        }
      }
      case SECOND -> {
        int dot = text.indexOf('.');
        if (dot > 0 && text.chars().skip(dot + 1L).anyMatch(unit -> unit != '0' && unit != 'Z')) {
          findings.error(property.section(), "the time must be precise to the second");
        }
      }
    }
  }

  private void term(Property property, Vocabulary vocabulary, JsonValue value, Severity severity) {
    if (!(value instanceof JsonString(String text))) {
      wrong(severity == Severity.ERROR ? "2.4" : "2.14", "a term", value);
    } else if (!vocabulary.contains(text)) {
      String verb = severity == Severity.ERROR ? "must" : "should";
      findings.fault(
          severity,
          property.section(),
          "the value "
              + verb
              + " be a term of "
              + vocabulary.name()
              + " ("
              + vocabulary.section()
              + ")");
    }
  }

  private void whole(Property property, long least, long most, JsonValue value) {
    if (!(value instanceof JsonNumber number)) {
      wrong("2.10", "a whole number", value);
      return;
    }
    OptionalLong whole = Numbers.whole(number);
    if (whole.isEmpty()) {
      findings.error("2.10", "expected a whole number between -(2^53 - 1) and 2^53 - 1");
    } else if (whole.getAsLong() < least || whole.getAsLong() > most) {
      String sentence =
          most == DataType.LARGEST
              ? "the number must be " + least + " or more"
              : "the number must be from " + least + " to " + most;
      findings.error(property.section(), sentence);
    }
  }

  private void decimal(Property property, double least, double most, JsonValue value) {
    if (!(value instanceof JsonNumber number)) {
      wrong("2.6", "a number", value);
      return;
    }
    double decimal = Double.parseDouble(number.text());
    if (!Double.isFinite(decimal)) {
      findings.error("2.6", "the number is larger than a double can hold");
    } else if (decimal < least || decimal > most) {
      findings.error(property.section(), outside(least, most));
    }
  }

  private static String outside(double least, double most) {
    if (most == Double.MAX_VALUE) {
      return least > 0 ? "the number must be greater than 0" : "the number must be 0 or more";
    }
    return "the number must be from " + least + " to " + most;
  }

  private void encoded(JsonValue value, String section) {
    boolean hex = section.equals("2.8");
    if (!(value instanceof JsonString(String text))) {
      wrong(section, "a string", value);
    } else if (hex && !Formats.isHex(text)) {
      findings.error(section, "expected an even number of the digits 0 to 9 and a to f");
    } else if (!hex && !Formats.isBase64(text)) {
      findings.error(section, "expected base64 with padding");
    }
  }

  /// The kind of thing an id refers to, as far as the specification knows.
  static Optional<ObjectKind> kindOf(String id) {
    return StixId.isId(id)
        ? Specification.object(id.substring(0, StixId.typeLength(id))).map(ObjectSpec::kind)
        : Optional.empty();
  }
}
