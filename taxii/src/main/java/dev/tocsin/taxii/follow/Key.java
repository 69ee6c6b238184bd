package dev.tocsin.taxii.follow;

import dev.tocsin.stix.BundledObject;
import dev.tocsin.stix.json.CanonicalJson;
import dev.tocsin.stix.json.JsonException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// What tells one version of one object with one content from all others: the first 16 bytes of a
/// SHA-256 over id, version and canonical JSON. White space and the order of members do not count,
/// since some servers write them anew each time.
public record Key(long high, long low) {
  private static final int BYTES = 16;

  public static Key of(BundledObject object) {
    byte[] content;
    try {
      content = CanonicalJson.of(object.value());
    } catch (JsonException _) {
      content = object.source().toByteArray();
    }
    return of(object.id().orElse(""), object.version().orElse(""), content);
  }

  static Key of(String id, String version, byte[] content) {
    MessageDigest digest = sha256();
    for (String text : List.of(id, version)) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return read(ByteBuffer.wrap(digest.digest(content)));
  }

  /// One key for a whole page.
  static Key ofPage(List<Key> keys) {
    MessageDigest digest = sha256();
    digest.update(bytes(keys));
    return read(ByteBuffer.wrap(digest.digest()));
  }

  /// The keys one behind the other, 16 bytes each.
  static byte[] bytes(List<Key> keys) {
    ByteBuffer buffer = ByteBuffer.allocate(keys.size() * BYTES);
    keys.forEach(key -> buffer.putLong(key.high()).putLong(key.low()));
    return buffer.array();
  }

  /// Reads what [#bytes] wrote.
  static List<Key> keys(byte[] bytes) {
    if (bytes.length % BYTES != 0) {
      throw new IllegalArgumentException("a key has " + BYTES + " bytes");
    }
    var buffer = ByteBuffer.wrap(bytes);
    var keys = new java.util.ArrayList<Key>();
    while (buffer.hasRemaining()) {
      keys.add(read(buffer));
    }
    return keys;
  }

  private static Key read(ByteBuffer buffer) {
    return new Key(buffer.getLong(), buffer.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
