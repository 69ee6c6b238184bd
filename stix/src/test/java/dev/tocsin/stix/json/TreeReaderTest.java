package dev.tocsin.stix.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The quick reader and the exact one are two readers of one language. Set the system property
/// `tocsin.seed` to run a failed case again, `tocsin.cases` for more of them.
class TreeReaderTest {
  private static final JsonLimits SMALL = new JsonLimits(100_000, 5, 60, 70, 6, 20, 32, 400, 150);

  private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
  private final int cases = Integer.getInteger("tocsin.cases", 20_000);

  @Test
  void takesAndRefusesTheSameAsTheExactReader() {
    Random random = new Random(seed);
    JsonSamples samples = new JsonSamples(random);
    int taken = 0;
    for (int round = 0; round < cases; round++) {
      byte[] whole = Json.write(samples.value(5));
      byte[] bytes = round % 2 == 0 ? whole : samples.damaged(whole);
      JsonLimits limits = random.nextBoolean() ? SMALL : JsonLimits.STATEMENT;

      boolean quick = agrees(bytes, limits);

      taken += quick ? 1 : 0;
    }
    assertThat(taken).as("seed %d", seed).isBetween(cases / 4, cases * 9 / 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"objects\":[{\"a\":[]},7,[{}]],\"b\":{\"objects\":[{}]}}",
        "{\"objects\":\"x\",\"b\":[{}]}",
        "{\"b\":[{}],\"objects\" : [ ] }",
        "[{\"objects\":[{}]}]",
        " \t\r\n1.5e-7 ",
        "\"\"",
        "-0",
        "{\"\":{}}",
        "{\"a\\u0000\\ud83d\\udd14\":1,\"\u00e9\":2}",
        "1e+0000400",
        "\u00ff",
        "1\u0000",
        "[1 2]",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "[tru]",
        "[nul",
        "-",
        "\"\\u00",
        "\"\\",
        "[1e]"
      })
  void agreesOn(String latin) {
    agrees(latin.getBytes(ISO_8859_1), JsonLimits.STATEMENT);
    agrees(latin.getBytes(UTF_8), JsonLimits.STATEMENT);
  }

  @Test
  void agreesOnTextsOfEachLengthWithEachByteAtEachPlace() {
    for (int length = 0; length < 20; length++) {
      for (int place = 0; place < length; place++) {
        for (int unit = 0; unit < 256; unit++) {
          byte[] bytes = ("\"" + "a".repeat(length) + "\"").getBytes(UTF_8);
          bytes[place + 1] = (byte) unit;
          agrees(bytes, JsonLimits.STATEMENT);
        }
      }
    }
  }

  @Test
  void readsObjectsOfManyMembersAndFindsANameThatStandsTwice() {
    for (int size : new int[] {1, 63, 64, 65, 66, 700}) {
      String members =
          IntStream.range(0, size)
              .mapToObj(index -> "\"name" + index + "\":[" + index + "]")
              .collect(Collectors.joining(" , "));

      assertThat(agrees(("{" + members + "}").getBytes(UTF_8), JsonLimits.STATEMENT)).isTrue();
      assertThat(agrees(("{" + members + ",}").getBytes(UTF_8), JsonLimits.STATEMENT)).isFalse();
      for (int twice : new int[] {0, size / 2, size - 1}) {
        byte[] bad = ("{" + members + ",\"name" + twice + "\":0}").getBytes(UTF_8);
        assertThat(agrees(bad, JsonLimits.STATEMENT)).isFalse();
      }
    }
  }

  @Test
  void tellsNamesOfOneHashApart() {
    byte[] bytes = "{\"Aa\":1,\"BB\":2,\"AaBB\":3,\"BBAa\":4}".getBytes(UTF_8);

    assertThat(agrees(bytes, JsonLimits.STATEMENT)).isTrue();
    assertThat(((JsonObject) Json.parse(bytes, JsonLimits.STATEMENT)).member("BBAa"))
        .contains(JsonNumber.of(4));
  }

  /// Whether both readers take the bytes; fails unless both do the same.
  private boolean agrees(byte[] bytes, JsonLimits limits) {
    Optional<SplitDocument> quick = TreeReader.document(bytes, limits, "objects");
    Optional<SplitDocument> exact;
    try {
      exact = Optional.of(new TreeBuilder(bytes, limits, "objects").build());
    } catch (JsonException refused) {
      exact = Optional.empty();
    }
    assertThat(quick)
        .as(() -> "seed " + seed + ", bytes " + new String(bytes, ISO_8859_1))
        .isEqualTo(exact);
    if (quick.isPresent()) {
      assertThat(Json.write(quick.orElseThrow().value()))
          .as("seed %d", seed)
          .isEqualTo(Json.write(exact.orElseThrow().value()));
    }
    return quick.isPresent();
  }
}
