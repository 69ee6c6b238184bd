package dev.tocsin.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Readers that take exactly one text form of each value, so that no value has two encodings.
final class StrictText {
  private static final int LONGEST_DECIMAL = 19;

  private StrictText() {}

  /// Standard base64 with padding, in its canonical form only (RFC 4648 §4, §3.5).
  static byte[] base64(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new FormatException("not base64", e);
    }
    // The decoder accepts missing padding and stray trailing bits; the encoder makes neither.
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new FormatException("not canonical base64");
    }
    return bytes;
  }

  /// ASCII decimal from 0 to 2^63-1 without sign or leading zeroes.
  static long decimal(String text) {
    if (text.isEmpty() || text.length() > LONGEST_DECIMAL) {
      throw new FormatException("a number needs 1 to 19 digits, not " + text.length());
    }
    if (text.length() > 1 && text.charAt(0) == '0') {
      throw new FormatException("a number has a leading zero");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        throw new FormatException("a number has a character that is no digit");
      }
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new FormatException("a number is above 2^63-1", e);
    }
  }

  /// Decodes UTF-8 and refuses every malformed sequence.
  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new FormatException("not UTF-8", e);
    }
  }
}
