package dev.tocsin.core.release.render;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.Faults;
import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Report;
import dev.tocsin.stix.validate.Validator;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Checks renderings as STIX 2.1. What leaves as it stood in the draft was checked with the draft,
/// which is done once for all renderings. Immutable.
///
/// @param sound the objects of the draft and their patterns, by identity; none if it has an error
///   anywhere
/// @param extensions the extension definitions in the draft, which say how the others are checked
record Soundness(Set<JsonValue> sound, Set<StixId> extensions) {

  private static final Validator VALIDATOR = Validator.of(Options.standard());

  static Soundness of(Bundle draft) {
    Set<JsonValue> sound = Collections.newSetFromMap(new IdentityHashMap<>());
    if (check(draft, _ -> false).isValid()) {
      for (StixObject object : draft.objects()) {
        sound.add(object.json());
        if (object.text("pattern_type").filter("stix"::equals).isPresent()) {
          object.json().member("pattern").ifPresent(sound::add);
        }
      }
    }
    return new Soundness(sound, extensions(draft.objects()));
  }

  private static Set<StixId> extensions(Collection<StixObject> objects) {
    return objects.stream()
        .map(StixObject::id)
        .filter(id -> id.type().equals("extension-definition"))
        .collect(Collectors.toSet());
  }

  /// What is wrong with a rendering, one sentence each.
  List<String> faults(Bundle rendering) {
    boolean same = extensions(rendering.objects()).equals(extensions);
    return check(rendering, same ? sound::contains : _ -> false).faults().stream()
        .filter(fault -> fault.severity() == Severity.ERROR)
        .map(fault -> "What would leave is not sound STIX 2.1: " + fault)
        .toList();
  }

  /// Whether an object that was cut is sound by itself.
  boolean isSound(JsonObject cut) {
    var faults = new Faults(1);
    VALIDATOR.check(cut, "", faults, sound::contains);
    return faults.errors() == 0;
  }

  private static Report check(Bundle bundle, Predicate<JsonValue> sound) {
    var objects = bundle.objects().stream().<JsonValue>map(StixObject::json).toList();
    var json =
        JsonObject.builder()
            .put("type", "bundle")
            .put("id", bundle.id().toString())
            .put("objects", new JsonArray(objects))
            .build();
    return VALIDATOR.validate(json, sound);
  }
}
