package dev.tocsin.log;

/// One complete subtree and its hash: the leaves from `index << level` on, `1 << level` of them.
///
/// @param level 0 for leaves, up to 62
/// @param index how many subtrees of this level stand left of it
public record Node(int level, long index, Hash hash) {
  /// The highest level a tree of at most 2^63-1 leaves has.
  public static final int MAX_LEVEL = 62;

  public Node {
    if (level < 0 || level > MAX_LEVEL) {
      throw new IllegalArgumentException("a level is 0 to 62, not " + level);
    }
    if (index < 0) {
      throw new IllegalArgumentException("a node index is not negative: " + index);
    }
  }
}
