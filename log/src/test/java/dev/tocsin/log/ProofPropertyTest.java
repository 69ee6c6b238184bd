package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Larger trees, by chance. Run one seed again with `-Dseed=<number>`.
class ProofPropertyTest {
  private static final int LARGEST = 20_000;
  private static final int ROUNDS = 2_000;
  private static final long SEED = Long.getLong("seed", 9_162L);

  private final Random random = new Random(SEED);
  private final MemoryTree tree = MemoryTree.ofSize(LARGEST);

  @Test
  void provesInclusionAndRefusesOneChangedBit() {
    for (int round = 0; round < ROUNDS; round++) {
      int size = 1 + random.nextInt(LARGEST);
      int index = random.nextInt(size);
      List<Hash> path = Proofs.inclusion(index, size, tree);
      TreeHead head = tree.head(size);
      String about = "seed %d: index %d of %d".formatted(SEED, index, size);
      assertThat(Verifier.inclusion(tree.leaf(index), index, head, path).accepted())
          .as(about)
          .isTrue();
      assertThat(Verifier.inclusion(tree.leaf(index), index, head, changed(path)).accepted())
          .as(about)
          .isFalse();
    }
  }

  @Test
  void provesConsistencyAndRefusesOneChangedBit() {
    for (int round = 0; round < ROUNDS; round++) {
      int newSize = 2 + random.nextInt(LARGEST - 1);
      int oldSize = 1 + random.nextInt(newSize - 1);
      List<Hash> path = Proofs.consistency(oldSize, newSize, tree);
      TreeHead older = tree.head(oldSize);
      TreeHead newer = tree.head(newSize);
      String about = "seed %d: %d to %d".formatted(SEED, oldSize, newSize);
      assertThat(Verifier.consistency(older, newer, path).accepted()).as(about).isTrue();
      assertThat(ReferenceTree.precedes(older, newer, path)).as(about).isTrue();
      assertThat(Verifier.consistency(older, newer, changed(path)).accepted()).as(about).isFalse();
    }
  }

  /// A tree whose complete subtrees have made-up hashes has roots and proofs all the same.
  @Test
  void worksUpToTheLargestSizes() {
    NodeReader madeUp = (level, index) -> Hash.of(new byte[] {(byte) level}, number(index));
    for (int round = 0; round < 200; round++) {
      long size = (random.nextLong() >>> (1 + random.nextInt(40))) + 2;
      long oldSize = 1 + Math.floorMod(random.nextLong(), size - 1);
      // Leaves and nodes do not fit each other, so only proofs along incomplete nodes can hold:
      // the last leaf of an odd tree has those alone.
      long odd = size | 1;
      TreeHead head = new TreeHead(odd, Proofs.root(odd, madeUp));
      List<Hash> path = Proofs.inclusion(odd - 1, odd, madeUp);
      String about = "seed %d: size %d, old size %d".formatted(SEED, odd, oldSize);
      assertThat(Verifier.inclusion(madeUp.node(0, odd - 1), odd - 1, head, path).accepted())
          .as(about)
          .isTrue();
      assertThat(Frontier.read(odd, madeUp).root()).as(about).isEqualTo(head.root());
      assertThat(Proofs.consistency(oldSize, size, madeUp)).as(about).hasSizeLessThanOrEqualTo(64);
    }
    assertThat(Proofs.inclusion(Long.MAX_VALUE - 1, Long.MAX_VALUE, madeUp)).hasSize(62);
  }

  private List<Hash> changed(List<Hash> path) {
    var changed = new ArrayList<>(path);
    if (changed.isEmpty()) {
      changed.add(MemoryTree.stranger(random));
      return changed;
    }
    int at = random.nextInt(changed.size());
    byte[] bytes = changed.get(at).bytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    changed.set(at, Hash.fromBytes(bytes));
    return changed;
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
