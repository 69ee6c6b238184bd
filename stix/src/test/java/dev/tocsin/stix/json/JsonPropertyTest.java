package dev.tocsin.stix.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/// Set the system property `tocsin.seed` to run a failed case again.
class JsonPropertyTest {
  private static final int CASES = 2_000;

  private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @Test
  void whatWasWrittenReadsBackAndWritesTheSame() {
    for (int round = 0; round < CASES; round++) {
      JsonValue value = value(6);
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
      byte[] bytes = Json.write(value(5));
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

  private JsonValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> JsonNull.NULL;
      case 1 -> new JsonBoolean(random.nextBoolean());
      case 2 -> JsonNumber.of(random.nextLong() >> random.nextInt(64));
      case 3 ->
          new JsonNumber(
              random.nextInt(100) + "." + random.nextInt(100) + "E-" + random.nextInt(9));
      case 4 -> new JsonString(text());
      case 5 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  private JsonArray array(int depth) {
    List<JsonValue> elements = new ArrayList<>();
    for (int element = random.nextInt(5); element > 0; element--) {
      elements.add(value(depth));
    }
    return new JsonArray(elements);
  }

  private JsonObject object(int depth) {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
    for (int member = random.nextInt(5); member > 0; member--) {
      members.put(text(), value(depth));
    }
    return new JsonObject(members);
  }

  private String text() {
    int[] ceilings = {0x20, 0x80, 0x800, 0xd800, 0x110000};
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      int character = random.nextInt(ceilings[random.nextInt(ceilings.length)]);
      text.appendCodePoint(character >= 0xd800 && character < 0xe000 ? 'x' : character);
    }
    return text.toString();
  }
}
