package dev.tocsin.core.statement;

import dev.tocsin.core.Bytes;
import dev.tocsin.log.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A blinded entry of a node's log: 33 bytes that show nothing to whoever lacks the opening.
public final class Leaf {
  public static final int SIZE_BYTES = 33;
  private static final byte VERSION = 1;
  private static final byte[] TAG = "tocsin/leaf/v1\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] POLICY = "tocsin/policy/v1\n".getBytes(StandardCharsets.UTF_8);

  private Leaf() {}

  /// Whether the log's owner said the statement or heard it.
  public enum Direction {
    SENT((byte) 0),
    RECEIVED((byte) 1);

    private final byte code;

    Direction(byte code) {
      this.code = code;
    }

    /// Stands in leaves and row keys, so it never changes.
    public byte code() {
      return code;
    }

    /// The direction with some code.
    ///
    /// @throws IllegalArgumentException if no direction has the code
    public static Direction of(byte code) {
      for (var direction : values()) {
        if (direction.code == code) {
          return direction;
        }
      }
      throw new IllegalArgumentException("no direction has the code " + code);
    }
  }

  /// The entry for one statement.
  ///
  /// @param blind 32 random bytes
  public static Bytes entry(Hash blind, Direction direction, Hash digest, long epoch, long seq) {
    byte[] place = ByteBuffer.allocate(17).put(direction.code).putLong(epoch).putLong(seq).array();
    return entry(Hash.of(TAG, blind.bytes(), digest.bytes(), place));
  }

  /// The entry for a release policy that came into force.
  ///
  /// @param blind 32 random bytes
  /// @param version SHA-256 of the policy's bytes
  public static Bytes policy(Hash blind, Hash version) {
    return entry(Hash.of(POLICY, blind.bytes(), version.bytes()));
  }

  private static Bytes entry(Hash commitment) {
    return Bytes.of(ByteBuffer.allocate(SIZE_BYTES).put(VERSION).put(commitment.bytes()).array());
  }
}
