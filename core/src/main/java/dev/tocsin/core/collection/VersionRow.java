package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.log.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Where one version of an object is.
///
/// @param label the number of its label in the collection; part of the key
/// @param digest of its canonical form (RFC 8785)
/// @param version as sent
record VersionRow(DateAdded date, int label, Hash digest, String version) {
  private static final int FIXED_BYTES = Long.BYTES + Hash.SIZE_BYTES;

  /// The row's value.
  Bytes write() {
    byte[] text = version.getBytes(StandardCharsets.UTF_8);
    return Bytes.takenOver(
        ByteBuffer.allocate(FIXED_BYTES + text.length)
            .putLong(date.micros())
            .put(digest.bytes())
            .put(text)
            .array());
  }

  static VersionRow read(byte[] key, byte[] value) {
    var buffer = ByteBuffer.wrap(value);
    var date = new DateAdded(buffer.getLong());
    var digest = new byte[Hash.SIZE_BYTES];
    buffer.get(digest);
    var text =
        new String(Arrays.copyOfRange(value, FIXED_BYTES, value.length), StandardCharsets.UTF_8);
    return new VersionRow(date, Keys.labelOfVersion(key), Hash.fromBytes(digest), text);
  }
}
