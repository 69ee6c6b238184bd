package dev.tocsin.core;

import java.util.Arrays;
import java.util.HexFormat;

/// An immutable run of bytes, copied on the way in and out.
public final class Bytes {
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  public static Bytes of(byte[] value) {
    return new Bytes(value.clone());
  }

  /// Takes an array over without a copy, from a caller who made it and keeps no hold of it.
  public static Bytes takenOver(byte[] value) {
    return new Bytes(value);
  }

  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public byte[] toArray() {
    return value.clone();
  }

  /// Copies all of them into an array.
  public void copyTo(byte[] target, int at) {
    System.arraycopy(value, 0, target, at, value.length);
  }

  public int size() {
    return value.length;
  }

  public String utf8() {
    return new String(value, java.nio.charset.StandardCharsets.UTF_8);
  }

  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /// The size only: contents may be secret or long.
  @Override
  public String toString() {
    return value.length + " bytes";
  }
}
