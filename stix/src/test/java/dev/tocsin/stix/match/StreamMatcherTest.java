package dev.tocsin.stix.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.stix.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamMatcherTest {
  private final StreamMatcher<String> stream = new StreamMatcher<>();

  @Test
  void reportsThePatternsThatAnObservationMatchesInTheOrderTheyWereAdded() {
    add("[x:v = 'b']", "[x:v = 'a']", "[x:v IN ('a', 'z')]", "[x:v LIKE 'a%']", "[y:v = 'a']");
    add("[NOT EXISTS x:w]", "[x:v != 'b']", "[x:v MATCHES 'a']");

    assertThat(accept("a@0"))
        .containsExactly(
            "[x:v = 'a']",
            "[x:v IN ('a', 'z')]",
            "[x:v LIKE 'a%']",
            "[NOT EXISTS x:w]",
            "[x:v != 'b']",
            "[x:v MATCHES 'a']");
    assertThat(accept("a@0")).hasSize(6);
  }

  @Test
  void spendsNothingOnPatternsWhoseConstantIsNotThere() {
    for (int pattern = 0; pattern < 5_000; pattern++) {
      stream.add("hash", CompiledPattern.compile("[file:hashes.MD5 = 'h" + pattern + "']"));
      stream.add("name", CompiledPattern.compile("[file:name = 'n" + pattern + "']"));
      stream.add("size", CompiledPattern.compile("[file:size IN (" + pattern + ", -1)]"));
    }

    assertThat(stream.accept(file("h4711", "nothing", 9_999))).containsExactly("hash");
    assertThat(stream.statistics().evaluations()).isEqualTo(1);
    assertThat(stream.statistics().lookups()).isEqualTo(3);

    assertThat(stream.accept(Sightings.seen("a@0"))).isEmpty();
    assertThat(stream.statistics().evaluations()).isEqualTo(1);
    assertThat(stream.statistics().lookups()).isEqualTo(3);

    assertThat(stream.accept(file("none", "n3", 4_000))).containsExactly("name", "size");
    assertThat(stream.statistics().evaluations()).isEqualTo(3);
  }

  @Test
  void spendsOnlyWhatThePatternsThatCouldMatchCost() {
    for (int pattern = 0; pattern < 1_000; pattern++) {
      stream.add(
          "and",
          CompiledPattern.compile(
              "[file:size > 0 AND file:name MATCHES '.' AND file:hashes.MD5 = 'h"
                  + pattern
                  + "']"));
    }
    for (int pattern = 0; pattern < 7; pattern++) {
      stream.add("present", CompiledPattern.compile("[file:name MATCHES 'z" + pattern + "']"));
    }

    assertThat(stream.accept(file("h5", "foo", 1))).containsExactly("and");
    assertThat(stream.statistics().evaluations()).isEqualTo(8);
  }

  @Test
  void looksUpNumbersWhateverTheirNotation() {
    add("[file:size = 5.0]", "[file:size = 5]", "[file:size IN (6, 5)]", "[file:size = '5']");

    assertThat(stream.accept(file("h", "n", 5))).hasSize(3);
  }

  @Test
  void evaluatesAnExpressionOnceHoweverManyObjectsCouldMatchIt() {
    add("[x:v IN ('a', 'b', 'c')]");

    assertThat(accept("abc@0")).hasSize(1);
    assertThat(stream.statistics().evaluations()).isEqualTo(1);
  }

  @Test
  void waitsForTheObservationsOfAPatternAndStartsAfreshAfterAReport() {
    String pattern = "[x:v='a'] FOLLOWEDBY [x:v='b']";
    add(pattern);

    assertThat(accept("b@0")).isEmpty();
    assertThat(accept("a@1")).isEmpty();
    assertThat(accept("b@2")).containsExactly(pattern);
    assertThat(stream.statistics().held()).isZero();
    assertThat(accept("b@3")).isEmpty();
    assertThat(accept("a@4")).isEmpty();
    assertThat(accept("b@5")).containsExactly(pattern);
    assertThat(stream.statistics().reports()).isEqualTo(2);
  }

  @Test
  void forgetsWhatIsOlderThanTheWindow() {
    add("([x:v='a'] AND [x:v='b']) WITHIN 10 SECONDS");

    accept("a@0 a@1 a@2 a@3");
    assertThat(stream.statistics().held()).isEqualTo(4);

    accept("a@12");
    assertThat(stream.statistics().held()).isEqualTo(2);
    assertThat(stream.statistics().evicted()).isZero();
    assertThat(accept("b@12")).hasSize(1);
  }

  @Test
  void takesObservationsThatComeALittleLate() {
    add("[x:v='a'] FOLLOWEDBY [x:v='b']");

    assertThat(accept("b@5")).isEmpty();
    assertThat(accept("a@3")).hasSize(1);
  }

  @Test
  void forgetsTheOldestWhenAPatternWaitsWithTooMany() {
    StreamMatcher<String> small = new StreamMatcher<>(new StreamLimits(10, 3, 100));
    small.add("x", CompiledPattern.compile("[x:v='a'] REPEATS 4 TIMES"));
    small.add("y", CompiledPattern.compile("[x:v='a'] REPEATS 3 TIMES"));

    List<String> reported = new ArrayList<>();
    for (Observation each : Sightings.all("a@0 a@1 a@2 a@3 a@4")) {
      reported.addAll(small.accept(each));
    }

    assertThat(reported).containsExactly("y");
    assertThat(small.statistics().evicted()).isEqualTo(2);
    assertThat(small.statistics().held()).isEqualTo(5);
  }

  @Test
  void holdsNoMoreThanTheLimitInAllPatternsTogether() {
    StreamMatcher<String> small = new StreamMatcher<>(new StreamLimits(100, 50, 20));
    for (int pattern = 0; pattern < 30; pattern++) {
      small.add("x", CompiledPattern.compile("[x:v='a'] AND [x:v='" + pattern + "']"));
    }

    Sightings.all("a@0 a@1 a@2 a@3").forEach(small::accept);

    assertThat(small.statistics().held()).isEqualTo(20);
    assertThat(small.statistics().evicted()).isEqualTo(100);
  }

  @Test
  void refusesMorePatternsThanTheLimit() {
    StreamMatcher<String> small = new StreamMatcher<>(new StreamLimits(1, 1, 1));
    small.add("x", CompiledPattern.compile("[x:v='a']"));

    assertThatThrownBy(() -> small.add("y", CompiledPattern.compile("[x:v='b']")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keepsToItsStandardLimits() {
    assertThat(StreamLimits.STANDARD).isEqualTo(new StreamLimits(100_000, 256, 100_000));
  }

  private void add(String... patterns) {
    for (String pattern : patterns) {
      stream.add(pattern, CompiledPattern.compile(pattern));
    }
  }

  private List<String> accept(String sightings) {
    List<String> reported = new ArrayList<>();
    for (Observation observation : Sightings.all(sightings)) {
      reported.addAll(stream.accept(observation));
    }
    return reported;
  }

  private static Observation file(String hash, String name, long size) {
    JsonObject hashes = JsonObject.builder().put("MD5", hash).build();
    JsonObject file =
        JsonObject.builder()
            .put("type", "file")
            .put("hashes", hashes)
            .put("name", name)
            .put("size", size)
            .build();
    return Observation.at(Sightings.START, Map.of("0", file));
  }
}
