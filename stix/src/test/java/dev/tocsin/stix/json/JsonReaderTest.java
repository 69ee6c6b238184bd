package dev.tocsin.stix.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tocsin.stix.json.JsonException.Fault;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReaderTest {

  @Test
  void readsEachTypeOfMember() {
    JsonReader reader =
        reader(
            """
            {"s":"text","n":-7,"b":true,"o":{"x":1},"l":[{"y":2},{"y":3}],"t":["a","b"],
             "created":"2030-01-31T08:00:00.5Z","bytes":"AQI="}\
            """);

    assertThat(reader.string("s")).isEqualTo("text");
    assertThat(reader.optionalString("none")).isEmpty();
    assertThat(reader.longValue("n")).isEqualTo(-7);
    assertThat(reader.optionalLong("none")).isEmpty();
    assertThat(reader.booleanValue("b")).isTrue();
    assertThat(reader.object("o").longValue("x")).isEqualTo(1);
    assertThat(reader.objects("l")).extracting(each -> each.longValue("y")).containsExactly(2L, 3L);
    assertThat(reader.strings("t")).containsExactly("a", "b");
    assertThat(reader.instant("created"))
        .isEqualTo(Instant.ofEpochSecond(1_896_076_800, 500_000_000));
    assertThat(reader.base64("bytes")).containsExactly(1, 2);
    assertThatCode(reader::end).doesNotThrowAnyException();
  }

  /// A reading that must be refused.
  record Misread(String json, Consumer<JsonReader> reading, String message) {}

  static Stream<Misread> misread() {
    return Stream.of(
        new Misread("{}", r -> r.string("s"), "the member is missing, at /s"),
        new Misread(
            "{\"s\":null}", r -> r.optionalString("s"), "expected a string, not null, at /s"),
        new Misread("{\"s\":1}", r -> r.string("s"), "expected a string, not a number, at /s"),
        new Misread(
            "{\"n\":1.0}",
            r -> r.longValue("n"),
            "expected a whole number of 64 bits without exponent, at /n"),
        new Misread(
            "{\"n\":1e2}",
            r -> r.longValue("n"),
            "expected a whole number of 64 bits without exponent, at /n"),
        new Misread(
            "{\"n\":9223372036854775808}",
            r -> r.optionalLong("n"),
            "expected a whole number of 64 bits without exponent, at /n"),
        new Misread(
            "{\"n\":\"1\"}", r -> r.longValue("n"), "expected a number, not a string, at /n"),
        new Misread(
            "{\"b\":1}", r -> r.booleanValue("b"), "expected true or false, not a number, at /b"),
        new Misread("{\"o\":[]}", r -> r.object("o"), "expected an object, not a list, at /o"),
        new Misread("{\"l\":{}}", r -> r.objects("l"), "expected a list, not an object, at /l"),
        new Misread(
            "{\"l\":[{},7]}", r -> r.objects("l"), "expected an object, not a number, at /l/1"),
        new Misread(
            "{\"l\":[{\"o\":{}}]}",
            r -> r.objects("l").get(0).object("o").string("a/~b"),
            "the member is missing, at /l/0/o/a~1~0b"),
        new Misread(
            "{\"t\":[true]}", r -> r.strings("t"), "expected a string, not true or false, at /t/0"),
        new Misread(
            "{\"a\":1,\"b\":2,\"c\":3}",
            r -> {
              r.longValue("a");
              r.end();
            },
            "the member is not known here, at /b"));
  }

  @ParameterizedTest
  @MethodSource("misread")
  void refusesAndNamesThePlace(Misread bad) {
    JsonReader reader = reader(bad.json());

    JsonException refusal =
        catchThrowableOfType(JsonException.class, () -> bad.reading().accept(reader));

    assertThat(refusal).isNotNull().hasMessage(bad.message());
    assertThat(refusal.fault()).isEqualTo(Fault.SHAPE);
    assertThat(bad.message()).endsWith(", at " + refusal.pointer());
  }

  static Stream<String> notTimes() {
    return Stream.of(
        "2030-01-31T08:00:00",
        "2030-01-31T08:00:00+00:00",
        "2030-01-31 08:00:00Z",
        "2030-01-31T08:00:00z",
        "2030-01-31T24:00:00Z",
        "2030-01-31T08:00:60Z",
        "2030-02-30T08:00:00Z",
        "2030-01-31T08:00:00.Z",
        "2030-01-31T08:00:00.1234567890Z",
        "+12030-01-31T08:00:00Z",
        "2030-01-31T08:00Z",
        "",
        "2030-13-01T00:00:00Z");
  }

  @ParameterizedTest
  @MethodSource("notTimes")
  void refusesWhatIsNoTimeInUtc(String text) {
    JsonReader reader = JsonReader.of(JsonObject.builder().put("t", text).build());

    assertThat(catchThrowableOfType(JsonException.class, () -> reader.instant("t"))).isNotNull();
  }

  static Stream<String> notBase64() {
    return Stream.of("AQI", "AQJ=", "AQ I=", "AQI=\n", "A_-=", "=", "A===", "\u00e9===", "AQI==");
  }

  @ParameterizedTest
  @MethodSource("notBase64")
  void refusesBytesWrittenInAnyOtherWay(String text) {
    JsonReader reader = JsonReader.of(JsonObject.builder().put("b", text).build());

    assertThat(catchThrowableOfType(JsonException.class, () -> reader.base64("b"))).isNotNull();
  }

  private static JsonReader reader(String json) {
    return JsonReader.of(Json.parse(json.getBytes(UTF_8), JsonLimits.STATEMENT));
  }
}
