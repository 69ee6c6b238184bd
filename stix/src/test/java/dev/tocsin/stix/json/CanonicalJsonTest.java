package dev.tocsin.stix.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tocsin.stix.json.JsonException.Fault;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Set the system property `tocsin.seed` to run a failed case again, `tocsin.cases` for more.
class CanonicalJsonTest {
  private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
  private final int cases = Integer.getInteger("tocsin.cases", 5_000);

  @Test
  void writesTheExampleOfTheStandard() {
    String given =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50,
                      2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;

    assertThat(canonical(given))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void ordersNamesByTheirUnits() {
    String given =
        """
        {"\\u20ac":"Euro","\\r":"Return","\\ufb33":"Dalet","1":"One",
         "\\ud83d\\ude00":"Face","\\u0080":"Control","\\u00f6":"O"}
        """;

    assertThat(canonical(given))
        .isEqualTo(
            "{\"\\r\":\"Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"O\","
                + "\"\u20ac\":\"Euro\",\"\ud83d\ude00\":\"Face\",\"\ufb33\":\"Dalet\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1.0]|[1]",
        "[-0]|[0]",
        "[-0.0,-0e9]|[0,0]",
        "[1e400000]|",
        "[9007199254740993]|[9007199254740992]",
        "[123456789012345,-123456789012345]|[123456789012345,-123456789012345]",
        "[1234567890123456789]|[1234567890123456800]",
        "[1e-400]|[0]",
        "[1e21,1e20]|[1e+21,100000000000000000000]",
        "{}|{}",
        "[ ]|[]",
        "{\"b\":{},\"a\":[{\"d\":1,\"c\":2}]}|{\"a\":[{\"c\":2,\"d\":1}],\"b\":{}}",
        "{\"a\":1,\"b\":2}|{\"a\":1,\"b\":2}",
        "{\"aa\":1,\"a\":2,\"\":3}|{\"\":3,\"a\":2,\"aa\":1}",
        "\"\\u007f\\u2028\"|\"\u007f\u2028\""
      })
  void writes(String given, String wanted) {
    if (wanted == null) {
      assertThat(refusal(given, JsonLimits.STATEMENT).fault()).isEqualTo(Fault.NUMBER_TOO_LARGE);
    } else {
      assertThat(canonical(given)).isEqualTo(wanted);
    }
  }

  @Test
  void refusesANumberBeyondTheLargestDoubleAndSaysWhere() {
    String given = "{\"b\":[1,{\"c\":1e309}],\"a\":-1e309}";

    assertThat(refusal(given, JsonLimits.STATEMENT))
        .hasMessage("a number is too large for a double (RFC 8785 §3.2.2.3), at /b/1/c (byte 13)")
        .extracting(JsonException::fault, JsonException::pointer, JsonException::offset)
        .containsExactly(Fault.NUMBER_TOO_LARGE, "/b/1/c", 13L);
    JsonValue tree = Json.parse(given.getBytes(UTF_8), JsonLimits.STATEMENT);
    assertThat(catchThrowableOfType(JsonException.class, () -> CanonicalJson.of(tree)))
        .extracting(JsonException::pointer, JsonException::offset)
        .containsExactly("/b/1/c", -1L);
    assertThat(canonical("1.7976931348623157e308")).isEqualTo("1.7976931348623157e+308");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"b\":1,\"a\":1,\"b\":1}",
        "{\"a\":1,\"\\u0061\":1}",
        "[1,]",
        "[1 2]",
        "{\"a\":1,}",
        "[01]",
        "[\"\\ud800\"]",
        "[]]",
        "[[[[[[1]]]]]]",
        "{\"a\":0,\"b\":0,\"c\":0,\"d\":0}",
        "[0,0,0,0,0]",
        "[[0,0,0,0],[0,0,0,0],[0,0,0]]",
        "[\"12345678901234567\"]"
      })
  void refusesWhatTheParserRefusesWithTheSameWords(String given) {
    JsonLimits limits = new JsonLimits(4096, 4, 16, 3, 4, 20, 32, 400, 12);
    JsonException parsing =
        catchThrowableOfType(JsonException.class, () -> Json.parse(given.getBytes(UTF_8), limits));

    assertThat(refusal(given, limits)).hasMessage(parsing.getMessage());
  }

