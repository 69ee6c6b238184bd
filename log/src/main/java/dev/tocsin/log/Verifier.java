package dev.tocsin.log;

import java.util.List;
import java.util.Optional;

/// Checks proofs, step by step as RFC 9162 numbers them, and stops at the first step that fails.
///
/// A proof speaks about a size and a root that the caller already trusts, from a verified
/// checkpoint: it binds the leaf to the root, not the size to the root. Trees of different sizes
/// whose paths have the same turns (leaf 0 in trees of 3 and 4) give the same answer.
public final class Verifier {
  private static final String INCLUSION = "RFC 9162 §2.1.3.2 step ";
  private static final String CONSISTENCY = "RFC 9162 §2.1.4.2 step ";
  private static final Verdict ACCEPTED = new Verdict.Accepted();

  private Verifier() {}

  /// Checks that the leaf with this hash stands at `index` (RFC 9162 §2.1.3.2).
  public static Verdict inclusion(Hash leafHash, long index, TreeHead tree, List<Hash> path) {
    // 1. Compare leaf_index against tree_size; a size of 0 has no index below it.
    if (index < 0 || index >= tree.size()) {
      return refuse(INCLUSION, "1", "index " + index + " is outside a tree of " + tree.size());
    }
    // 2. and 3.
    long fn = index;
    long sn = tree.size() - 1;
    Hash r = leafHash;
    // 4.
    for (Hash p : path) {
      if (sn == 0) { // 4a.
        return refuse(INCLUSION, "4a", "the path is too long");
      }
      if (isOdd(fn) || fn == sn) { // 4b.
        r = TreeHash.node(p, r);
        int shift = isOdd(fn) ? 0 : trailingZeroes(fn);
        fn >>>= shift;
        sn >>>= shift;
      } else {
        r = TreeHash.node(r, p);
      }
      fn >>>= 1; // 4c.
      sn >>>= 1;
    }
    // 5.
    if (sn != 0) {
      return refuse(INCLUSION, "5", "the path is too short");
    }
    return r.equals(tree.root())
        ? ACCEPTED
        : refuse(INCLUSION, "5", "the path leads to another root");
  }

  /// Checks that the older tree is a prefix of the newer (RFC 9162 §2.1.4.2).
  ///
  /// The RFC defines this for 0 < older < newer. From size 0, and between equal sizes, the proof
  /// must be empty; equal sizes need equal roots, and size 0 has one root only.
  public static Verdict consistency(TreeHead older, TreeHead newer, List<Hash> path) {
    if (older.size() > newer.size()) {
      return refuse(
          CONSISTENCY, "0", "size " + older.size() + " does not come before " + newer.size());
    }
    if (older.size() == 0 && !older.root().equals(TreeHash.EMPTY_ROOT)) {
      return refuse(CONSISTENCY, "0", "an empty tree has another root");
    }
    if (older.size() == 0 || older.size() == newer.size()) {
      if (!path.isEmpty()) {
        return refuse(CONSISTENCY, "0", "the path must be empty here");
      }
      return older.size() < newer.size() || older.root().equals(newer.root())
          ? ACCEPTED
          : refuse(CONSISTENCY, "0", "two trees of one size have different roots");
    }
    // 1.
    if (path.isEmpty()) {
      return refuse(CONSISTENCY, "1", "the path is empty");
    }
    return climb(older, newer, path);
  }

  /// The root that a consistency proof shows for an older size of a tree: the true one, if the
  /// proof leads to the newer root at all, whatever older root was expected. With another root than
  /// the expected one, the proof itself shows that the log forked.
  ///
  /// @param olderSize below the newer size
  /// @return empty if the proof leads elsewhere, and thus shows nothing; also if the older size is
  ///   0 or a power of two, for which a proof leaves the older root out
  public static Optional<Hash> olderRoot(long olderSize, TreeHead newer, List<Hash> path) {
    if (olderSize <= 0 || olderSize >= newer.size() || Long.bitCount(olderSize) == 1) {
      return Optional.empty();
    }
    if (path.isEmpty()) {
      return Optional.empty();
    }
    var roots = climb(olderSize, path.getFirst(), newer.size(), path.subList(1, path.size()));
    return roots instanceof Climb.Roots found && found.newer().equals(newer.root())
        ? Optional.of(found.older())
        : Optional.empty();
  }

  private static Verdict climb(TreeHead older, TreeHead newer, List<Hash> path) {
    // 2. A complete old tree is the first value itself.
    boolean complete = Long.bitCount(older.size()) == 1;
    var climb =
        complete
            ? climb(older.size(), older.root(), newer.size(), path)
            : climb(older.size(), path.getFirst(), newer.size(), path.subList(1, path.size()));
    return switch (climb) {
      case Climb.Misfit misfit -> refuse(CONSISTENCY, misfit.step(), misfit.reason());
      case Climb.Roots roots when !roots.older().equals(older.root()) ->
          refuse(CONSISTENCY, "7", "the path leads to another old root");
      case Climb.Roots roots when !roots.newer().equals(newer.root()) ->
          refuse(CONSISTENCY, "7", "the path leads to another new root");
      case Climb.Roots _ -> ACCEPTED;
    };
  }

  /// Where a consistency proof leads.
  private sealed interface Climb {
    record Roots(Hash older, Hash newer) implements Climb {}

    /// The path has the wrong length.
    record Misfit(String step, String reason) implements Climb {}
  }

  private static Climb climb(long olderSize, Hash first, long newerSize, List<Hash> rest) {
    Hash fr = first;
    // 3. and 4.
    long fn = olderSize - 1;
    long sn = newerSize - 1;
    int shift = Long.numberOfTrailingZeros(~fn);
    fn >>>= shift;
    sn >>>= shift;
    // 5.
    Hash sr = fr;
    // 6.
    for (Hash c : rest) {
      if (sn == 0) { // 6a.
        return new Climb.Misfit("6a", "the path is too long");
      }
      if (isOdd(fn) || fn == sn) { // 6b.
        fr = TreeHash.node(c, fr);
        sr = TreeHash.node(c, sr);
        int zeroes = isOdd(fn) ? 0 : trailingZeroes(fn);
        fn >>>= zeroes;
        sn >>>= zeroes;
      } else {
        sr = TreeHash.node(sr, c);
      }
      fn >>>= 1; // 6c.
      sn >>>= 1;
    }
    // 7.
    return sn == 0 ? new Climb.Roots(fr, sr) : new Climb.Misfit("7", "the path is too short");
  }

  private static boolean isOdd(long value) {
    return (value & 1) == 1;
  }

  /// Shifts until the lowest bit is set or nothing is left.
  private static int trailingZeroes(long value) {
    return value == 0 ? 0 : Long.numberOfTrailingZeros(value);
  }

  private static Verdict refuse(String section, String step, String reason) {
    return new Verdict.Refused(section + step, reason);
  }
}
