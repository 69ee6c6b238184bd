package dev.tocsin.stix.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects UTF-8; for one thread.
final class Utf8Buffer {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private byte[] bytes;
  private int length;

  Utf8Buffer(int expected) {
    this.bytes = new byte[Math.max(16, expected)];
  }

  int length() {
    return length;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  void put(char ascii) {
    if (length == bytes.length) {
      reserve(1);
    }
    bytes[length++] = (byte) ascii;
  }

  void put(String ascii) {
    put(ascii.getBytes(StandardCharsets.ISO_8859_1), 0, ascii.length());
  }

  void put(byte[] source, int from, int to) {
    reserve(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
  }

  /// A copy of what was collected from a place on.
  byte[] tail(int from) {
    return Arrays.copyOfRange(bytes, from, length);
  }

  /// Forgets what was collected from a place on.
  void cut(int newLength) {
    length = newLength;
  }

  /// A string with its quotes and only the escapes that JSON demands.
  void quoted(String text) {
    put('"');
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int plain = 0;
    for (int at = 0; at < utf8.length; at++) {
      int unit = utf8[at];
      if ((unit >= 0 && unit < ' ') || unit == '"' || unit == '\\') {
        put(utf8, plain, at);
        plain = at + 1;
        escape(unit);
      }
    }
    put(utf8, plain, utf8.length);
    put('"');
  }

  private void escape(int unit) {
    put('\\');
    switch (unit) {
      case '"', '\\' -> put((char) unit);
      case '\b' -> put('b');
      case '\f' -> put('f');
      case '\n' -> put('n');
      case '\r' -> put('r');
      case '\t' -> put('t');
      default -> {
        put("u00");
        put((char) HEX[unit >> 4]);
        put((char) HEX[unit & 0xf]);
      }
    }
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      int wanted = Math.addExact(length, more);
      bytes = Arrays.copyOf(bytes, Math.clamp(2L * bytes.length, wanted, Integer.MAX_VALUE - 8));
    }
  }
}
