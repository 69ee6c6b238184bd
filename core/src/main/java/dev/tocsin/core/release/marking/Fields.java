package dev.tocsin.core.release.marking;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the properties of a marking from a closed list of names, and keeps what it does not
/// understand. One thread.
final class Fields {
  // A list becomes one label, which has a limit of its own.
  private static final int WORDS_MAX = 50;

  private final JsonObject json;
  private final List<String> faults = new ArrayList<>();

  /// @param names all that are understood; another one is a fault
  Fields(JsonObject json, Set<String> names) {
    this.json = json;
    for (String name : json.members().keySet()) {
      if (!names.contains(name)) {
        faults.add("its property " + shown(name) + " is not understood");
      }
    }
  }

  /// What was not understood, in order.
  List<String> faults() {
    return List.copyOf(faults);
  }

  void fault(String sentence) {
    faults.add(sentence);
  }

  /// Faults if one of them is missing.
  Fields require(String... names) {
    for (String name : names) {
      if (json.member(name).isEmpty()) {
        faults.add("its property " + name + " is missing");
      }
    }
    return this;
  }

  Optional<String> text(String name) {
    return json.member(name).flatMap(value -> string(name, value));
  }

  /// The meaning of a word out of a list.
  <T> Optional<T> word(String name, Map<String, T> meanings) {
    Optional<String> text = text(name);
    Optional<T> meaning = text.flatMap(word -> Optional.ofNullable(meanings.get(word)));
    if (text.isPresent() && meaning.isEmpty()) {
      faults.add("the value " + shown(text.orElseThrow()) + " of " + name + " is not understood");
    }
    return meaning;
  }

  /// Faults if a property is not this version, as a string or a number.
  void version(String name, String version) {
    boolean same =
        json.members().get(name) instanceof JsonNumber number
            ? number.text().equals(version)
            : new JsonString(version).equals(json.members().get(name));
    if (json.member(name).isPresent() && !same) {
      faults.add("its property " + name + " is not " + version);
    }
  }

  Optional<Instant> time(String name) {
    Optional<String> text = text(name);
    Optional<Instant> time = text.flatMap(StixTimestamp::read).map(StixTimestamp::instant);
    if (text.isPresent() && time.isEmpty()) {
      faults.add("its property " + name + " is no time");
    }
    return time;
  }

  /// A list of strings, each once; empty only if the property is missing or is no such list.
  Optional<Set<String>> texts(String name) {
    Optional<JsonValue> value = json.member(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.orElseThrow() instanceof JsonArray list)
        || list.elements().isEmpty()
        || list.elements().size() > WORDS_MAX) {
      faults.add("its property " + name + " is no list of 1 to " + WORDS_MAX + " words");
      return Optional.empty();
    }
    Set<String> texts = new TreeSet<>();
    list.elements().forEach(each -> string(name, each).ifPresent(texts::add));
    return Optional.of(texts);
  }

  private Optional<String> string(String name, JsonValue value) {
    if (value instanceof JsonString(String text)) {
      return Optional.of(text);
    }
    faults.add("its property " + name + " is " + value.kind() + ", not a string");
    return Optional.empty();
  }

  private static String shown(String word) {
    return word.matches("[A-Za-z0-9_:.+-]{1,60}") ? word : "(not shown)";
  }
}
