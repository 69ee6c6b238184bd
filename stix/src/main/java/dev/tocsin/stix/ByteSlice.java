package dev.tocsin.stix;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/// Part of a byte array that nobody changes any more. Equal by content; safe for many threads.
public final class ByteSlice {
  private final byte[] array;
  private final int from;
  private final int to;

  private ByteSlice(byte[] array, int from, int to) {
    this.array = array;
    this.from = from;
    this.to = to;
  }

  /// A copy of all the bytes.
  public static ByteSlice copyOf(byte[] bytes) {
    return new ByteSlice(bytes.clone(), 0, bytes.length);
  }

  /// Takes an array over without a copy, from a caller who made it and keeps no hold of it.
  static ByteSlice takenOver(byte[] bytes) {
    return new ByteSlice(bytes, 0, bytes.length);
  }

  /// A part of this slice, which shares its bytes.
  public ByteSlice slice(int start, int end) {
    Objects.checkFromToIndex(start, end, length());
    return new ByteSlice(array, from + start, from + end);
  }

  public int length() {
    return to - from;
  }

  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, from, to);
  }

  /// Puts all of them into a buffer.
  public void copyTo(ByteBuffer target) {
    target.put(array, from, length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteSlice that
        && Arrays.equals(array, from, to, that.array, that.from, that.to);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + array[at];
    }
    return hash;
  }
}