  @Test
  void refusesMoreBytesThanTheLimit() {
    assertThat(refusal("[" + " ".repeat(100) + "]", JsonLimits.STATEMENT.withMaxBytes(100)).fault())
        .isEqualTo(Fault.TOO_LARGE);
  }

  @Test
  void isTheSameFromBytesAndFromTheTreeAndFromTheSecondImplementation() throws IOException {
    JsonSamples samples = new JsonSamples(new Random(seed));
    for (int round = 0; round < cases; round++) {
      JsonValue value = samples.value(5);
      byte[] written = Json.pretty(value).getBytes(UTF_8);

      byte[] canonical = CanonicalJson.of(written, JsonLimits.STATEMENT);

      assertThat(CanonicalJson.of(value)).as("seed %d", seed).isEqualTo(canonical);
      if (value instanceof JsonObject || value instanceof JsonArray) {
        assertThat(new JsonCanonicalizer(written).getEncodedUTF8())
            .as("seed %d", seed)
            .isEqualTo(canonical);
      }
    }
  }

  @Test
  void isItsOwnCanonicalForm() {
    JsonSamples samples = new JsonSamples(new Random(seed));
    for (int round = 0; round < cases; round++) {
      byte[] once = CanonicalJson.of(samples.value(5));

      assertThat(CanonicalJson.of(once, JsonLimits.STATEMENT)).as("seed %d", seed).isEqualTo(once);
    }
  }

  @Test
  void doesNotDependOnTheOrderOfMembers() {
    JsonSamples samples = new JsonSamples(new Random(seed));
    for (int round = 0; round < cases; round++) {
      JsonValue value = samples.value(5);

      assertThat(CanonicalJson.of(reversed(value)))
          .as("seed %d", seed)
          .isEqualTo(CanonicalJson.of(value));
    }
  }

  @Test
  void damagedBytesAreCanonicalisedAsTheirTreeIsOrRefusedAsTheParserRefuses() {
    JsonSamples samples = new JsonSamples(new Random(seed));
    for (int round = 0; round < cases; round++) {
      byte[] bytes = samples.damaged(Json.write(samples.value(4)));

      String direct = result(() -> CanonicalJson.of(bytes, JsonLimits.STATEMENT));

      assertThat(direct)
          .as("seed %d", seed)
          .isEqualTo(result(() -> CanonicalJson.of(Json.parse(bytes, JsonLimits.STATEMENT))));
    }
  }

  private static String result(Supplier<byte[]> canonicalise) {
    try {
      return new String(canonicalise.get(), UTF_8);
    } catch (JsonException refused) {
      return refused.fault() + " " + refused.pointer();
    }
  }

  private static JsonValue reversed(JsonValue value) {
    return switch (value) {
      case JsonObject object -> {
        var members = JsonObject.builder();
        List<String> names = object.members().keySet().stream().toList().reversed();
        names.forEach(name -> members.put(name, reversed(object.member(name).orElseThrow())));
        yield members.build();
      }
      case JsonArray array ->
          new JsonArray(array.elements().stream().map(CanonicalJsonTest::reversed).toList());
      case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
    };
  }

  @Test
  void ordersHundredsOfMembers() {
    JsonSamples samples = new JsonSamples(new Random(seed));
    var members = new TreeMap<String, JsonValue>(Comparator.reverseOrder());
    while (members.size() < 900) {
      members.put(samples.text(), new JsonBoolean(true));
    }
    var object = new JsonObject(new LinkedHashMap<>(members));

    byte[] canonical = CanonicalJson.of(Json.write(object), JsonLimits.STATEMENT);

    JsonObject read = (JsonObject) Json.parse(canonical, JsonLimits.STATEMENT);
    assertThat(List.copyOf(read.members().keySet()))
        .isEqualTo(members.keySet().stream().toList().reversed());
  }

  private static String canonical(String given) {
    byte[] bytes = given.getBytes(UTF_8);
    byte[] direct = CanonicalJson.of(bytes, JsonLimits.STATEMENT);
    assertThat(CanonicalJson.of(Json.parse(bytes, JsonLimits.STATEMENT))).isEqualTo(direct);
    return new String(direct, UTF_8);
  }

  private static JsonException refusal(String given, JsonLimits limits) {
    JsonException refusal =
        catchThrowableOfType(
            JsonException.class, () -> CanonicalJson.of(given.getBytes(UTF_8), limits));
    assertThat(refusal).isNotNull();
    return refusal;
  }
}
