package dev.tocsin.core.collection;

import dev.tocsin.log.Hash;
import dev.tocsin.stix.ByteSlice;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One version of an object as it stands in a block: id, version, and the object as it was sent.
/// Shares the bytes that it is made of, which nobody may change. Immutable.
public final class ObjectRow {
  private static final int ID = Short.BYTES;
  private static final int FIXED_BYTES = ID + 1;

  private final byte[] bytes;
  private final int start;
  private final int version;
  private final int json;
  private final int end;

  private ObjectRow(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.version = start + ID + shortAt(bytes, start);
    this.json = version + 1 + (bytes[version] & 0xff);
    this.end = end;
  }

  /// Reads what [#write] wrote.
  static ObjectRow read(byte[] bytes, int start, int end) {
    return new ObjectRow(bytes, start, end);
  }

  /// An object.
  ///
  /// @param version as sent, or the date where the object has none
  public static ObjectRow of(String id, String version, ByteSlice json) {
    byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
    byte[] versionBytes = version.getBytes(StandardCharsets.UTF_8);
    var row =
        ByteBuffer.allocate(FIXED_BYTES + idBytes.length + versionBytes.length + json.length())
            .putShort((short) idBytes.length)
            .put(idBytes)
            .put((byte) versionBytes.length)
            .put(versionBytes);
    json.copyTo(row);
    return new ObjectRow(row.array(), 0, row.position());
  }

  public String id() {
    return new String(bytes, start + ID, version - start - ID, StandardCharsets.UTF_8);
  }

  /// The same object with another version.
  ObjectRow withVersion(String other) {
    return of(id(), other, ByteSlice.copyOf(json()));
  }

  String type() {
    String id = id();
    return id.substring(0, id.indexOf("--"));
  }

  /// `modified` or `created` as sent; the date of addition where the object has neither.
  public String version() {
    return new String(bytes, version + 1, json - version - 1, StandardCharsets.UTF_8);
  }

  /// Where the object begins in [#bytes].
  public int offset() {
    return json;
  }

  /// How many bytes the object has.
  public int length() {
    return end - json;
  }

  /// The bytes that hold the object among others; not to be changed.
  public byte[] bytes() {
    return bytes;
  }

  /// A copy of the object.
  public byte[] json() {
    return Arrays.copyOfRange(bytes, json, end);
  }

  /// Whether the object is the same as another, however either is written.
  boolean sameObject(ObjectRow other) {
    return Arrays.equals(bytes, json, end, other.bytes, other.json, other.end)
        || digest().equals(other.digest());
  }

  /// The digest of the object's canonical form (RFC 8785).
  Hash digest() {
    return Hash.of(CanonicalJson.of(StixObject.parse(json()).json()));
  }

  /// How many bytes it has in a block.
  int size() {
    return end - start;
  }

  void write(ByteBuffer to) {
    to.put(bytes, start, size());
  }

  private static int shortAt(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
