package dev.tocsin.exchange.keys;

import dev.tocsin.log.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Names one public key: the first 16 bytes of a SHA-256 over its algorithm and value.
///
/// @param value 32 lower-case hexadecimal digits
public record KeyId(String value) {
  private static final int BYTES = 16;
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

  public KeyId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a key id: it has 32 lower-case hex digits");
    }
  }

  static KeyId of(Algorithm algorithm, byte[] key) {
    var tag = "tocsin/key/v1\n" + algorithm.wire() + "\n";
    byte[] digest = Hash.of(tag.getBytes(StandardCharsets.UTF_8), key).bytes();
    return new KeyId(HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)));
  }

  @Override
  public String toString() {
    return value;
  }
}
