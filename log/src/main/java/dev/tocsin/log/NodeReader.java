package dev.tocsin.log;

/// Where the hashes of complete subtrees come from: a store, tiles, or memory.
@FunctionalInterface
public interface NodeReader {
  /// The hash over the leaves from `index << level` on, `1 << level` of them.
  ///
  /// Callers in this library ask only for subtrees that lie inside the tree size they were given. A
  /// reader that does not have the node throws an unchecked exception of its own; it never answers
  /// with a made-up hash.
  Hash node(int level, long index);
}
