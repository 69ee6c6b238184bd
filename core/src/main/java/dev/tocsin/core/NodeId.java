package dev.tocsin.core;

import dev.tocsin.log.Hash;
import java.util.regex.Pattern;

/// Names one node for ever: the SHA-256 of its first root public keys, in lower-case base32 without
/// padding (52 characters).
///
/// @param value the base32 text
public record NodeId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z2-7]{52}");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS_PER_LETTER = 5;

  /// Stands where a refusal has no addressee that is known. No node has this id.
  public static final NodeId NOBODY = new NodeId("a".repeat(52));

  public NodeId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a node id: it has 52 letters a-z and digits 2-7");
    }
  }

  public static NodeId of(Hash rootKeys) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte octet : rootKeys.bytes()) {
      buffer = (buffer << Byte.SIZE) | (octet & 0xff);
      bits += Byte.SIZE;
      while (bits >= BITS_PER_LETTER) {
        bits -= BITS_PER_LETTER;
        text.append(ALPHABET.charAt((buffer >> bits) & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((buffer << (BITS_PER_LETTER - bits)) & 31));
    }
    return new NodeId(text.toString());
  }

  /// The first eight letters, for people who already know which nodes there are.
  public String brief() {
    return value.substring(0, 8);
  }

  @Override
  public String toString() {
    return value;
  }
}
