package dev.tocsin.core;

import dev.tocsin.log.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Thirty-two fresh random bytes that come in with an event, from which the pure core draws every
/// random value that it needs. Each name gives another value; the same name gives the same one.
///
/// @param value random, used for one event only
public record Seed(Hash value) {
  private static final byte[] TAG = "tocsin/seed/v1\n".getBytes(StandardCharsets.UTF_8);

  /// Thirty-two bytes for one purpose.
  public Hash draw(String purpose) {
    return Hash.of(TAG, value.bytes(), purpose.getBytes(StandardCharsets.UTF_8));
  }

  public UUID uuid(String purpose) {
    var bytes = ByteBuffer.wrap(draw(purpose).bytes());
    long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
    long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /// A fraction from 0 (included) to 1 (excluded).
  public double fraction(String purpose) {
    return (ByteBuffer.wrap(draw(purpose).bytes()).getLong() >>> 11) * 0x1.0p-53;
  }
}
