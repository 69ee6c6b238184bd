package dev.tocsin.core.journal;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.log.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// Builds row keys: numbers big-endian, so that keys sort as numbers do.
public final class RowKey {
  private byte[] key = new byte[64];
  private int size;

  private RowKey() {}

  public static RowKey start() {
    return new RowKey();
  }

  public static Bytes of(long number) {
    return start().add(number).end();
  }

  public static Bytes of(Hash hash) {
    return Bytes.of(hash.bytes());
  }

  public static Bytes of(LinkId link) {
    return start().add(link).end();
  }

  public static Bytes of(Place place) {
    return start().add(place).end();
  }

  public static Bytes of(UUID id) {
    return start().add(id.getMostSignificantBits()).add(id.getLeastSignificantBits()).end();
  }

  public static Bytes of(UUID first, UUID second) {
    return start()
        .add(first.getMostSignificantBits())
        .add(first.getLeastSignificantBits())
        .add(second.getMostSignificantBits())
        .add(second.getLeastSignificantBits())
        .end();
  }

  public static Bytes node(int level, long index) {
    return start().add((byte) level).add(index).end();
  }

  public static Bytes kept(String kind, String name) {
    return start().add(kind).add((byte) 0).add(name).end();
  }

  public static Bytes explanation(dev.tocsin.core.draft.DraftId draft, LinkId recipient) {
    return start()
        .add(draft.value().getMostSignificantBits())
        .add(draft.value().getLeastSignificantBits())
        .add(recipient)
        .end();
  }

  public static Bytes descriptor(dev.tocsin.core.NodeId node, long version) {
    return start().add(node.value()).add(version).end();
  }

  public RowKey add(byte value) {
    reserve(1);
    key[size++] = value;
    return this;
  }

  public RowKey add(long number) {
    return add((int) (number >>> Integer.SIZE)).add((int) number);
  }

  public RowKey add(int number) {
    return add((byte) (number >>> 24))
        .add((byte) (number >>> 16))
        .add((byte) (number >>> 8))
        .add((byte) number);
  }

  public RowKey add(LinkId link) {
    return add(link.number());
  }

  public RowKey add(Place place) {
    return add(place.link()).add(place.epoch()).add(place.seq());
  }

  public RowKey add(Precedence precedence) {
    return add((byte) precedence.rank());
  }

  public RowKey add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, key, size, utf8.length);
    size += utf8.length;
    return this;
  }

  private void reserve(int more) {
    if (size + more > key.length) {
      key = Arrays.copyOf(key, 2 * (size + more));
    }
  }

  public Bytes end() {
    return Bytes.takenOver(Arrays.copyOf(key, size));
  }
}
