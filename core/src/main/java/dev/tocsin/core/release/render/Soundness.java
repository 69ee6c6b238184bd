package dev.tocsin.core.release.render;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.validate.Report;
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
/// @param sound the objects of the draft by identity; none if it has an error anywhere
/// @param extensions the extension definitions in the draft, which say how the others are checked
record Soundness(Set<JsonObject> sound, Set<StixId> extensions) {

  static Soundness of(Bundle draft) {
    Set<JsonObject> sound = Collections.newSetFromMap(new IdentityHashMap<>());
    if (check(draft, _ -> false).isValid()) {
      draft.objects().forEach(object -> sound.add(object.json()));
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

  private static Report check(Bundle bundle, Predicate<JsonObject> sound) {
    var objects = bundle.objects().stream().<JsonValue>map(StixObject::json).toList();
    var json =
        JsonObject.builder()
            .put("type", "bundle")
            .put("id", bundle.id().toString())
            .put("objects", new JsonArray(objects))
            .build();
    return Cutting.VALIDATOR.validate(json, sound);
  }
}
