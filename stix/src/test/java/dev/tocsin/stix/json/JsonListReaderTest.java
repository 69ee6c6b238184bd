package dev.tocsin.stix.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tocsin.stix.json.JsonException.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Set the system property `tocsin.seed` to run a failed case again, `tocsin.cases` for more.
class JsonListReaderTest {
  private static final JsonStreamLimits LIMITS =
      new JsonStreamLimits(1 << 20, 10_000, JsonLimits.STATEMENT);

  private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
  private final int cases = Integer.getInteger("tocsin.cases", 5_000);

  @Test
  void handsOutTheBytesOfEachElementAndNotesTheWantedMembers() throws IOException {
    String text =
        " {\"v\":[1], \"l\" : [ {\"id\":\"a\\u0062\",\"n\":{\"id\":3}} ,7,[{\"id\":9}],"
            + "{\"\\u0069d\":[1, 2],\"x\":\"\u00e9\"}, {}\n] ,\"w\":null} ";
    for (Source source : Source.values()) {
      JsonListReader reader = source.reader(text.getBytes(UTF_8), LIMITS);

      List<ListElement> elements = all(reader);

      assertThat(elements)
          .extracting(element -> new String(element.toByteArray(), UTF_8))
          .containsExactly(
              "{\"id\":\"a\\u0062\",\"n\":{\"id\":3}}",
              "7",
              "[{\"id\":9}]",
              "{\"\\u0069d\":[1, 2],\"x\":\"\u00e9\"}",
              "{}");
      assertThat(elements)
          .extracting(element -> element.member("id").map(Json::write).map(this::latin).orElse("-"))
          .containsExactly("\"ab\"", "-", "-", "[1,2]", "-");
      assertThat(elements)
          .extracting(ListElement::isObject)
          .containsExactly(true, false, false, true, true);
      assertThat(elements).extracting(ListElement::offset).startsWith(19L);
      assertThat(elements).extracting(ListElement::index).containsExactly(0, 1, 2, 3, 4);
      assertThat(latin(Json.write(reader.rest()))).isEqualTo("{\"v\":[1],\"w\":null}");
      assertThat(reader.next()).isEmpty();
      assertThatIllegalArgumentException().isThrownBy(() -> elements.getFirst().member("x"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]|SHAPE||0",
        "~~|SYNTAX||0",
        "{|SYNTAX||1",
        "{}}|TRAILING||2",
        "{} x|TRAILING||3",
        "{\"l\":[1,2|SYNTAX|/l/2|9",
        "{\"l\":[1,2,|SYNTAX|/l/2|10",
        "{\"l\":[1,]}|SYNTAX|/l/1|8",
        "{\"l\":[1 2]}|SYNTAX|/l/1|8",
        "{\"l\":[],}|SYNTAX||8",
        "{\"l\":[] \"a\":1}|SYNTAX||8",
        "{\"l\":[],\"l\":[]}|DUPLICATE_MEMBER|/l|8",
        "{\"l\":1,\"l\":[]}|DUPLICATE_MEMBER|/l|7",
        "{\"a\":1,\"\\u0061\":[]}|DUPLICATE_MEMBER|/a|7",
        "{\"a\":{\"b\":1,\"b\":2}}|DUPLICATE_MEMBER|/a/b|12",
        "{\"l\":[{},{\"a\":{\"b\":1,\"b\":2}}]}|DUPLICATE_MEMBER|/l/1/a/b|21",
        "{\"l\":[{\"a\":\"\\ud800\"}]}|LONE_SURROGATE|/l/0/a|12",
        "{\"l\":[{\"a\":01}]}|SYNTAX|/l/0/a|12",
        "{\"l\":[{\"a\":[[]]}]}|TOO_DEEP|/l/0/a/0|12",
        "{\"l\":[{\"a\":1e401}]}|NUMBER_TOO_LARGE|/l/0/a|11",
        "{\"l\":[{\"a\":[0,0,0,0,0]}]}|TOO_MANY|/l/0/a/4|20",
        "{\"l\":[0,0,0,0,0,0]}|TOO_MANY|/l/5|16",
        "{\"l\":[\"aaaaaaaaaaaaaaaaa\"]}|STRING_TOO_LONG|/l/0|6",
        "{\"l\":[\"\u00c0\u0080\"]}|INVALID_UTF8|/l/0|7",
        "{\"l\" 1}|SYNTAX||5",
        "{\"\\udfff\":1}|LONE_SURROGATE||2",
        "{l:1}|SYNTAX||1"
      })
  void refusesWithPointerAndOffset(String latin, Fault fault, String pointer, long offset) {
    var limits = new JsonStreamLimits(4096, 5, new JsonLimits(64, 4, 16, 3, 4, 20, 32, 400, 12));
    for (Source source : Source.values()) {
      JsonListReader reader = source.reader(latin.getBytes(ISO_8859_1), limits);

      JsonException refusal = catchThrowableOfType(JsonException.class, () -> all(reader));

      assertThat(refusal).as(source.name()).isNotNull();
      assertThat(refusal.fault()).as(source.name()).isEqualTo(fault);
      assertThat(refusal.pointer()).isEqualTo(pointer == null ? "" : pointer);
      assertThat(refusal.offset()).isEqualTo(offset);
      assertThat(catchThrowableOfType(JsonException.class, reader::next)).isSameAs(refusal);
    }
  }

  @Test
  void refusesWhatIsTooLarge() {
    var limits = new JsonStreamLimits(200, 100, JsonLimits.STATEMENT.withMaxBytes(20));
    for (Source source : Source.values()) {
      assertThat(refusal(source, "{\"l\":[\"" + "a".repeat(18) + "\"]}", limits)).isEmpty();
      assertThat(refusal(source, "{\"l\":[7,\"" + "a".repeat(19) + "\"]}", limits))
          .contains("a part is larger than 20 bytes, at /l/1 (byte 8)");
      assertThat(refusal(source, "{\"a\":\"" + "a".repeat(19) + "\"}", limits))
          .contains("a part is larger than 20 bytes, at /a (byte 5)");
      assertThat(refusal(source, "{\"a\":\"aaaaaaaaaa\",\"b\":\"aaaaaaaaaa\"}", limits))
          .contains("a part is larger than 20 bytes, at /b (byte 22)");
      assertThat(refusal(source, "{}" + " ".repeat(198), limits)).isEmpty();
      assertThat(refusal(source, "{}" + " ".repeat(199), limits))
          .contains("the document is larger than 200 bytes, at the top of the document (byte 200)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"l\":[[", "{\"l\":[\"", "{\"l\":[{\"a\":1,", "{\"", "{\"a\":[1", " "})
  void refusesAnEndlessStream(String start) {
    InputStream endless =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            int unit = at < start.length() ? start.charAt(at) : start.charAt(start.length() - 1);
            at++;
            return unit;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            for (int index = 0; index < length; index++) {
              into[from + index] = (byte) read();
            }
            return length;
          }
        };
    JsonListReader reader =
        JsonListReader.of(
            endless, "l", List.of(), new JsonStreamLimits(50_000_000, 10, JsonLimits.STATEMENT));

    assertThat(catchThrowableOfType(JsonException.class, () -> all(reader))).isNotNull();
  }

