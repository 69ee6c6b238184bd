package dev.tocsin.stix.json;

import dev.tocsin.stix.json.JsonException.Fault;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// Typed, strict access to one object. Each method names a member and refuses, with the member's
/// JSON Pointer, when it is absent or of another type; `null` is never taken for absent. Call
/// [#end] last: it refuses members nobody asked for. For one thread.
public final class JsonReader {
  private static final Pattern INSTANT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?Z");

  private final JsonObject object;
  private final String pointer;
  private final Set<String> asked = new HashSet<>();

  private JsonReader(JsonObject object, String pointer) {
    this.object = object;
    this.pointer = pointer;
  }

  public static JsonReader of(JsonObject object) {
    return new JsonReader(object, "");
  }

  /// A reader of a value that must be an object.
  public static JsonReader of(JsonValue value) {
    if (value instanceof JsonObject object) {
      return of(object);
    }
    throw new JsonException(Fault.SHAPE, "", -1, "expected an object, not " + value.kind());
  }

  /// Where this object stands in the document.
  public String pointer() {
    return pointer;
  }

  /// The object being read.
  public JsonObject value() {
    return object;
  }

  public boolean has(String name) {
    return object.members().containsKey(name);
  }

  public String string(String name) {
    return asString(require(name), step(name));
  }

  public Optional<String> optionalString(String name) {
    return member(name).map(value -> asString(value, step(name)));
  }

  public long longValue(String name) {
    return asLong(require(name), step(name));
  }

  public OptionalLong optionalLong(String name) {
    return member(name)
        .map(value -> OptionalLong.of(asLong(value, step(name))))
        .orElse(OptionalLong.empty());
  }

  public boolean booleanValue(String name) {
    return asBoolean(require(name), step(name));
  }

  public Optional<Boolean> optionalBoolean(String name) {
    return member(name).map(value -> asBoolean(value, step(name)));
  }

  public JsonReader object(String name) {
    return asReader(require(name), step(name));
  }

  public Optional<JsonReader> optionalObject(String name) {
    return member(name).map(value -> asReader(value, step(name)));
  }

  /// A list of objects.
  public List<JsonReader> objects(String name) {
    return elements(name, JsonReader::asReader);
  }

  /// A list of strings.
  public List<String> strings(String name) {
    return elements(name, JsonReader::asString);
  }

  /// A value of any type.
  public JsonValue any(String name) {
    return require(name);
  }

  /// A moment as RFC 3339 writes it, in UTC with `Z`, with at most nine digits of a second.
  public Instant instant(String name) {
    return asInstant(string(name), step(name));
  }

  public Optional<Instant> optionalInstant(String name) {
    return optionalString(name).map(text -> asInstant(text, step(name)));
  }

  /// Bytes in base64 with the standard alphabet and padding (RFC 4648 §4); only the one canonical
  /// text of the bytes is taken.
  public byte[] base64(String name) {
    return asBytes(string(name), step(name));
  }

  public Optional<byte[]> optionalBase64(String name) {
    return optionalString(name).map(text -> asBytes(text, step(name)));
  }

  /// Refuses members that nobody asked for, naming the first.
  public void end() {
    for (String name : object.members().keySet()) {
      if (!asked.contains(name)) {
        throw fault(name, "the member is not known here");
      }
    }
  }

  /// A refusal of a member for a reason of the caller's.
  ///
  /// @param sentence what is wrong, without the place
  public JsonException fault(String name, String sentence) {
    return shape(step(name), sentence);
  }

  private Optional<JsonValue> member(String name) {
    asked.add(name);
    return object.member(name);
  }

  private JsonValue require(String name) {
    return member(name).orElseThrow(() -> fault(name, "the member is missing"));
  }

  private <T> List<T> elements(String name, BiFunction<JsonValue, String, T> read) {
    if (!(require(name) instanceof JsonArray array)) {
      throw fault(name, "expected a list, not " + require(name).kind());
    }
    List<T> elements = new ArrayList<>();
    for (JsonValue element : array.elements()) {
      elements.add(read.apply(element, step(name) + "/" + elements.size()));
    }
    return List.copyOf(elements);
  }

  private static String asString(JsonValue value, String at) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw shape(at, "expected a string, not " + value.kind());
  }

  private static JsonReader asReader(JsonValue value, String at) {
    if (value instanceof JsonObject object) {
      return new JsonReader(object, at);
    }
    throw shape(at, "expected an object, not " + value.kind());
  }

  private static long asLong(JsonValue value, String at) {
    if (value instanceof JsonNumber number) {
      return number
          .longValue()
          .orElseThrow(() -> shape(at, "expected a whole number of 64 bits without exponent"));
    }
    throw shape(at, "expected a number, not " + value.kind());
  }

  private static boolean asBoolean(JsonValue value, String at) {
    if (value instanceof JsonBoolean truth) {
      return truth.value();
    }
    throw shape(at, "expected true or false, not " + value.kind());
  }

  private static Instant asInstant(String text, String at) {
    if (text.length() <= 30 && INSTANT.matcher(text).matches()) {
      try {
        return Instant.parse(text);
      } catch (DateTimeException _) {
        throw shape(at, "there is no such day");
      }
    }
    throw shape(at, "expected a time such as 2030-01-31T08:00:00Z");
  }

  private static byte[] asBytes(String text, String at) {
    byte[] given = text.getBytes(StandardCharsets.ISO_8859_1);
    try {
      byte[] bytes = Base64.getDecoder().decode(given);
      // The decoder also takes absent padding and stray bits, which would give one value many
      // texts.
      if (Arrays.equals(Base64.getEncoder().encode(bytes), given)) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // refused below
    }
    throw shape(at, "expected base64 with padding");
  }

  private String step(String name) {
    return pointer + "/" + Place.escape(name);
  }

  private static JsonException shape(String pointer, String sentence) {
    return new JsonException(Fault.SHAPE, pointer, -1, sentence);
  }
}
