package dev.tocsin.stix.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes observations of short texts, for tests.
final class Sightings {
  static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Pattern SIGHTING =
      Pattern.compile("([a-z]+)@([0-9]+)(?:-([0-9]+))?(?:x([0-9]+))?");

  private Sightings() {}

  /// `ab@5-9x3`: objects of type `x` with `v` of `a` and `b`, from second 5 to 9, three times.
  static Observation seen(String text) {
    Matcher matcher = SIGHTING.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    Map<String, JsonObject> objects = new HashMap<>();
    for (char letter : matcher.group(1).toCharArray()) {
      objects.put(
          "" + letter,
          JsonObject.builder().put("type", "x").put("v", Character.toString(letter)).build());
    }
    Instant first = START.plusSeconds(Long.parseLong(matcher.group(2)));
    Instant last =
        matcher.group(3) == null ? first : START.plusSeconds(Long.parseLong(matcher.group(3)));
    int number = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
    return new Observation(first, last, number, objects);
  }

  static List<Observation> all(String texts) {
    List<Observation> observations = new ArrayList<>();
    for (String text : texts.split(" ", -1)) {
      if (!text.isEmpty()) {
        observations.add(seen(text));
      }
    }
    return observations;
  }

  /// One object with a type, or several by id.
  static Observation ofJson(String text) {
    JsonObject json = (JsonObject) Json.parse(text.getBytes(UTF_8), JsonLimits.STATEMENT);
    if (json.member("type").isPresent()) {
      return Observation.at(START, Map.of("0", json));
    }
    Map<String, JsonObject> objects = new HashMap<>();
    json.members().forEach((id, object) -> objects.put(id, (JsonObject) object));
    return Observation.at(START, objects);
  }
}
