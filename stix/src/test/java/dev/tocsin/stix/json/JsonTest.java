package dev.tocsin.stix.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.tocsin.stix.json.JsonException.Fault;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final JsonLimits SMALL = new JsonLimits(4096, 4, 16, 3, 4, 20, 32, 400, 12);

  /// A document whose characters stand for bytes one to one, so that broken UTF-8 can be written.
  record Refused(String latin, Fault fault, String pointer, int offset) {
    static Refused of(String latin, Fault fault, String pointer, int offset) {
      return new Refused(latin, fault, pointer, offset);
    }
  }

  static Stream<Refused> refused() {
    return Stream.of(syntax(), limits(), characters()).flatMap(List::stream);
  }

  private static List<Refused> syntax() {
    return List.of(
        Refused.of("", Fault.SYNTAX, "", 0),
        Refused.of(" ", Fault.SYNTAX, "", 1),
        Refused.of("{\"a\":1,}", Fault.SYNTAX, "", 7),
        Refused.of("{\"a\":1,", Fault.SYNTAX, "", 7),
        Refused.of("{\"a\":{\"b\":[1,", Fault.SYNTAX, "/a/b/1", 13),
        Refused.of("[1,]", Fault.SYNTAX, "/1", 3),
        Refused.of("[01]", Fault.SYNTAX, "/0", 2),
        Refused.of("[-]", Fault.SYNTAX, "/0", 2),
        Refused.of("[1.]", Fault.SYNTAX, "/0", 3),
        Refused.of("[.5]", Fault.SYNTAX, "/0", 1),
        Refused.of("[+1]", Fault.SYNTAX, "/0", 2),
        Refused.of("[0x10]", Fault.SYNTAX, "/1", 2),
        Refused.of("{\"a\":1,\"b\":x}", Fault.SYNTAX, "/b", 11),
        Refused.of("[NaN]", Fault.SYNTAX, "/0", 4),
        Refused.of("[Infinity]", Fault.SYNTAX, "/0", 9),
        Refused.of("[-Infinity]", Fault.SYNTAX, "/0", 10),
        Refused.of("[True]", Fault.SYNTAX, "/0", 1),
        Refused.of("['a']", Fault.SYNTAX, "/0", 1),
        Refused.of("{a:1}", Fault.SYNTAX, "", 1),
        Refused.of("[1 /* no */]", Fault.SYNTAX, "/1", 3),
        Refused.of("# no\n1", Fault.SYNTAX, "", 0),
        Refused.of("[\"\\x\"]", Fault.SYNTAX, "/0", 3),
        Refused.of("[\"\\u12g4\"]", Fault.SYNTAX, "/0", 6),
        Refused.of("1 2", Fault.TRAILING, "", 2),
        Refused.of("{}}", Fault.TRAILING, "", 2),
        Refused.of("[]x", Fault.TRAILING, "", 2),
        Refused.of("{}{", Fault.TRAILING, "", 2),
        Refused.of("{\"a\":1,\"a\":1}", Fault.DUPLICATE_MEMBER, "/a", 7),
        Refused.of("[{\"a\":1,\"\\u0061\":1}]", Fault.DUPLICATE_MEMBER, "/0/a", 8));
  }

  private static List<Refused> limits() {
    return List.of(
        Refused.of(" ".repeat(4097), Fault.TOO_LARGE, "", 4096),
        Refused.of("{\"a\":[[[[", Fault.TOO_DEEP, "/a/0/0/0", 8),
        Refused.of("[1e401]", Fault.NUMBER_TOO_LARGE, "/0", 1),
        Refused.of("[1E-401]", Fault.NUMBER_TOO_LARGE, "/0", 1),
        Refused.of("[1e99999999999]", Fault.NUMBER_TOO_LARGE, "/0", 1),
        Refused.of("[" + "1".repeat(21) + "]", Fault.NUMBER_TOO_LARGE, "/0", 1),
        Refused.of("[-" + "1".repeat(21) + "]", Fault.NUMBER_TOO_LARGE, "/0", 1),
        Refused.of("{\"a\":1." + "1".repeat(31) + "}", Fault.NUMBER_TOO_LARGE, "/a", 5),
        Refused.of("[\"" + "a".repeat(17) + "\"]", Fault.STRING_TOO_LONG, "/0", 1),
        Refused.of("{\"" + "a".repeat(17) + "\":1}", Fault.STRING_TOO_LONG, "", 1),
        Refused.of("[\"" + "a".repeat(15) + "\\n\"]", Fault.STRING_TOO_LONG, "/0", 1),
        Refused.of("[0,0,0,0,0]", Fault.TOO_MANY, "/4", 9),
        Refused.of("{\"a\":0,\"b\":0,\"c\":0,\"d\":0}", Fault.TOO_MANY, "/d", 19),
        Refused.of("[[0,0,0],[0,0,0],[0,0,0]]", Fault.TOO_MANY, "/2/2", 22));
  }

  private static List<Refused> characters() {
    return List.of(
        Refused.of("[\"a\nb\"]", Fault.SYNTAX, "/0", 3),
        Refused.of("[1\u0000]", Fault.SYNTAX, "/1", 2),
        Refused.of("\u0000[\u0000]", Fault.SYNTAX, "", 0),
        Refused.of("\u00ef\u00bb\u00bf[]", Fault.SYNTAX, "", 0),
        Refused.of("[\"\u00c0\u0080\"]", Fault.INVALID_UTF8, "/0", 2),
        Refused.of("[\"\u00e0\u009f\u00bf\"]", Fault.INVALID_UTF8, "/0", 2),
        Refused.of("[\"\u00f0\u008f\u00bf\u00bf\"]", Fault.INVALID_UTF8, "/0", 2),
        Refused.of("[\"\u00ed\u00a0\u0080\"]", Fault.INVALID_UTF8, "/0", 2),
        Refused.of("[\"\u00f4\u0090\u0080\u0080\"]", Fault.INVALID_UTF8, "/0", 2),
        Refused.of("[\"\u00f5\u0080\u0080\u0080\"]", Fault.INVALID_UTF8, "/0", 2),
        Refused.of("[\"\u0080\"]", Fault.INVALID_UTF8, "/0", 2),
        Refused.of("[\"\u00c3\"]", Fault.INVALID_UTF8, "/0", 2),
        Refused.of("[\"\u00c3", Fault.INVALID_UTF8, "/0", 2),
        Refused.of("[\"a\\ud800\"]", Fault.LONE_SURROGATE, "/0", 3),
        Refused.of("[\"\\udc00\"]", Fault.LONE_SURROGATE, "/0", 2),
        Refused.of("[\"\\ud800\\ud800\"]", Fault.LONE_SURROGATE, "/0", 2),
        Refused.of("[\"\\ud800\\n\"]", Fault.LONE_SURROGATE, "/0", 2),
        Refused.of("{\"\\udfff\":1}", Fault.LONE_SURROGATE, "", 2));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesAndSaysWhatAndWhere(Refused bad) {
    JsonException refusal = refusal(bad.latin().getBytes(ISO_8859_1), SMALL);

    assertThat(new Refused(bad.latin(), refusal.fault(), refusal.pointer(), (int) refusal.offset()))
        .isEqualTo(bad);
    assertThat(refusal).hasMessageContaining("byte " + bad.offset());
  }

  @Test
  void hasARefusedDocumentForEachFaultOfTheParser() {
    Set<Fault> seen = refused().map(Refused::fault).collect(Collectors.toSet());

    assertThat(seen).isEqualTo(EnumSet.complementOf(EnumSet.of(Fault.SHAPE)));
  }

  @Test
  void reportsTheEarlierOfTwoFaults() {
    assertThat(refusal("[01,\"\\ud800\"]".getBytes(UTF_8), SMALL).fault()).isEqualTo(Fault.SYNTAX);
    assertThat(refusal("[\"\\ud800\",01]".getBytes(UTF_8), SMALL).fault())
        .isEqualTo(Fault.LONE_SURROGATE);
  }

  @Test
  void takesEachLimitItself() {
    assertThat(parse(" ".repeat(4094) + "[]", SMALL)).isEqualTo(new JsonArray(List.of()));
    assertThat(parse("[[[[1]]]]", SMALL)).isInstanceOf(JsonArray.class);
    assertThat(parse("[\"" + "a".repeat(16) + "\"]", SMALL)).isInstanceOf(JsonArray.class);
    assertThat(parse("{\"a\":1,\"b\":1,\"c\":[0,0,0,0]}", SMALL)).isInstanceOf(JsonObject.class);
    assertThat(parse("1e400", SMALL)).isEqualTo(new JsonNumber("1e400"));
    assertThat(parse("9".repeat(20), SMALL)).isEqualTo(new JsonNumber("9".repeat(20)));
    assertThat(parse("1." + "1".repeat(30), SMALL)).isInstanceOf(JsonNumber.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[[]", "\"\\\"", "[\"\\\\\",", "1", "[0,"})
  void refusesAMillionOfTheSameInLittleMemory(String piece) {
    byte[] bomb = piece.repeat(1_000_000).getBytes(UTF_8);
    refusal(bomb, JsonLimits.STIX);

    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    refusal(bomb, JsonLimits.STIX);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
  }

  @Test
  void readsEveryKindOfValueAndKeepsNumbersAsWritten() {
    String text = "{\"z\":[true,false,null],\"a\":-0.10E+2,\"e\":\"\u00e9\ud83d\udd14\"}";
    List<JsonValue> three = List.of(new JsonBoolean(true), new JsonBoolean(false), JsonNull.NULL);

    JsonValue value = parse(text, JsonLimits.STIX);

    assertThat(value)
        .isEqualTo(
            JsonObject.builder()
                .put("z", new JsonArray(three))
                .put("a", new JsonNumber("-0.10E+2"))
                .put("e", "\u00e9\ud83d\udd14")
                .build());
    assertThat(((JsonObject) value).members().keySet()).containsExactly("z", "a", "e");
    assertThat(Json.write(value)).isEqualTo(text.getBytes(UTF_8));
  }

  @Test
  void writesOnlyTheEscapesThatAreNeeded() {
    String escaped = "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\u2028\"";

    assertThat(new String(Json.write(parse(escaped, JsonLimits.STIX)), UTF_8)).isEqualTo(escaped);
    assertThat(parse("\"\\ud83d\\udd14\\/\"", JsonLimits.STIX))
        .isEqualTo(new JsonString("\ud83d\udd14/"));
  }

  @Test
  void laysOutForPeopleWithTwoSpaces() {
    assertThat(Json.pretty(parse("{\"a\":[1,{}],\"b\":[]}", JsonLimits.STIX)))
        .isEqualTo("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
  }

  @Test
  void saysWhereTheObjectsOfAListStand() {
    byte[] text = "{\"x\":[{}], \"objects\" : [ {\"a\":\"\u00e9\"} ,\n{} ,7]}".getBytes(UTF_8);

    SplitDocument split = Json.split(text, "objects", JsonLimits.STIX);

    assertThat(split.spans())
        .extracting(span -> new String(text, span.from(), span.to() - span.from(), UTF_8))
        .containsExactly("{\"a\":\"\u00e9\"}", "{}", "");
  }

  @Test
  void valuesThatCouldNotBeWrittenCannotExist() {
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonString("\ud800"));
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonString("\udc00\ud800"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonObject.builder().put("\ud800", 1).build());
    for (String number : List.of("", "01", "1.", "+1", "NaN", "1e", "--1", "0x1", " 1")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new JsonNumber(number));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonObject.builder().put("a", 1).put("a", 1));
  }

  @Test
  void theMessageNeverQuotesAValue() {
    assertThat(refusal("[secret]".getBytes(UTF_8), JsonLimits.STIX))
        .hasMessage("the text is not JSON, at /0 (byte 1)");
  }

  @Test
  void theLimitsForBundlesAndStatementsAreTheseNumbers() {
    assertThat(JsonLimits.STIX)
        .isEqualTo(
            new JsonLimits(67_108_864, 32, 16_777_216, 10_000, 500_000, 20, 32, 400, 3_000_000));
    assertThat(JsonLimits.STATEMENT)
        .isEqualTo(new JsonLimits(1_048_576, 16, 1_048_576, 1_000, 10_000, 20, 32, 400, 50_000));
  }

  private static JsonValue parse(String text, JsonLimits limits) {
    return Json.parse(text.getBytes(UTF_8), limits);
  }

  private static JsonException refusal(byte[] bytes, JsonLimits limits) {
    JsonException refusal =
        catchThrowableOfType(JsonException.class, () -> Json.parse(bytes, limits));
    assertThat(refusal).isNotNull();
    return refusal;
  }
}
