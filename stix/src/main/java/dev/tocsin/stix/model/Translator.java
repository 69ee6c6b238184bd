package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.marking.GranularMarking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Puts translated texts into one object; for one thread and one use.
final class Translator {
  /// Read by machines: a translation of these would change what the object is or does.
  private static final Set<String> MACHINE =
      Set.of(
          "type",
          "spec_version",
          "id",
          "created",
          "modified",
          "lang",
          "granular_markings",
          "pattern",
          "pattern_type",
          "pattern_version",
          "hashes",
          "url",
          "value",
          "external_id",
          "extension_type",
          "payload_bin",
          "schema");

  private final StixObject object;
  private final List<String> ranges;

  /// The language of parts, by pointer; the whole object's at the empty one.
  private final Map<String, String> spoken = new HashMap<>();

  /// By language in lower case, then by pointer.
  private final Map<String, Map<String, Found>> translations = new HashMap<>();

  private final Map<String, String> languages = new HashMap<>();

  /// A translated text.
  ///
  /// @param tag the language as its translator wrote it
  private record Found(String tag, String text) {}

  /// Of these translations, newest first.
  Translator(StixObject object, List<LanguageContent> contents, List<String> wanted) {
    this.object = object;
    this.ranges = wanted.stream().flatMap(tag -> shortened(tag).stream()).distinct().toList();
    object.text("lang").ifPresent(tag -> spoken.put("", tag.toLowerCase(Locale.ROOT)));
    for (GranularMarking marking : GranularMarking.of(object)) {
      if (marking.content() instanceof GranularMarking.Language(String tag)) {
        marking
            .selectors()
            .forEach(part -> spoken.put(part.pointer(), tag.toLowerCase(Locale.ROOT)));
      }
    }
    for (LanguageContent content : contents) {
      content.contents().members().forEach((tag, texts) -> collect(tag, texts, object.json(), ""));
    }
  }

  /// `de-Latn-AT` as `de-Latn-AT`, `de-Latn`, `de`; a single letter or digit goes with what follows
  /// it (RFC 4647 §3.4).
  private static List<String> shortened(String tag) {
    List<String> tags = new ArrayList<>();
    String rest = tag.toLowerCase(Locale.ROOT);
    while (!rest.isEmpty()) {
      tags.add(rest);
      int cut = rest.lastIndexOf('-');
      if (cut >= 2 && rest.charAt(cut - 2) == '-') {
        cut -= 2;
      }
      rest = cut < 0 ? "" : rest.substring(0, cut);
    }
    return tags;
  }

  /// Takes the texts that mirror the original; an empty one stands for no translation.
  private void collect(String tag, JsonValue texts, JsonValue original, String at) {
    switch (original) {
      case JsonObject outer when texts instanceof JsonObject mirror ->
          mirror
              .members()
              .forEach((name, text) ->
                  outer.member(name).ifPresent(value -> collect(tag, text, value, step(at, name))));
      case JsonArray list
          when texts instanceof JsonArray mirror
              && mirror.elements().size() == list.elements().size() -> {
        for (int index = 0; index < list.elements().size(); index++) {
          JsonValue text = mirror.elements().get(index);
          collect(tag, text, list.elements().get(index), at + "/" + index);
        }
      }
      case JsonString _ when texts instanceof JsonString(String text) && !text.isEmpty() ->
          translations
              .computeIfAbsent(tag.toLowerCase(Locale.ROOT), _ -> new HashMap<>())
              .putIfAbsent(at, new Found(tag, text));
      case JsonValue _ -> {}
    }
  }

  Translation translate() {
    SequencedMap<String, JsonValue> members =
        translated(object.json(), "", spoken.getOrDefault("", ""));
    return new Translation(object, new JsonObject(members), languages);
  }

  private SequencedMap<String, JsonValue> translated(JsonObject outer, String at, String language) {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
    outer
        .members()
        .forEach((name, value) ->
            members.put(
                name, isMachine(name) ? value : translated(value, step(at, name), language)));
    return members;
  }

  private JsonValue translated(JsonValue value, String at, String outerLanguage) {
    String language = spoken.getOrDefault(at, outerLanguage);
    return switch (value) {
      case JsonObject inner -> new JsonObject(translated(inner, at, language));
      case JsonArray list -> {
        List<JsonValue> elements = new ArrayList<>();
        for (JsonValue element : list.elements()) {
          elements.add(translated(element, at + "/" + elements.size(), language));
        }
        yield new JsonArray(elements);
      }
      case JsonString(String text) when isText(text) -> text(text, at, language);
      case JsonValue other -> other;
    };
  }

  private static boolean isMachine(String name) {
    return MACHINE.contains(name) || name.endsWith("_ref") || name.endsWith("_refs");
  }

  private static boolean isText(String text) {
    return StixId.read(text).isEmpty() && StixTimestamp.read(text).isEmpty();
  }

  private JsonString text(String original, String at, String language) {
    for (String range : ranges) {
      if (language.equals(range) || language.startsWith(range + "-")) {
        return new JsonString(original);
      }
      Found found = translations.getOrDefault(range, Map.of()).get(at);
      if (found != null) {
        languages.put(at, found.tag());
        return new JsonString(found.text());
      }
    }
    return new JsonString(original);
  }

  private static String step(String at, String name) {
    return at + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
