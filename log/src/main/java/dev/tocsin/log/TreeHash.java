package dev.tocsin.log;

/// The three hashes of a Merkle tree (RFC 6962 §2.1, RFC 9162 §2.1.1).
public final class TreeHash {
  /// The root of the tree without leaves: SHA-256 of nothing.
  public static final Hash EMPTY_ROOT = Hash.of();

  private static final byte LEAF_PREFIX = 0x00;
  private static final byte NODE_PREFIX = 0x01;

  private TreeHash() {}

  /// The hash of a log entry: SHA-256 of 0x00 and the entry.
  public static Hash leaf(byte[] entry) {
    byte[] input = new byte[1 + entry.length];
    input[0] = LEAF_PREFIX;
    System.arraycopy(entry, 0, input, 1, entry.length);
    return Hash.ofBuffer(input);
  }

  /// The hash above two subtrees: SHA-256 of 0x01, left and right.
  public static Hash node(Hash left, Hash right) {
    byte[] input = new byte[1 + 2 * Hash.SIZE_BYTES];
    input[0] = NODE_PREFIX;
    left.writeTo(input, 1);
    right.writeTo(input, 1 + Hash.SIZE_BYTES);
    return Hash.ofBuffer(input);
  }
}
