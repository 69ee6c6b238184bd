package dev.tocsin.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Makes roots and proofs from stored subtree hashes. Each reads O(log n) nodes, or O(log² n) where
/// the tree's right edge is incomplete.
public final class Proofs {
  private Proofs() {}

  /// The root of the first `size` leaves.
  ///
  /// @throws IllegalArgumentException if `size` is negative
  public static Hash root(long size, NodeReader reader) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree size is not negative: " + size);
    }
    return size == 0 ? TreeHash.EMPTY_ROOT : subtree(0, size, reader);
  }

  /// The inclusion proof PATH(index, D\[size\]), the leaf's sibling first (RFC 9162 §2.1.3.1).
  ///
  /// @throws IndexOutOfBoundsException if `index` is not below `size`
  public static List<Hash> inclusion(long index, long size, NodeReader reader) {
    Objects.checkIndex(index, size);
    var fromRoot = new ArrayList<Hash>();
    long low = 0;
    long high = size;
    while (high - low > 1) {
      long split = low + leftWidth(high - low);
      if (index < split) {
        fromRoot.add(subtree(split, high, reader));
        high = split;
      } else {
        fromRoot.add(subtree(low, split, reader));
        low = split;
      }
    }
    return List.copyOf(fromRoot.reversed());
  }

  /// The consistency proof PROOF(oldSize, D\[newSize\]) (RFC 9162 §2.1.4.1); empty if `oldSize` is
  /// 0 or equals `newSize`.
  ///
  /// @throws IllegalArgumentException unless 0 <= oldSize <= newSize
  public static List<Hash> consistency(long oldSize, long newSize, NodeReader reader) {
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException(
          "no consistency proof leads from size " + oldSize + " to size " + newSize);
    }
    var fromRoot = new ArrayList<Hash>();
    long low = 0;
    long high = newSize;
    while (oldSize > 0 && oldSize != high) {
      long split = low + leftWidth(high - low);
      if (oldSize <= split) {
        fromRoot.add(subtree(split, high, reader));
        high = split;
      } else {
        fromRoot.add(subtree(low, split, reader));
        low = split;
      }
    }
    // The verifier knows the old root; a smaller subtree that ends where the old tree ends is news.
    if (low > 0) {
      fromRoot.add(subtree(low, high, reader));
    }
    return List.copyOf(fromRoot.reversed());
  }

  /// MTH(D\[low:high\]), where `low` is a multiple of the power of two at or above `high - low`.
  private static Hash subtree(long low, long high, NodeReader reader) {
    long width = high - low;
    if (Long.bitCount(width) == 1) {
      int level = Long.numberOfTrailingZeros(width);
      return reader.node(level, low >>> level);
    }
    long split = low + leftWidth(width);
    return TreeHash.node(subtree(low, split, reader), subtree(split, high, reader));
  }

  /// The largest power of two smaller than `width`, which is at least 2.
  private static long leftWidth(long width) {
    return Long.highestOneBit(width - 1);
  }
}
