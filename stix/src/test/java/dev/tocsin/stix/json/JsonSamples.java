package dev.tocsin.stix.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/// Random values, and random damage to their bytes.
final class JsonSamples {
  private static final String[] SYNTAX = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "-",
    "0",
    ".",
    "e",
    "true",
    "null",
    " ",
    "\n",
    "\\ud83d",
    "\\udd14",
    "\u00e9",
    "\ud83d\udd14",
    "1e9",
    "\"a\":1,",
    "\\\"",
    "/",
    "\t"
  };

  private final Random random;

  JsonSamples(Random random) {
    this.random = random;
  }

  JsonValue value(int depth) {
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
    // Now and then so many that they stand in a hash table.
    boolean many = random.nextInt(200) == 0;
    for (int member = many ? 100 : random.nextInt(5); member > 0; member--) {
      members.put(text(), many ? new JsonBoolean(true) : value(depth));
    }
    return new JsonObject(members);
  }

  String text() {
    int[] ceilings = {0x20, 0x80, 0x80, 0x800, 0xd800, 0x110000};
    int ceiling = ceilings[random.nextInt(ceilings.length)];
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(24); left > 0; left--) {
      int character = random.nextInt(random.nextInt(4) == 0 ? 0x110000 : ceiling);
      text.appendCodePoint(character >= 0xd800 && character < 0xe000 ? 'x' : character);
    }
    return text.toString();
  }

  /// The bytes with up to three of them changed, a piece of syntax put in, or the end cut off.
  byte[] damaged(byte[] whole) {
    byte[] bytes = whole.clone();
    for (int damage = random.nextInt(4); damage > 0; damage--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextBoolean()) {
      String piece = SYNTAX[random.nextInt(SYNTAX.length)];
      bytes = inserted(bytes, piece.getBytes(UTF_8));
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }

  private byte[] inserted(byte[] bytes, byte[] piece) {
    int at = random.nextInt(bytes.length + 1);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + piece.length);
    System.arraycopy(piece, 0, longer, at, piece.length);
    System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
    return longer;
  }
}
