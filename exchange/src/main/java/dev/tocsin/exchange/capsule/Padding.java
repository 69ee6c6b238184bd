package dev.tocsin.exchange.capsule;

import dev.tocsin.core.Bytes;
import java.nio.ByteBuffer;

/// The plaintext of a capsule: two lengths, the envelope, the parts, and zeros up to a size bucket,
/// so that a relay learns the size only roughly. Buckets are 4 KiB, doubling to 1 MiB, then
/// multiples of 1 MiB.
public final class Padding {
  private static final int LENGTHS_BYTES = 2 * Integer.BYTES;
  private static final int SMALLEST = 4 * 1024;
  private static final int MEBIBYTE = 1024 * 1024;

  /// The largest bucket; one more would not fit a capsule.
  public static final int PLAINTEXT_MAX = Capsule.BYTES_MAX - MEBIBYTE;

  private Padding() {}

  /// What is sealed.
  ///
  /// @param envelope the signed statement
  /// @param parts as [dev.tocsin.core.statement.PartsFrame] writes them
  public record Content(Bytes envelope, Bytes parts) {}

  /// The plaintext to be sealed.
  ///
  /// @throws IllegalArgumentException if the content is too large for a capsule
  public static byte[] pad(Content content) {
    long size = (long) LENGTHS_BYTES + content.envelope.size() + content.parts.size();
    if (size > PLAINTEXT_MAX) {
      throw new IllegalArgumentException(
          "the content has " + size + " bytes; a capsule carries at most " + PLAINTEXT_MAX);
    }
    return ByteBuffer.allocate(bucket((int) size))
        .putInt(content.envelope.size())
        .putInt(content.parts.size())
        .put(content.envelope.toArray())
        .put(content.parts.toArray())
        .array();
  }

  /// What a plaintext holds.
  ///
  /// @throws CapsuleException if the bytes are not what [#pad] writes
  public static Content unpad(byte[] plaintext) {
    if (plaintext.length < SMALLEST || plaintext.length > PLAINTEXT_MAX) {
      throw malformed();
    }
    var buffer = ByteBuffer.wrap(plaintext);
    int envelopeSize = buffer.getInt();
    int partsSize = buffer.getInt();
    long size = (long) LENGTHS_BYTES + envelopeSize + partsSize;
    if (envelopeSize < 0
        || partsSize < 0
        || size > plaintext.length
        || bucket((int) size) != plaintext.length) {
      throw malformed();
    }
    var envelope = new byte[envelopeSize];
    var parts = new byte[partsSize];
    buffer.get(envelope).get(parts);
    while (buffer.hasRemaining()) {
      if (buffer.get() != 0) {
        throw malformed();
      }
    }
    return new Content(Bytes.of(envelope), Bytes.of(parts));
  }

  /// The smallest bucket that holds `size` bytes.
  static int bucket(int size) {
    if (size > MEBIBYTE) {
      return Math.ceilDiv(size, MEBIBYTE) * MEBIBYTE;
    }
    int bucket = SMALLEST;
    while (bucket < size) {
      bucket *= 2;
    }
    return bucket;
  }

  private static CapsuleException malformed() {
    return new CapsuleException(
        CapsuleException.Fault.MALFORMED, "its lengths and padding do not fit each other");
  }
}
