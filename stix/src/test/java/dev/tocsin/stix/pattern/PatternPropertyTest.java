package dev.tocsin.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Set the system property `tocsin.seed` to run a failed case again.
class PatternPropertyTest {
  private static final int CASES = 2_000;

  private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final GeneratedPatterns generated = new GeneratedPatterns(random);

  @Test
  void whatIsWrittenReadsBackTheSame() {
    for (int round = 0; round < CASES; round++) {
      Pattern pattern = generated.any();

      Pattern read = Pattern.parse(pattern.toString());

      assertThat(read).as("seed %d: %s", seed, pattern).isEqualTo(pattern);
      assertThat(read).as("seed %d", seed).hasToString(pattern.toString());
      assertThat(read.warnings()).as("seed %d: %s", seed, pattern).isEqualTo(pattern.warnings());
    }
  }

  @Test
  void theNormalFormIsItsOwnNormalFormAndReadsBackTheSame() {
    for (int round = 0; round < CASES; round++) {
      Pattern pattern = round % 2 == 0 ? generated.any() : generated.small();

      Pattern normal = pattern.normalise();

      assertThat(normal.normalise()).as("seed %d: %s", seed, pattern).isEqualTo(normal);
      assertThat(Pattern.parse(normal.toString())).as("seed %d", seed).isEqualTo(normal);
    }
  }

  @Test
  void damagedPatternsAreReadOrRefusedWithAPlaceInsideThem() {
    for (int round = 0; round < CASES; round++) {
      StringBuilder text = new StringBuilder(generated.any().toString());
      for (int damage = random.nextInt(3); damage >= 0; damage--) {
        text.setCharAt(random.nextInt(text.length()), (char) ('!' + random.nextInt(94)));
      }
      String damaged = text.substring(0, 1 + random.nextInt(text.length()));

      Throwable thrown = catchThrowable(() -> Pattern.parse(damaged));

      if (thrown != null) {
        assertThat(thrown).as("seed %d: %s", seed, damaged).isInstanceOf(PatternException.class);
        assertThat(((PatternException) thrown).offset())
            .as("seed %d: %s", seed, damaged)
            .isBetween(0, damaged.length());
      }
    }
  }
}
