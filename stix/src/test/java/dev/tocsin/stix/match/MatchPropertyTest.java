package dev.tocsin.stix.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.pattern.GeneratedPatterns;
import dev.tocsin.stix.pattern.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Set the system property `tocsin.seed` to run a failed case again.
class MatchPropertyTest {
  private static final int CASES = 2_000;

  private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final GeneratedPatterns generated = new GeneratedPatterns(random);

  @Test
  void findsExactlyWhatListingEachBindingFinds() {
    int compared = 0;
    int matched = 0;
    for (int round = 0; round < CASES; round++) {
      Pattern pattern = generated.small();
      List<Observation> observations = observations();
      Optional<Boolean> expected = new Bindings(observations).match(pattern.expression());
      Verdict verdict = CompiledPattern.compile(pattern).match(observations);
      if (expected.isPresent() && verdict != Verdict.UNDECIDED) {
        compared++;
        matched += verdict == Verdict.MATCH ? 1 : 0;
        assertThat(verdict == Verdict.MATCH)
            .as("seed %d: %s over %s", seed, pattern, describe(observations))
            .isEqualTo(expected.orElseThrow());
      }
    }
    assertThat(compared).isGreaterThan(CASES * 8 / 10);
    assertThat(matched).isGreaterThan(CASES / 10);
  }

  @Test
  void theNormalFormMatchesTheSameObservations() {
    for (int round = 0; round < CASES; round++) {
      Pattern pattern = generated.small();
      List<Observation> observations = observations();

      Verdict verdict = CompiledPattern.compile(pattern).match(observations);
      Verdict normal = CompiledPattern.compile(pattern.normalise()).match(observations);

      if (verdict != Verdict.UNDECIDED && normal != Verdict.UNDECIDED) {
        assertThat(normal)
            .as(
                "seed %d: %s is not %s over %s",
                seed, pattern, pattern.normalise(), describe(observations))
            .isEqualTo(verdict);
      }
    }
  }

  @Test
  void theOrderOfObservationsDoesNotMatter() {
    for (int round = 0; round < CASES / 4; round++) {
      CompiledPattern pattern = CompiledPattern.compile(generated.small());
      List<Observation> observations = observations();
      List<Observation> shuffled = new ArrayList<>(observations);
      Collections.shuffle(shuffled, random);

      Verdict verdict = pattern.match(observations);
      Verdict other = pattern.match(shuffled);

      if (verdict != Verdict.UNDECIDED && other != Verdict.UNDECIDED) {
        assertThat(other).as("seed %d: %s", seed, pattern.pattern()).isEqualTo(verdict);
      }
    }
  }

  @Test
  void aStreamReportsAPatternIfAndOnlyIfAllThatCameMatches() {
    for (int round = 0; round < CASES / 10; round++) {
      StreamMatcher<Integer> stream = new StreamMatcher<>();
      List<CompiledPattern> patterns = new ArrayList<>();
      for (int key = 0; key < 10; key++) {
        patterns.add(CompiledPattern.compile(generated.small()));
        stream.add(key, patterns.get(key));
      }
      List<Observation> observations = new ArrayList<>(observations());
      observations.sort(Comparator.comparing(Observation::first));
      List<Integer> reported = new ArrayList<>();
      observations.forEach(observation -> reported.addAll(stream.accept(observation)));

      for (int key = 0; key < patterns.size(); key++) {
        Verdict verdict = patterns.get(key).match(observations);
        if (verdict != Verdict.UNDECIDED && stream.statistics().undecided() == 0) {
          assertThat(reported.contains(key))
              .as("seed %d: %s over %s", seed, patterns.get(key).pattern(), describe(observations))
              .isEqualTo(verdict == Verdict.MATCH);
        }
      }
    }
  }

  private List<Observation> observations() {
    List<Observation> observations = new ArrayList<>();
    for (int left = random.nextInt(6); left > 0; left--) {
      observations.add(Sightings.seen(sighting()));
    }
    return observations;
  }

  private String sighting() {
    int first = random.nextInt(10);
    String letters = List.of("a", "b", "c", "ab", "bc", "d").get(random.nextInt(6));
    String span = random.nextInt(3) == 0 ? "-" + (first + random.nextInt(4)) : "";
    String number = random.nextInt(3) == 0 ? "x" + (1 + random.nextInt(3)) : "";
    return letters + "@" + first + span + number;
  }

  private static String describe(List<Observation> observations) {
    StringBuilder text = new StringBuilder();
    for (Observation observation : observations) {
      text.append(observation.objects().keySet())
          .append(observation.first())
          .append('-')
          .append(observation.last())
          .append('x')
          .append(observation.number())
          .append(' ');
    }
    return text.toString();
  }
}
