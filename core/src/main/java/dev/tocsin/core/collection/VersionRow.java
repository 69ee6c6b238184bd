package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Where one version of an object is.
///
/// @param label the number of its label in the collection; part of the key
/// @param version as sent
record VersionRow(DateAdded date, int label, String version) {
  /// The row's value.
  Bytes write() {
    byte[] text = version.getBytes(StandardCharsets.UTF_8);
    return Bytes.takenOver(
        ByteBuffer.allocate(Long.BYTES + text.length).putLong(date.micros()).put(text).array());
  }

  static VersionRow read(byte[] key, byte[] value) {
    var date = new DateAdded(ByteBuffer.wrap(value).getLong());
    var text = new String(value, Long.BYTES, value.length - Long.BYTES, StandardCharsets.UTF_8);
    return new VersionRow(date, Keys.labelOfVersion(key), text);
  }
}
