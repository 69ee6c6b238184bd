package dev.tocsin.exchange.keys;

import java.security.MessageDigest;
import java.security.SecureRandom;

/// Thirty-two secret bytes from which one private key is derived. Immutable; it never shows itself
/// in text.
public final class SecretSeed {
  public static final int SIZE = 32;

  private final byte[] value;

  private SecretSeed(byte[] value) {
    this.value = value;
  }

  /// Wraps a copy of 32 bytes.
  ///
  /// @throws IllegalArgumentException if there are not exactly 32 bytes
  public static SecretSeed of(byte[] value) {
    if (value.length != SIZE) {
      throw new IllegalArgumentException("a seed has " + SIZE + " bytes, not " + value.length);
    }
    return new SecretSeed(value.clone());
  }

  public static SecretSeed random(SecureRandom random) {
    var value = new byte[SIZE];
    random.nextBytes(value);
    return new SecretSeed(value);
  }

  public byte[] toArray() {
    return value.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretSeed seed && MessageDigest.isEqual(value, seed.value);
  }

  @Override
  public int hashCode() {
    return SecretSeed.class.hashCode();
  }

  @Override
  public String toString() {
    return "a secret seed";
  }
}
