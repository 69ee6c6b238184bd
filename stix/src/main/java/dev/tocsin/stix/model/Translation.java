package dev.tocsin.stix.model;

import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An object's texts in the language its reader prefers (STIX 2.1 §7.1). To be shown, never to be
/// shared: the same version of the object has other content.
///
/// @param json the object with translated texts
/// @param languages the language of each text that was replaced, by its JSON Pointer
public record Translation(StixObject original, JsonObject json, Map<String, String> languages) {
  public Translation {
    languages = Map.copyOf(languages);
  }

  /// Translates an object. For each text, the wanted languages are tried in order, each from its
  /// whole tag to shorter ones (`de-AT`, then `de`; RFC 4647 §3.4): the text stays if it is in that
  /// language, and is replaced if there is a translation. A text without any stays.
  ///
  /// Only texts are replaced, never ids, times, patterns or what else machines read; translations
  /// of another version, of another shape or revoked ones do not count; of several, the newest
  /// does.
  ///
  /// @param wanted RFC 5646 language codes, most wanted first
  public static Translation of(
      StixObject object, Collection<LanguageContent> contents, List<String> wanted) {
    List<LanguageContent> usable =
        contents.stream()
            .filter(content -> applies(content, object))
            .sorted((first, second) -> Versions.order().compare(second.source(), first.source()))
            .toList();
    return new Translator(object, usable, wanted).translate();
  }

  /// The translated object under its own type.
  ///
  /// @throws dev.tocsin.stix.StixException if the translation makes the common properties invalid
  public StixEntity view() {
    return StixEntity.of(original.with(json));
  }

  /// Whether it is for this version of this object and still valid.
  private static boolean applies(LanguageContent content, StixObject object) {
    return content.source().text("object_ref").equals(Optional.of(object.id().toString()))
        && !Versions.isRevoked(content.source())
        && content
            .source()
            .json()
            .member("object_modified")
            .map(_ -> content.objectModified().equals(object.modified()))
            .orElse(true)
        && content.source().json().members().get("contents") instanceof JsonObject;
  }

  /// What is wrong with translations of an object: another object or version, language codes that
  /// are none, and texts that do not mirror it. What mirrors nothing is ignored, as the
  /// specification says.
  public static List<StixFault> check(LanguageContent content, StixObject object) {
    List<StixFault> faults = new ArrayList<>();
    if (!content.objectRef().equals(object.id())) {
      faults.add(fault("/object_ref", "the translations are of another object"));
    }
    Optional<StixTimestamp> modified = content.objectModified();
    if (modified.isPresent() && !modified.equals(object.modified())) {
      faults.add(fault("/object_modified", "the translations are of another version"));
    }
    content
        .contents()
        .members()
        .forEach((tag, texts) -> {
          String at = "/contents/" + tag.replace("~", "~0").replace("/", "~1");
          if (!isLanguage(tag)) {
            faults.add(fault(at, "expected an RFC 5646 language code"));
          }
          mirror(texts, object.json(), at, faults);
        });
    return List.copyOf(faults);
  }

  private static void mirror(
      JsonValue translated, JsonValue original, String at, List<StixFault> faults) {
    switch (original) {
      case JsonObject object when translated instanceof JsonObject texts ->
          texts
              .members()
              .forEach((name, text) ->
                  object
                      .member(name)
                      .ifPresent(value ->
                          mirror(
                              text,
                              value,
                              at + "/" + name.replace("~", "~0").replace("/", "~1"),
                              faults)));
      case JsonArray list when translated instanceof JsonArray texts -> {
        if (list.elements().size() != texts.elements().size()) {
          faults.add(fault(at, "a translated list is as long as the original"));
          return;
        }
        for (int index = 0; index < list.elements().size(); index++) {
          JsonValue text = texts.elements().get(index);
          if (!text.equals(new JsonString(""))) {
            mirror(text, list.elements().get(index), at + "/" + index, faults);
          }
        }
      }
      case JsonObject _, JsonArray _ ->
          faults.add(fault(at, "expected " + original.kind() + ", as in the original"));
      case JsonString _ when !(translated instanceof JsonString) ->
          faults.add(fault(at, "expected a string, as in the original"));
      // Numbers and truths are not translated, so what mirrors them is ignored.
      case JsonValue _ -> {}
    }
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().toLanguageTag().equals("und");
    } catch (IllformedLocaleException _) {
      return false;
    }
  }

  private static StixFault fault(String at, String sentence) {
    return new StixFault(at, "7.1", sentence);
  }
}
