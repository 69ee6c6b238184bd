package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final int LARGEST = 70;
  private static final MemoryTree TREE = MemoryTree.ofSize(LARGEST);
  private static final long SEED = 20_261_123L;

  @Test
  void acceptsEveryInclusionProofOfEverySmallTree() {
    for (int size = 1; size <= LARGEST; size++) {
      for (int index = 0; index < size; index++) {
        List<Hash> path = Proofs.inclusion(index, size, TREE);
        assertThat(path).isEqualTo(ReferenceTree.path(index, leaves(size)));
        assertThat(Verifier.inclusion(TREE.leaf(index), index, TREE.head(size), path))
            .as("index %d of %d", index, size)
            .isEqualTo(new Verdict.Accepted());
      }
    }
  }

  @Test
  void acceptsEveryConsistencyProofOfEverySmallTree() {
    for (int newSize = 0; newSize <= LARGEST; newSize++) {
      for (int oldSize = 0; oldSize <= newSize; oldSize++) {
        List<Hash> path = Proofs.consistency(oldSize, newSize, TREE);
        if (oldSize > 0 && oldSize < newSize) {
          assertThat(path).isEqualTo(ReferenceTree.subproof(oldSize, leaves(newSize), true));
        } else {
          assertThat(path).isEmpty();
        }
        assertThat(Verifier.consistency(TREE.head(oldSize), TREE.head(newSize), path))
            .as("%d to %d", oldSize, newSize)
            .isEqualTo(new Verdict.Accepted());
      }
    }
  }

  @Test
  void everyConsistencyProofShowsTheOlderRootUnlessItIsLeftOut() {
    for (int newSize = 1; newSize <= LARGEST; newSize++) {
      for (int oldSize = 0; oldSize <= newSize; oldSize++) {
        List<Hash> path = Proofs.consistency(oldSize, newSize, TREE);
        boolean leftOut = oldSize == newSize || Integer.bitCount(oldSize) <= 1;
        assertThat(Verifier.olderRoot(oldSize, TREE.head(newSize), path))
            .as("%d to %d", oldSize, newSize)
            .isEqualTo(leftOut ? Optional.empty() : Optional.of(TREE.head(oldSize).root()));
      }
    }
  }

  @Test
  void aChangedConsistencyProofShowsNoOlderRoot() {
    var random = new Random(SEED);
    for (int newSize = 1; newSize <= LARGEST; newSize++) {
      for (int oldSize = 1; oldSize < newSize; oldSize++) {
        for (var changed : mutations(Proofs.consistency(oldSize, newSize, TREE), random)) {
          assertThat(Verifier.olderRoot(oldSize, TREE.head(newSize), changed)).isEmpty();
        }
      }
    }
  }

  @Test
  void refusesEveryChangedInclusionPath() {
    var random = new Random(SEED);
    for (int size = 1; size <= LARGEST; size++) {
      for (int index = 0; index < size; index++) {
        Hash leaf = TREE.leaf(index);
        TreeHead head = TREE.head(size);
        for (List<Hash> changed : mutations(Proofs.inclusion(index, size, TREE), random)) {
          assertThat(Verifier.inclusion(leaf, index, head, changed).accepted())
              .as("index %d of %d with %s", index, size, changed)
              .isFalse();
        }
        List<Hash> path = Proofs.inclusion(index, size, TREE);
        assertThat(Verifier.inclusion(flip(leaf, random), index, head, path).accepted()).isFalse();
        TreeHead otherRoot = new TreeHead(size, flip(head.root(), random));
        assertThat(Verifier.inclusion(leaf, index, otherRoot, path).accepted()).isFalse();
      }
    }
  }

  @Test
  void refusesEveryChangedConsistencyPath() {
    var random = new Random(SEED);
    for (int newSize = 1; newSize <= LARGEST; newSize++) {
      for (int oldSize = 0; oldSize <= newSize; oldSize++) {
        TreeHead older = TREE.head(oldSize);
        TreeHead newer = TREE.head(newSize);
        List<Hash> path = Proofs.consistency(oldSize, newSize, TREE);
        for (List<Hash> changed : mutations(path, random)) {
          assertThat(Verifier.consistency(older, newer, changed).accepted())
              .as("%d to %d with %s", oldSize, newSize, changed)
              .isFalse();
        }
        TreeHead otherOld = new TreeHead(oldSize, flip(older.root(), random));
        assertThat(Verifier.consistency(otherOld, newer, path).accepted()).isFalse();
        if (oldSize > 0) {
          TreeHead otherNew = new TreeHead(newSize, flip(newer.root(), random));
          assertThat(Verifier.consistency(older, otherNew, path).accepted()).isFalse();
        }
      }
    }
  }

  @Test
  void agreesWithTheRecursiveDefinitionOnEveryWrongIndexAndSize() {
    int refused = 0;
    for (int size = 1; size <= 40; size++) {
      for (int index = 0; index < size; index++) {
        List<Hash> path = Proofs.inclusion(index, size, TREE);
        Hash leaf = TREE.leaf(index);
        for (long claimedSize = 0; claimedSize <= 66; claimedSize++) {
          TreeHead claimed = new TreeHead(claimedSize, TREE.head(size).root());
          for (long claimedIndex = -1; claimedIndex <= claimedSize; claimedIndex++) {
            boolean accepted = Verifier.inclusion(leaf, claimedIndex, claimed, path).accepted();
            assertThat(accepted)
                .isEqualTo(ReferenceTree.includes(leaf, claimedIndex, claimed, path));
            refused += accepted ? 0 : 1;
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(1_000_000);
  }

  @Test
  void refusesEveryOtherIndexWhenTheSizeIsRight() {
    for (int size = 1; size <= LARGEST; size++) {
      for (int index = 0; index < size; index++) {
        List<Hash> path = Proofs.inclusion(index, size, TREE);
        for (long other = -1; other <= size + 1; other++) {
          boolean accepted =
              Verifier.inclusion(TREE.leaf(index), other, TREE.head(size), path).accepted();
          assertThat(accepted).as("%d as %d of %d", index, other, size).isEqualTo(other == index);
        }
      }
    }
  }

  @Test
  void agreesWithTheRecursiveDefinitionOnEveryWrongPairOfSizes() {
    for (int newSize = 2; newSize <= 24; newSize++) {
      for (int oldSize = 1; oldSize < newSize; oldSize++) {
        List<Hash> path = Proofs.consistency(oldSize, newSize, TREE);
        for (long claimedNew = 2; claimedNew <= 40; claimedNew++) {
          for (long claimedOld = 1; claimedOld < claimedNew; claimedOld++) {
            TreeHead older = new TreeHead(claimedOld, TREE.head(oldSize).root());
            TreeHead newer = new TreeHead(claimedNew, TREE.head(newSize).root());
            assertThat(Verifier.consistency(older, newer, path).accepted())
                .isEqualTo(ReferenceTree.precedes(older, newer, path));
          }
        }
      }
    }
  }

  /// A verifier of another project accepted seven of these: it compared neither the index with the
  /// size nor the length of the path with both.
  @Test
  void refusesTheTwoLeafTreeForEveryClaimButTheTrueOne() {
    Hash root = TREE.head(2).root();
    List<Hash> path = Proofs.inclusion(0, 2, TREE);
    for (long size : new long[] {2, 3, 4, 1000}) {
      for (long index : new long[] {0, 2, 4}) {
        boolean accepted =
            Verifier.inclusion(TREE.leaf(0), index, new TreeHead(size, root), path).accepted();
        assertThat(accepted)
            .as("index %d, size %d", index, size)
            .isEqualTo(size == 2 && index == 0);
      }
    }
  }

  @Test
  void namesTheStepThatFailed() {
    TreeHead four = TREE.head(4);
    List<Hash> path = Proofs.inclusion(1, 4, TREE);
    assertThat(step(Verifier.inclusion(TREE.leaf(1), 4, four, path)))
        .isEqualTo("RFC 9162 §2.1.3.2 step 1");
    assertThat(step(Verifier.inclusion(TREE.leaf(0), 0, TreeHead.EMPTY, List.of())))
        .isEqualTo("RFC 9162 §2.1.3.2 step 1");
    assertThat(step(Verifier.inclusion(TREE.leaf(1), 1, four, plus(path, four.root()))))
        .isEqualTo("RFC 9162 §2.1.3.2 step 4a");
    assertThat(step(Verifier.inclusion(TREE.leaf(1), 1, four, path.subList(0, 1))))
        .isEqualTo("RFC 9162 §2.1.3.2 step 5");
    assertThat(step(Verifier.consistency(TREE.head(3), four, List.of())))
        .isEqualTo("RFC 9162 §2.1.4.2 step 1");
    List<Hash> growth = Proofs.consistency(3, 4, TREE);
    assertThat(step(Verifier.consistency(TREE.head(3), four, plus(growth, four.root()))))
        .isEqualTo("RFC 9162 §2.1.4.2 step 6a");
    assertThat(step(Verifier.consistency(TREE.head(3), four, growth.subList(0, 2))))
        .isEqualTo("RFC 9162 §2.1.4.2 step 7");
    assertThat(step(Verifier.consistency(four, TREE.head(3), List.of())))
        .isEqualTo("RFC 9162 §2.1.4.2 step 0");
  }

  @Test
  void takesTheEmptyTreeAsPrefixOnlyWithoutProofAndWithItsOwnRoot() {
    TreeHead five = TREE.head(5);
    assertThat(Verifier.consistency(TreeHead.EMPTY, five, List.of()).accepted()).isTrue();
    assertThat(Verifier.consistency(TreeHead.EMPTY, TreeHead.EMPTY, List.of()).accepted()).isTrue();
    assertThat(Verifier.consistency(TreeHead.EMPTY, five, List.of(five.root())).accepted())
        .isFalse();
    assertThat(Verifier.consistency(new TreeHead(0, five.root()), five, List.of()).accepted())
        .isFalse();
  }

  private static List<Hash> leaves(int size) {
    var leaves = new ArrayList<Hash>();
    for (int i = 0; i < size; i++) {
      leaves.add(TREE.leaf(i));
    }
    return leaves;
  }

  /// Each hash with one bit flipped, dropped, doubled or swapped with its neighbour; one hash more
  /// at each end; the path reversed.
  private static List<List<Hash>> mutations(List<Hash> path, Random random) {
    var all = new ArrayList<List<Hash>>();
    for (int i = 0; i < path.size(); i++) {
      var flipped = new ArrayList<>(path);
      flipped.set(i, flip(path.get(i), random));
      all.add(flipped);
      var dropped = new ArrayList<>(path);
      dropped.remove(i);
      all.add(dropped);
      var doubled = new ArrayList<>(path);
      doubled.add(i, path.get(i));
      all.add(doubled);
      if (i > 0) {
        var swapped = new ArrayList<>(path);
        swapped.set(i, path.get(i - 1));
        swapped.set(i - 1, path.get(i));
        all.add(swapped);
      }
    }
    var before = new ArrayList<>(path);
    before.addFirst(MemoryTree.stranger(random));
    all.add(before);
    all.add(plus(path, MemoryTree.stranger(random)));
    if (path.size() > 1) {
      all.add(path.reversed());
    }
    return all;
  }

  private static List<Hash> plus(List<Hash> path, Hash hash) {
    var longer = new ArrayList<>(path);
    longer.add(hash);
    return longer;
  }

  private static Hash flip(Hash hash, Random random) {
    byte[] bytes = hash.bytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return Hash.fromBytes(bytes);
  }

  private static String step(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted() -> "accepted";
      case Verdict.Refused(String step, String _) -> step;
    };
  }
}
