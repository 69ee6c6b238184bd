package dev.tocsin.core.journal;

import dev.tocsin.core.Bytes;
import dev.tocsin.log.Hash;
import java.nio.ByteBuffer;

/// What the last commit left.
///
/// @param commits how many commits there were
/// @param logSize leaves in the log
/// @param logRoot RFC 9162 root of the log
public record Head(long commits, long logSize, Hash logRoot) {
  private static final int SIZE_BYTES = 2 * Long.BYTES + Hash.SIZE_BYTES;

  public Bytes encode() {
    return Bytes.of(
        ByteBuffer.allocate(SIZE_BYTES)
            .putLong(commits)
            .putLong(logSize)
            .put(logRoot.bytes())
            .array());
  }

  public static Head decode(Bytes bytes) {
    if (bytes.size() != SIZE_BYTES) {
      throw new IllegalArgumentException("a head row has " + SIZE_BYTES + " bytes");
    }
    var buffer = ByteBuffer.wrap(bytes.toArray());
    long commits = buffer.getLong();
    long logSize = buffer.getLong();
    var root = new byte[Hash.SIZE_BYTES];
    buffer.get(root);
    return new Head(commits, logSize, Hash.fromBytes(root));
  }
}
