package dev.tocsin.log;

/// A tree at one moment: how many leaves it has, and its root.
///
/// @param size number of leaves, not negative
/// @param root the root over exactly these leaves
public record TreeHead(long size, Hash root) {
  /// The tree without leaves.
  public static final TreeHead EMPTY = new TreeHead(0, TreeHash.EMPTY_ROOT);

  public TreeHead {
    if (size < 0) {
      throw new IllegalArgumentException("a tree size is not negative: " + size);
    }
  }
}
