package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.StixId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/// The keys of a collection's rows.
final class Keys {
  private static final int VERSION_BYTES = Long.BYTES + Integer.BYTES + Long.BYTES;

  private Keys() {}

  static Bytes of(int collection) {
    return RowKey.start().add(collection).end();
  }

  /// All objects with a label.
  static Bytes log(int collection, int label) {
    return RowKey.start().add(collection).add(label).end();
  }

  static Bytes object(int collection, int label, DateAdded date) {
    return RowKey.start().add(collection).add(label).add(date.micros()).end();
  }

  /// The place that [#object] wrote.
  static ObjectPlace place(byte[] object) {
    var key = ByteBuffer.wrap(object);
    return new ObjectPlace(key.getInt(), key.getInt(), new DateAdded(key.getLong()));
  }

  static Bytes type(int collection, int label, String type) {
    return RowKey.start().add(collection).add(label).add(type).add((byte) 0).end();
  }

  static Bytes type(int collection, int label, String type, DateAdded date) {
    return RowKey.start()
        .add(collection)
        .add(label)
        .add(type)
        .add((byte) 0)
        .add(date.micros())
        .end();
  }

  static Bytes id(int collection, StixId id) {
    return start(collection, id).end();
  }

  /// What [RecentIds#number] says of the id in the key of an object or of a version.
  static long numberAtStart(byte[] id) {
    var key = ByteBuffer.wrap(id);
    int collection = key.getInt();
    return RecentIds.number(collection, key.getLong(), key.getLong());
  }

  /// All versions of an object.
  static Bytes versions(int collection, StixId id) {
    return start(collection, id).add((byte) 0).end();
  }

  /// The versions of an object that have a label.
  static Bytes versions(int collection, StixId id, int label) {
    return start(collection, id).add((byte) 0).add(label).end();
  }

  static Bytes version(int collection, StixId id, VersionRow version) {
    var at = version.at();
    // Seconds before 1970 sort first.
    return start(collection, id)
        .add((byte) 0)
        .add(version.label())
        .add(at.getEpochSecond() ^ Long.MIN_VALUE)
        .add(at.getNano())
        .add(version.since().micros())
        .end();
  }

  private static RowKey start(int collection, StixId id) {
    return RowKey.start()
        .add(collection)
        .add(id.uuid().getMostSignificantBits())
        .add(id.uuid().getLeastSignificantBits())
        .add(id.type());
  }

  static Bytes marking(int collection, UUID marking) {
    return RowKey.start()
        .add(collection)
        .add(marking.getMostSignificantBits())
        .add(marking.getLeastSignificantBits())
        .end();
  }

  /// The marking in the key of a definition.
  static StixId markingAtEnd(byte[] key) {
    var buffer = ByteBuffer.wrap(key, Integer.BYTES, 2 * Long.BYTES);
    return new StixId("marking-definition", new UUID(buffer.getLong(), buffer.getLong()));
  }

  static Bytes wanted(int collection, UUID marking, int label, DateAdded date) {
    return RowKey.start()
        .add(collection)
        .add(marking.getMostSignificantBits())
        .add(marking.getLeastSignificantBits())
        .add(label)
        .add(date.micros())
        .end();
  }

  /// An object that waits, by its content.
  static Bytes waiting(int collection, StixId id, Hash digest) {
    var key = start(collection, id).add((byte) 0);
    for (byte each : digest.bytes()) {
      key.add(each);
    }
    return key.end();
  }

  static Bytes statusExpiry(long epochSecond, UUID id) {
    return RowKey.start()
        .add(epochSecond)
        .add(id.getMostSignificantBits())
        .add(id.getLeastSignificantBits())
        .end();
  }

  /// The label in the key of a version.
  static int labelOfVersion(byte[] key) {
    return ByteBuffer.wrap(key).getInt(key.length - VERSION_BYTES - Integer.BYTES);
  }

  static Instant versionAtEnd(byte[] key) {
    var buffer = ByteBuffer.wrap(key);
    int at = key.length - VERSION_BYTES;
    return Instant.ofEpochSecond(
        buffer.getLong(at) ^ Long.MIN_VALUE, buffer.getInt(at + Long.BYTES));
  }

  static DateAdded dateAtEnd(byte[] key) {
    return new DateAdded(ByteBuffer.wrap(key).getLong(key.length - Long.BYTES));
  }
}
