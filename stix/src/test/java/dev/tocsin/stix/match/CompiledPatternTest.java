package dev.tocsin.stix.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.pattern.PatternException;
import dev.tocsin.stix.pattern.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class CompiledPatternTest {

  @Test
  void comparesTheValuesOfOneObservation() {
    SoftAssertions softly = new SoftAssertions();
    for (List<String> row : Table.read(CompiledPatternTest.class, "comparisons.txt").rows()) {
      CompiledPattern pattern = CompiledPattern.compile(row.get(1));
      Observation observation = Sightings.ofJson(row.get(2));
      boolean expected = row.getFirst().equals("yes");

      softly.assertThat(pattern.matches(observation)).as(row.toString()).isEqualTo(expected);
      softly
          .assertThat(CompiledPattern.compile(pattern.pattern().normalise()).matches(observation))
          .as("normalised %s", row)
          .isEqualTo(expected);
    }
    softly.assertAll();
  }

  @Test
  void bindsDifferentObservationsInTime() {
    SoftAssertions softly = new SoftAssertions();
    for (List<String> row : Table.read(CompiledPatternTest.class, "observations.txt").rows()) {
      CompiledPattern pattern = CompiledPattern.compile(row.get(1));
      List<Observation> observations = Sightings.all(row.get(2));
      Verdict expected = row.getFirst().equals("yes") ? Verdict.MATCH : Verdict.NO_MATCH;

      softly.assertThat(pattern.match(observations)).as(row.toString()).isEqualTo(expected);
      softly
          .assertThat(pattern.match(observations.reversed()))
          .as("reversed %s", row)
          .isEqualTo(expected);
      softly
          .assertThat(CompiledPattern.compile(pattern.pattern().normalise()).match(observations))
          .as("normalised %s", row)
          .isEqualTo(expected);
    }
    softly.assertAll();
  }

  @Test
  void compilesEachExampleOfTheSpecification() {
    for (List<String> row : Table.read(Table.class, "specification-examples.txt").rows()) {
      CompiledPattern pattern = CompiledPattern.compile(row.getFirst());
      assertThat(pattern.match(List.of())).isEqualTo(Verdict.NO_MATCH);
      assertThat(pattern.match(Sightings.all("a@0 b@0"))).isEqualTo(Verdict.NO_MATCH);
    }
  }

  @Test
  void countsAnObservationAsOftenAsItSays() {
    CompiledPattern pattern = CompiledPattern.compile("[x:v='a'] REPEATS 5 TIMES");

    assertThat(pattern.matches(Sightings.seen("a@0x5"))).isTrue();
    assertThat(pattern.matches(Sightings.seen("a@0x4"))).isFalse();
  }

  @Test
  void decidesAssignmentsThatTryingEachOrderWouldNotFinish() {
    String twenty = "[x:v='a'] AND ".repeat(19) + "[x:v='a']";
    List<Observation> nineteen = new ArrayList<>();
    for (int second = 0; second < 19; second++) {
      nineteen.add(Sightings.seen("a@" + second));
    }
    CompiledPattern pattern = CompiledPattern.compile("(" + twenty + ") WITHIN 500 SECONDS");

    assertThat(pattern.match(nineteen)).isEqualTo(Verdict.NO_MATCH);

    nineteen.add(Sightings.seen("a@400"));
    assertThat(pattern.match(nineteen)).isEqualTo(Verdict.MATCH);
  }

  @Test
  void saysSoWhenTheSearchIsTooLong() {
    String pairs = "([x:v='a'] AND [x:v='b']) WITHIN 2 SECONDS REPEATS 20 TIMES";
    List<Observation> observations = new ArrayList<>(Sightings.all("ab@100 ab@200"));
    for (int second = 0; second < 39; second++) {
      observations.add(Sightings.seen("ab@" + second));
    }

    assertThat(CompiledPattern.compile(pairs).match(observations)).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void countsRepetitionsInAWindowOverManyObservations() {
    CompiledPattern pattern =
        CompiledPattern.compile("[x:v='a'] REPEATS 1000 TIMES WITHIN 1000 SECONDS");
    List<Observation> observations = new ArrayList<>();
    for (int second = 0; second < 20_000; second++) {
      observations.add(Sightings.seen((second % 1000 == 0 ? "b@" : "a@") + second));
    }

    assertThat(pattern.match(observations)).isEqualTo(Verdict.NO_MATCH);

    observations.add(Sightings.seen("a@5000"));
    assertThat(pattern.match(observations)).isEqualTo(Verdict.MATCH);
  }

  @Test
  void stopsLookingWhereListsOfReferencesMultiply() {
    Map<String, JsonObject> objects = new HashMap<>();
    List<JsonValue> ids = new ArrayList<>();
    for (int id = 0; id < 100; id++) {
      ids.add(new JsonString("" + id));
    }
    for (int id = 0; id < 100; id++) {
      objects.put(
          "" + id,
          JsonObject.builder().put("type", "x").put("to_refs", new JsonArray(ids)).build());
    }
    Observation observation = Observation.at(Sightings.START, objects);
    String path = "x:to_refs[*].to_refs[*].to_refs[*].to_refs[*]";

    assertThat(CompiledPattern.compile("[" + path + ".name = 'y']").match(List.of(observation)))
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(CompiledPattern.compile("[NOT EXISTS " + path + ".name]").matches(observation))
        .isFalse();
    assertThat(CompiledPattern.compile("[EXISTS " + path + "]").matches(observation)).isTrue();
  }

  @Test
  void doesNotSearchTextsThatAreTooLongForTheExpression() {
    JsonObject object =
        JsonObject.builder().put("type", "x").put("v", "a".repeat(3_000_000)).build();
    Observation observation = Observation.at(Sightings.START, Map.of("0", object));

    assertThat(CompiledPattern.compile("[x:v MATCHES 'b']").match(List.of(observation)))
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(CompiledPattern.compile("[x:v NOT MATCHES 'b']").match(List.of(observation)))
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(CompiledPattern.compile("[x:v LIKE '%a%a']").matches(observation)).isTrue();
  }

  @Test
  void refusesAMatchOfTooManyObservations() {
    PatternException refused =
        catchThrowableOfType(
            PatternException.class,
            () -> CompiledPattern.compile("([x:v='a'] AND [x:v='b']) REPEATS 1000000 TIMES"));

    assertThat(refused.sentence()).contains("2000000 observations, more than 256");
    assertThat(refused.offset()).isEqualTo(2);
  }

  @Test
  void namesThePlaceOfARegularExpressionItCannotUse() {
    PatternException refused =
        catchThrowableOfType(
            PatternException.class,
            () -> CompiledPattern.compile("[x:v = 'a' OR x:v MATCHES '(a)\\\\1']"));

    assertThat(refused.sentence()).contains("not of the syntax RE2");
    assertThat(refused.offset()).isEqualTo(14);
  }

  @Test
  void readsObservedDataAndOnlyTheObjectsItRefersTo() {
    JsonObject address = JsonObject.builder().put("type", "ipv4-addr").put("value", "x").build();
    JsonObject traffic =
        JsonObject.builder().put("type", "network-traffic").put("src_ref", "ipv4-addr--1").build();
    Map<String, JsonObject> all = Map.of("network-traffic--1", traffic, "ipv4-addr--1", address);
    CompiledPattern pattern = CompiledPattern.compile("[network-traffic:src_ref.value = 'x']");

    Observation both =
        Observation.of(
            observed(List.of("network-traffic--1", "ipv4-addr--1", "file--9")),
            id -> Optional.ofNullable(all.get(id)));
    Observation one =
        Observation.of(
            observed(List.of("network-traffic--1")), id -> Optional.ofNullable(all.get(id)));

    assertThat(both.number()).isEqualTo(3);
    assertThat(both.last()).isEqualTo(Instant.parse("2030-01-01T00:00:09Z"));
    assertThat(pattern.matches(both)).isTrue();
    assertThat(pattern.matches(one)).isFalse();
  }

  @Test
  void readsTheDeprecatedContainerOfObjects() {
    JsonObject container =
        JsonObject.builder()
            .put("0", JsonObject.builder().put("type", "x").put("y_ref", "1").build())
            .put("1", JsonObject.builder().put("type", "y").put("v", "a").build())
            .build();
    JsonObject observed =
        JsonObject.builder()
            .put("type", "observed-data")
            .put("first_observed", "2030-01-01T00:00:00Z")
            .put("last_observed", "2030-01-01T00:00:00Z")
            .put("number_observed", 1)
            .put("objects", container)
            .build();

    Observation observation = Observation.of(observed, _ -> Optional.empty());

    assertThat(CompiledPattern.compile("[x:y_ref.v = 'a']").matches(observation)).isTrue();
  }

  @Test
  void refusesWhatIsNoObservedData() {
    JsonObject good = observed(List.of());
    assertThat(Observation.of(good, _ -> Optional.empty()).objects()).isEmpty();
    refused(without(good, "type"), "/type");
    refused(without(good, "first_observed"), "/first_observed");
    refused(without(good, "number_observed"), "/number_observed");
    refused(without(good, "object_refs"), "/object_refs");
    refused(with(good, "number_observed", JsonNumber.of(0)), "/number_observed");
    refused(with(good, "last_observed", new JsonString("2029-01-01T00:00:00Z")), "/last_observed");
  }

  private static void refused(JsonObject observed, String pointer) {
    assertThatThrownBy(() -> Observation.of(observed, _ -> Optional.empty()))
        .isInstanceOfSatisfying(
            StixException.class,
            refused -> assertThat(refused.faults().getFirst().pointer()).isEqualTo(pointer));
  }

  private static JsonObject observed(List<String> refs) {
    return JsonObject.builder()
        .put("type", "observed-data")
        .put("first_observed", "2030-01-01T00:00:00Z")
        .put("last_observed", "2030-01-01T00:00:09Z")
        .put("number_observed", 3)
        .put("object_refs", JsonArray.ofStrings(refs))
        .build();
  }

  private static JsonObject without(JsonObject object, String name) {
    JsonObject.Builder builder = JsonObject.builder();
    object
        .members()
        .forEach((member, value) -> {
          if (!member.equals(name)) {
            builder.put(member, value);
          }
        });
    return builder.build();
  }

  private static JsonObject with(JsonObject object, String name, JsonValue value) {
    JsonObject.Builder builder = JsonObject.builder();
    object
        .members()
        .forEach((member, before) -> builder.put(member, member.equals(name) ? value : before));
    return builder.build();
  }
}
