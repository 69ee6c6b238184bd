package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The row of one version of an object: whether there is a later one, id, version, and the object
/// as it was sent. Shares the bytes that it is made of, which nobody may change. Immutable.
public final class ObjectRow {
  private static final int SUPERSEDED = 0;
  private static final int ID_LENGTH = 1;
  private static final int ID = 3;
  private static final int FIXED_BYTES = ID + 1;

  private final byte[] value;
  private final int version;
  private final int json;

  private ObjectRow(byte[] value) {
    this.value = value;
    this.version = ID + shortAt(value, ID_LENGTH);
    this.json = version + 1 + (value[version] & 0xff);
  }

  /// Reads a row's value.
  public static ObjectRow read(byte[] value) {
    return new ObjectRow(value);
  }

  /// A row as it is written.
  ///
  /// @param version as sent, or the date where the object has none
  static Bytes write(boolean superseded, String id, String version, byte[] json) {
    byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
    byte[] versionBytes = version.getBytes(StandardCharsets.UTF_8);
    return Bytes.takenOver(
        ByteBuffer.allocate(FIXED_BYTES + idBytes.length + versionBytes.length + json.length)
            .put((byte) (superseded ? 1 : 0))
            .putShort((short) idBytes.length)
            .put(idBytes)
            .put((byte) versionBytes.length)
            .put(versionBytes)
            .put(json)
            .array());
  }

  /// The same row with another mark.
  static Bytes marked(Bytes row, boolean superseded) {
    byte[] value = row.toArray();
    value[SUPERSEDED] = (byte) (superseded ? 1 : 0);
    return Bytes.takenOver(value);
  }

  /// Whether the collection has a later version, for whoever may see that one.
  public boolean superseded() {
    return value[SUPERSEDED] != 0;
  }

  public String id() {
    return new String(value, ID, version - ID, StandardCharsets.UTF_8);
  }

  /// `modified` or `created` as sent; the date of addition where the object has neither.
  public String version() {
    return new String(value, version + 1, json - version - 1, StandardCharsets.UTF_8);
  }

  /// Where the object begins in [#bytes]; it goes to the end.
  public int offset() {
    return json;
  }

  /// How many bytes the object has.
  public int length() {
    return value.length - json;
  }

  /// The bytes that hold the object; not to be changed.
  public byte[] bytes() {
    return value;
  }

  /// A copy of the object.
  public byte[] json() {
    return java.util.Arrays.copyOfRange(value, json, value.length);
  }

  private static int shortAt(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
