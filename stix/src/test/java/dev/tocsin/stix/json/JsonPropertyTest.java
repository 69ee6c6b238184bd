package dev.tocsin.stix.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Set the system property `tocsin.seed` to run a failed case again.
class JsonPropertyTest {
  private static final int CASES = 2_000;

  private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final JsonSamples samples = new JsonSamples(random);

  @Test
  void whatWasWrittenReadsBackAndWritesTheSame() {
    for (int round = 0; round < CASES; round++) {
      JsonValue value = samples.value(6);
      byte[] compact = Json.write(value);

      JsonValue read = Json.parse(compact, JsonLimits.STATEMENT);

      assertThat(read).as("seed %d", seed).isEqualTo(value);
      assertThat(Json.write(read)).as("seed %d", seed).isEqualTo(compact);
      assertThat(Json.parse(Json.pretty(value).getBytes(UTF_8), JsonLimits.STATEMENT))
          .as("seed %d", seed)
          .isEqualTo(value);
    }
  }

  @Test
  void damagedBytesAreReadOrRefusedButNeverFail() {
    for (int round = 0; round < CASES; round++) {
      byte[] bytes = Json.write(samples.value(5));
      for (int damage = 0; damage <= random.nextInt(3); damage++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));

      Throwable thrown = catchThrowable(() -> Json.parse(cut, JsonLimits.STATEMENT));

      if (thrown != null) {
        assertThat(thrown).as("seed %d", seed).isInstanceOf(JsonException.class);
        assertThat(((JsonException) thrown).offset())
            .as("seed %d", seed)
            .isBetween(0L, (long) cut.length);
      }
    }
  }
}
