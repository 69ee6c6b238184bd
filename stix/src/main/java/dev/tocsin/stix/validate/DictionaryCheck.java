package dev.tocsin.stix.validate;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.spec.DataType.DictionaryValues;
import dev.tocsin.stix.spec.Property;
import dev.tocsin.stix.spec.Vocabularies;
import java.util.Map;
import java.util.OptionalLong;

/// Checks objects whose keys are data: dictionaries, hashes, translations, and the deprecated
/// container of observables.
final class DictionaryCheck {
  private static final int SHORTEST_ALGORITHM = 3;

  private final Walk walk;
  private final Findings findings;

  DictionaryCheck(Walk walk) {
    this.walk = walk;
    this.findings = walk.findings();
  }

  /// A dictionary (STIX 2.1 §2.3).
  void check(Property property, DictionaryValues values, JsonValue value) {
    if (!isFilled(value, "2.3")) {
      return;
    }
    for (Map.Entry<String, JsonValue> entry : ((JsonObject) value).members().entrySet()) {
      walk.trail().enter(entry.getKey());
      key(entry.getKey());
      item(property, values, entry.getValue());
      walk.trail().leave();
    }
  }

  private boolean isFilled(JsonValue value, String section) {
    if (!(value instanceof JsonObject object)) {
      findings.error(section, "expected an object, not " + value.kind());
      return false;
    }
    if (object.members().isEmpty()) {
      findings.error(section, "an empty dictionary must be left out");
      return false;
    }
    return true;
  }

  private void key(String key) {
    if (!Formats.isDictionaryKey(key)) {
      findings.error("2.3", "a key is at most 250 letters, digits, hyphens and underscores");
    } else if (walk.strict() && key.chars().anyMatch(Character::isUpperCase)) {
      findings.warning("2.3", "a key should be in lower case");
    }
  }

  private void item(Property property, DictionaryValues values, JsonValue value) {
    switch (values) {
      case ANY -> anything(value);
      case STRING -> require(value instanceof JsonString, property, "a string", value);
      case INTEGER -> require(isWhole(value), property, "a whole number", value);
      case INTEGER_OR_STRING ->
          require(
              value instanceof JsonString || isWhole(value),
              property,
              "a whole number or a string",
              value);
      case LIST_OF_STRINGS ->
          require(isListOfStrings(value), property, "a list of strings that is not empty", value);
      case COUNT -> require(isCount(value), property, "a whole number of 0 or more", value);
    }
  }

  private void require(boolean right, Property property, String wanted, JsonValue value) {
    if (!right) {
      findings.error(property.section(), "expected " + wanted + ", not " + other(value));
    }
  }

  /// What a value of the wrong type is called; a number may be wrong for its value alone.
  private static String other(JsonValue value) {
    return switch (value) {
      case JsonNumber _ -> "another number";
      case JsonArray _ -> "another list";
      default -> value.kind();
    };
  }

  private static boolean isWhole(JsonValue value) {
    return value instanceof JsonNumber number && Numbers.whole(number).isPresent();
  }

  private static boolean isCount(JsonValue value) {
    if (!(value instanceof JsonNumber number)) {
      return false;
    }
    OptionalLong whole = Numbers.whole(number);
    return whole.isPresent() && whole.getAsLong() >= 0;
  }

  private static boolean isListOfStrings(JsonValue value) {
    return value instanceof JsonArray(var elements)
        && !elements.isEmpty()
        && elements.stream().allMatch(JsonString.class::isInstance);
  }

  /// Any value that STIX has a type for: no null, and nothing empty.
  void anything(JsonValue value) {
    switch (value) {
      case JsonNull _ -> findings.error("2.3", "null is no value of STIX");
      case JsonArray(var elements) -> {
        if (elements.isEmpty()) {
          findings.error("2.12", "expected a list that is not empty");
        }
        for (int at = 0; at < elements.size(); at++) {
          walk.trail().enter(at);
          anything(elements.get(at));
          walk.trail().leave();
        }
      }
      case JsonObject(var members) -> {
        if (members.isEmpty()) {
          findings.error("2.3", "an empty dictionary must be left out");
        }
        for (Map.Entry<String, JsonValue> entry : members.entrySet()) {
          walk.trail().enter(entry.getKey());
          key(entry.getKey());
          anything(entry.getValue());
          walk.trail().leave();
        }
      }
      case JsonString _, JsonNumber _, JsonBoolean _ -> {}
    }
  }

  /// Hashes (§2.7, §10.7).
  void hashes(Property property, JsonValue value) {
    if (!isFilled(value, "2.7")) {
      return;
    }
    JsonObject hashes = (JsonObject) value;
    for (Map.Entry<String, JsonValue> entry : hashes.members().entrySet()) {
      walk.trail().enter(entry.getKey());
      hash(property, entry.getKey(), entry.getValue());
      walk.trail().leave();
    }
    if (walk.strict() && !hashes.members().containsKey("SHA-256")) {
      findings.warning("2.7", "a SHA-256 hash should be there");
    }
  }

  private void hash(Property property, String algorithm, JsonValue value) {
    if (algorithm.length() < SHORTEST_ALGORITHM || !Formats.isDictionaryKey(algorithm)) {
      findings.error(
          "2.7", "a hash algorithm is 3 to 250 letters, digits, hyphens and underscores");
    } else if (!Vocabularies.HASH_ALGORITHM.contains(algorithm)) {
      findings.error(
          property.section(), "the algorithm must be a term of hash-algorithm-ov (10.7)");
    }
    if (!(value instanceof JsonString(String hash))) {
      findings.error("2.7", "expected a string, not " + value.kind());
    } else if (!HashFormats.matches(algorithm, hash)) {
      findings.error("10.7", "the text is no hash of that algorithm");
    }
  }

  /// The contents of language content (§7.1.1): by language, then by property.
  void translations(Property property, JsonValue value) {
    if (!isFilled(value, "2.3")) {
      return;
    }
    for (Map.Entry<String, JsonValue> entry : ((JsonObject) value).members().entrySet()) {
      walk.trail().enter(entry.getKey());
      if (!LanguageTag.isValid(entry.getKey())) {
        findings.error(property.section(), "expected a language code of RFC 5646 as the key");
      }
      if (entry.getValue() instanceof JsonObject) {
        anything(entry.getValue());
      } else {
        findings.error(property.section(), "expected an object, not " + entry.getValue().kind());
      }
      walk.trail().leave();
    }
  }

  /// The deprecated container of observables (§2.13).
  void container(Property property, JsonValue value) {
    if (!(value instanceof JsonObject container)) {
      findings.error("2.13", "expected an object, not " + value.kind());
      return;
    }
    if (container.members().isEmpty()) {
      findings.error(property.section(), "the container must hold at least one object");
    }
    for (Map.Entry<String, JsonValue> entry : container.members().entrySet()) {
      walk.trail().enter(entry.getKey());
      if (entry.getValue() instanceof JsonObject object) {
        walk.contained(object, container);
      } else {
        findings.error("2.13", "expected an observable, not " + entry.getValue().kind());
      }
      walk.trail().leave();
    }
  }
}
