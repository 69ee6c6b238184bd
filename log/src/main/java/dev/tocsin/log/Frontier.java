package dev.tocsin.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// What must be remembered of a tree in order to append to it: its size, and one hash for each set
/// bit of the size, largest subtree first. Immutable; an append hashes twice on average.
public final class Frontier {
  /// The tree without leaves.
  public static final Frontier EMPTY = new Frontier(0, new Hash[0]);

  private final long size;
  private final Hash[] peaks;

  private Frontier(long size, Hash[] owned) {
    this.size = size;
    this.peaks = owned;
  }

  /// The tree after an append.
  ///
  /// @param frontier the new frontier
  /// @param nodes the subtrees that became complete, the leaf first, each the parent of the one
  ///   before; store these and any proof can be made later
  public record Appended(Frontier frontier, List<Node> nodes) {
    public Appended {
      nodes = List.copyOf(nodes);
    }
  }

  /// A frontier from its parts, as `size` and `peaks` give them.
  ///
  /// @throws IllegalArgumentException if the number of peaks does not fit the size
  public static Frontier of(long size, List<Hash> peaks) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree size is not negative: " + size);
    }
    if (peaks.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "a frontier of size %d needs %d hashes, not %d"
              .formatted(size, Long.bitCount(size), peaks.size()));
    }
    return new Frontier(size, peaks.toArray(new Hash[0]));
  }

  /// The frontier of the first `size` leaves of a stored tree; reads at most 63 nodes.
  public static Frontier read(long size, NodeReader reader) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree size is not negative: " + size);
    }
    Hash[] peaks = new Hash[Long.bitCount(size)];
    long rest = size;
    for (int i = peaks.length - 1; i >= 0; i--) {
      int level = Long.numberOfTrailingZeros(rest);
      rest -= 1L << level;
      peaks[i] = reader.node(level, rest >>> level);
    }
    return new Frontier(size, peaks);
  }

  /// Reads what `encode` wrote.
  ///
  /// @throws FormatException if the length does not fit the size
  public static Frontier decode(byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      throw new FormatException("a frontier needs at least 8 bytes, not " + bytes.length);
    }
    long size = ByteBuffer.wrap(bytes).getLong();
    int count = Long.bitCount(size);
    if (size < 0 || bytes.length != Long.BYTES + count * Hash.SIZE_BYTES) {
      throw new FormatException(
          "a frontier of " + bytes.length + " bytes says its size is " + size);
    }
    Hash[] peaks = new Hash[count];
    for (int i = 0; i < count; i++) {
      peaks[i] = Hash.fromBytes(bytes, Long.BYTES + i * Hash.SIZE_BYTES);
    }
    return new Frontier(size, peaks);
  }

  /// The size as 8 bytes, big-endian, then the peaks, largest subtree first.
  public byte[] encode() {
    byte[] bytes = new byte[Long.BYTES + peaks.length * Hash.SIZE_BYTES];
    ByteBuffer.wrap(bytes).putLong(size);
    for (int i = 0; i < peaks.length; i++) {
      peaks[i].writeTo(bytes, Long.BYTES + i * Hash.SIZE_BYTES);
    }
    return bytes;
  }

  /// The number of leaves.
  public long size() {
    return size;
  }

  /// The hashes of the complete subtrees the tree consists of, largest first.
  public List<Hash> peaks() {
    return List.of(peaks);
  }

  /// Adds one leaf, given by its leaf hash (`TreeHash.leaf`).
  ///
  /// @throws IllegalStateException if the tree has 2^63-1 leaves
  public Appended append(Hash leafHash) {
    if (size == Long.MAX_VALUE) {
      throw new IllegalStateException("the tree is full");
    }
    // Each trailing 1 of the size is a peak of the same height as what is being added.
    int merges = Long.numberOfTrailingZeros(~size);
    int kept = peaks.length - merges;
    Node[] nodes = new Node[1 + merges];
    Hash hash = leafHash;
    nodes[0] = new Node(0, size, hash);
    for (int level = 1; level <= merges; level++) {
      hash = TreeHash.node(peaks[peaks.length - level], hash);
      nodes[level] = new Node(level, size >>> level, hash);
    }
    Hash[] next = Arrays.copyOf(peaks, kept + 1);
    next[kept] = hash;
    return new Appended(new Frontier(size + 1, next), List.of(nodes));
  }

  /// The root of the tree; `TreeHash.EMPTY_ROOT` if it has no leaves. Hashes at most 62 times.
  public Hash root() {
    if (peaks.length == 0) {
      return TreeHash.EMPTY_ROOT;
    }
    Hash root = peaks[peaks.length - 1];
    for (int i = peaks.length - 2; i >= 0; i--) {
      root = TreeHash.node(peaks[i], root);
    }
    return root;
  }

  /// Size and root together.
  public TreeHead head() {
    return new TreeHead(size, root());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frontier that && size == that.size && Arrays.equals(peaks, that.peaks);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(size) + Arrays.hashCode(peaks);
  }

  @Override
  public String toString() {
    return "Frontier[size=" + size + ", root=" + root() + "]";
  }
}
