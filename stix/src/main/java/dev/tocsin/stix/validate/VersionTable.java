package dev.tocsin.stix.validate;

import dev.tocsin.stix.StixTimestamp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Remembers the content of millions of versions of objects, in sixteen bytes each: 64 bits of a
/// salted hash for the version and 64 for the content. Of a million versions, two fall together by
/// chance once in ten million documents; nobody can make them, since the salt is secret. For one
/// thread.
final class VersionTable {
  private static final int FIRST_SLOTS = 1024;

  private final MessageDigest digest = sha256();
  private final byte[] salt = new byte[16];
  private final int most;
  private long[] keys = new long[FIRST_SLOTS];
  private long[] contents = new long[FIRST_SLOTS];
  private int count;

  /// @param most versions that are remembered
  VersionTable(int most) {
    this.most = most;
    new SecureRandom().nextBytes(salt);
  }

  /// What is known of a version.
  enum Match {
    /// It is the first object of its version.
    NEW,
    SAME_CONTENT,
    OTHER_CONTENT,
    /// The table is full.
    UNKNOWN
  }

  /// Remembers a version unless it is there already.
  ///
  /// @param modified the time of the version; empty for objects without versions
  /// @param content the object in canonical JSON
  Match add(String id, String modified, byte[] content) {
    long key = hash((id + "\n" + key(modified)).getBytes(StandardCharsets.UTF_8));
    int slot = slot(key);
    if (keys[slot] != 0) {
      return contents[slot] == hash(content) ? Match.SAME_CONTENT : Match.OTHER_CONTENT;
    }
    if (count == most) {
      return Match.UNKNOWN;
    }
    keys[slot] = key;
    contents[slot] = hash(content);
    if (++count > keys.length / 4 * 3) {
      grow();
    }
    return Match.NEW;
  }

  /// The slot that holds the key, or the free one where it belongs.
  private int slot(long key) {
    int slot = (int) key & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldContents = contents;
    keys = new long[2 * oldKeys.length];
    contents = new long[2 * oldKeys.length];
    for (int index = 0; index < oldKeys.length; index++) {
      if (oldKeys[index] != 0) {
        int slot = slot(oldKeys[index]);
        keys[slot] = oldKeys[index];
        contents[slot] = oldContents[index];
      }
    }
  }

  /// Never 0, which marks a free slot.
  private long hash(byte[] bytes) {
    digest.update(salt);
    long hash = ByteBuffer.wrap(digest.digest(bytes)).getLong();
    return hash == 0 ? 1 : hash;
  }

  /// The time without zeros at its end, so that two texts of one moment are one version.
  private static String key(String modified) {
    int end = modified.length() - 1;
    if (!StixTimestamp.isTimestamp(modified) || modified.indexOf('.') < 0) {
      return modified;
    }
    while (modified.charAt(end - 1) == '0') {
      end--;
    }
    return modified.substring(0, modified.charAt(end - 1) == '.' ? end - 1 : end) + "Z";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
