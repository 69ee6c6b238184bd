package dev.tocsin.core.release.leak;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Parts and renderings for the tests of the leak check.
final class Examples {
  static final StixId VICTIM = StixId.parse("identity--3f2a9c11-5d7e-4b60-8a21-9c0d1e2f3a4b");
  static final StixId NOTE = StixId.parse("note--7b1c2d3e-4f50-4a6b-9c7d-8e9fa0b1c2d3");
  static final StixId OTHER = StixId.parse("indicator--0a1b2c3d-4e5f-4061-8273-94a5b6c7d8e9");
  static final String RULE = "The victim asked not to be named.";
  private static final StixId BUNDLE = StixId.parse("bundle--11111111-2222-4333-8444-555555555555");

  private Examples() {}

  static Withheld name(String text) {
    return new Withheld(VICTIM, "name", RULE, new JsonString(text));
  }

  static Withheld description(String text) {
    return new Withheld(VICTIM, "description", RULE, new JsonString(text));
  }

  static JsonObject.Builder identity() {
    return JsonObject.builder()
        .put("type", "identity")
        .put("spec_version", "2.1")
        .put("id", VICTIM.toString())
        .put("created", "2030-01-31T08:00:00.000Z")
        .put("modified", "2030-01-31T08:00:00.000Z");
  }

  static Withheld whole(JsonObject object) {
    return new Withheld(VICTIM, "", RULE, object);
  }

  static JsonObject.Builder note() {
    return JsonObject.builder()
        .put("type", "note")
        .put("spec_version", "2.1")
        .put("id", NOTE.toString())
        .put("created", "2030-02-01T08:00:00.000Z")
        .put("modified", "2030-02-01T08:00:00.000Z")
        .put("object_refs", JsonArray.ofStrings(List.of(OTHER.toString())));
  }

  static Leaving leaving(JsonObject... objects) {
    return leaving(new LinkedHashMap<>(), objects);
  }

  static Leaving leaving(SequencedMap<String, String> texts, JsonObject... objects) {
    try {
      var read = new java.util.ArrayList<StixObject>();
      for (JsonObject object : objects) {
        read.add(StixObject.of(object));
      }
      return new Leaving(new Bundle(BUNDLE, read), texts);
    } catch (StixException e) {
      throw new IllegalStateException("our own example is refused", e);
    }
  }

  static Leaving saying(String content) {
    return leaving(note().put("content", content).build());
  }

  static Leaving with(String name, JsonValue value) {
    return leaving(note().put("content", "Nothing to see.").put(name, value).build());
  }

  static List<Hit> hits(Withheld part, Leaving leaving) {
    return LeakCheck.of(List.of(part), List.of()).in(leaving).hits();
  }
}