  @Test
  void takesAndRefusesWhatTheParserDoes() throws IOException {
    JsonSamples samples = new JsonSamples(new Random(seed));
    int taken = 0;
    for (int round = 0; round < cases; round++) {
      var list = new ArrayList<JsonValue>();
      for (int size = round % 4; size > 0; size--) {
        list.add(samples.value(3));
      }
      var whole =
          JsonObject.builder()
              .put("a", samples.value(2))
              .put("l", new JsonArray(list))
              .put("b", samples.value(2))
              .build();
      byte[] good = (round % 3 == 0 ? Json.pretty(whole) : latin(whole)).getBytes(UTF_8);
      byte[] bytes = round % 2 == 0 ? good : samples.damaged(good);
      Source source = Source.values()[round % Source.values().length];

      Optional<SplitDocument> wanted = split(bytes);
      Optional<JsonObject> streamed = streamed(source.reader(bytes, LIMITS));

      assertThat(streamed.isPresent())
          .as(() -> "seed " + seed + ": " + new String(bytes, ISO_8859_1))
          .isEqualTo(wanted.filter(split -> split.value() instanceof JsonObject).isPresent());
      if (streamed.isPresent()) {
        assertThat(streamed).as("seed %d", seed).contains(sorted(wanted.orElseThrow().value()));
        taken++;
      }
    }
    assertThat(taken).isBetween(cases / 2, cases - 1);
  }

  private static Optional<SplitDocument> split(byte[] bytes) {
    try {
      return Optional.of(Json.split(bytes, "l", JsonLimits.STATEMENT));
    } catch (JsonException _) {
      return Optional.empty();
    }
  }

  private static Optional<JsonObject> streamed(JsonListReader reader) throws IOException {
    try {
      List<JsonValue> elements = all(reader).stream().map(ListElement::value).toList();
      var all = JsonObject.builder();
      reader.rest().members().forEach(all::put);
      if (reader.listSeen()) {
        all.put("l", new JsonArray(elements));
      }
      return Optional.of(all.build());
    } catch (JsonException _) {
      return Optional.empty();
    }
  }

  /// With the list last, where it is one.
  private static JsonObject sorted(JsonValue value) {
    JsonObject object = (JsonObject) value;
    if (!(object.members().get("l") instanceof JsonArray list)) {
      return object;
    }
    var all = JsonObject.builder();
    object
        .members()
        .forEach((name, member) -> {
          if (!name.equals("l")) {
            all.put(name, member);
          }
        });
    return all.put("l", list).build();
  }

  private static Optional<String> refusal(Source source, String text, JsonStreamLimits limits) {
    try {
      all(source.reader(text.getBytes(UTF_8), limits));
      return Optional.empty();
    } catch (JsonException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ListElement> all(JsonListReader reader) throws IOException {
    List<ListElement> elements = new ArrayList<>();
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      elements.add(next.orElseThrow());
    }
    return elements;
  }

  private String latin(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static String latin(JsonValue value) {
    return new String(Json.write(value), UTF_8);
  }

  /// How the bytes come.
  private enum Source {
    MEMORY,
    STREAM,
    DRIPS;

    JsonListReader reader(byte[] bytes, JsonStreamLimits limits) {
      return switch (this) {
        case MEMORY -> JsonListReader.of(bytes, "l", List.of("id", "none"), limits);
        case STREAM ->
            JsonListReader.of(new ByteArrayInputStream(bytes), "l", List.of("id", "none"), limits);
        case DRIPS -> JsonListReader.of(drips(bytes), "l", List.of("id", "none"), limits);
      };
    }

    /// Gives one byte at a time.
    private static InputStream drips(byte[] bytes) {
      return new ByteArrayInputStream(bytes) {
        @Override
        public synchronized int read(byte[] into, int from, int length) {
          return super.read(into, from, Math.min(1, length));
        }
      };
    }
  }
}
