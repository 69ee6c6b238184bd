package dev.tocsin.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The definitions of RFC 9162 §2.1 written down once more, by recursion instead of by loop: what
/// the library's results are compared with.
final class ReferenceTree {
  private ReferenceTree() {}

  /// MTH over leaf hashes (§2.1.1).
  static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.of(new byte[0]);
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = Math.toIntExact(split(leaves.size()));
    return TreeHash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  /// PATH(m, D_n) (§2.1.3.1).
  static List<Hash> path(int m, List<Hash> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int k = Math.toIntExact(split(leaves.size()));
    List<Hash> left = leaves.subList(0, k);
    List<Hash> right = leaves.subList(k, leaves.size());
    return m < k ? plus(path(m, left), root(right)) : plus(path(m - k, right), root(left));
  }

  /// SUBPROOF(m, D_n, b) (§2.1.4.1).
  static List<Hash> subproof(int m, List<Hash> leaves, boolean known) {
    if (m == leaves.size()) {
      return known ? List.of() : List.of(root(leaves));
    }
    int k = Math.toIntExact(split(leaves.size()));
    List<Hash> left = leaves.subList(0, k);
    List<Hash> right = leaves.subList(k, leaves.size());
    return m <= k
        ? plus(subproof(m, left, known), root(right))
        : plus(subproof(m - k, right, false), root(left));
  }

  /// Whether `path` proves `leaf` at `index`: the path is used up from the root's end downwards.
  static boolean includes(Hash leaf, long index, TreeHead tree, List<Hash> path) {
    if (index < 0 || index >= tree.size()) {
      return false;
    }
    return rootOf(leaf, index, tree.size(), path).filter(tree.root()::equals).isPresent();
  }

  private static Optional<Hash> rootOf(Hash leaf, long index, long size, List<Hash> path) {
    if (size == 1) {
      return path.isEmpty() ? Optional.of(leaf) : Optional.empty();
    }
    if (path.isEmpty()) {
      return Optional.empty();
    }
    long k = split(size);
    Hash sibling = path.getLast();
    List<Hash> below = path.subList(0, path.size() - 1);
    return index < k
        ? rootOf(leaf, index, k, below).map(left -> TreeHash.node(left, sibling))
        : rootOf(leaf, index - k, size - k, below).map(right -> TreeHash.node(sibling, right));
  }

  /// Whether `path` proves that `older` is a prefix of `newer`, both non-empty, sizes different.
  static boolean precedes(TreeHead older, TreeHead newer, List<Hash> path) {
    return heads(older.size(), newer.size(), path, Optional.of(older.root()))
        .filter(new Pair(older.root(), newer.root())::equals)
        .isPresent();
  }

  private record Pair(Hash older, Hash newer) {}

  private static Optional<Pair> heads(long m, long n, List<Hash> path, Optional<Hash> known) {
    if (m == n) {
      if (known.isPresent()) {
        return path.isEmpty() ? known.map(hash -> new Pair(hash, hash)) : Optional.empty();
      }
      return path.size() == 1
          ? Optional.of(new Pair(path.getFirst(), path.getFirst()))
          : Optional.empty();
    }
    if (path.isEmpty()) {
      return Optional.empty();
    }
    long k = split(n);
    Hash top = path.getLast();
    List<Hash> below = path.subList(0, path.size() - 1);
    return m <= k
        ? heads(m, k, below, known)
            .map(pair -> new Pair(pair.older, TreeHash.node(pair.newer, top)))
        : heads(m - k, n - k, below, Optional.empty())
            .map(pair -> new Pair(TreeHash.node(top, pair.older), TreeHash.node(top, pair.newer)));
  }

  private static List<Hash> plus(List<Hash> list, Hash hash) {
    var longer = new ArrayList<>(list);
    longer.add(hash);
    return longer;
  }

  private static long split(long n) {
    long k = 1;
    while (k < n - k) { // 2k < n, without overflow
      k *= 2;
    }
    return k;
  }
}
