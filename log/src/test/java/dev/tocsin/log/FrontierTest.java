package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {
  @Test
  void hasTheRootThatRecomputationGives() {
    MemoryTree tree = MemoryTree.ofSize(300);
    var leaves = new ArrayList<Hash>();
    for (int size = 0; size <= 300; size++) {
      assertThat(tree.frontier(size).size()).isEqualTo(size);
      assertThat(tree.frontier(size).root()).isEqualTo(ReferenceTree.root(leaves));
      assertThat(Proofs.root(size, tree)).isEqualTo(ReferenceTree.root(leaves));
      if (size < 300) {
        leaves.add(tree.leaf(size));
      }
    }
  }

  @Test
  void namesEveryNodeThatBecameComplete() {
    Frontier frontier = Frontier.EMPTY;
    for (int size = 0; size < 7; size++) {
      frontier = frontier.append(TreeHash.leaf(new byte[] {(byte) size})).frontier();
    }
    Frontier.Appended eighth = frontier.append(TreeHash.leaf(new byte[] {7}));
    assertThat(eighth.nodes())
        .extracting(node -> node.level() + ":" + node.index())
        .containsExactly("0:7", "1:3", "2:1", "3:0");
    assertThat(eighth.nodes().getLast().hash()).isEqualTo(eighth.frontier().root());
    assertThat(frontier.size()).isEqualTo(7);
  }

  @Test
  void survivesEncodingAndReadingFromNodes() {
    MemoryTree tree = MemoryTree.ofSize(70);
    for (int size = 0; size <= 70; size++) {
      Frontier frontier = tree.frontier(size);
      assertThat(Frontier.decode(frontier.encode())).isEqualTo(frontier);
      assertThat(Frontier.read(size, tree)).isEqualTo(frontier);
      assertThat(Frontier.of(size, frontier.peaks()))
          .isEqualTo(frontier)
          .hasSameHashCodeAs(frontier);
    }
  }

  @Test
  void refusesBytesThatDoNotFitTheirSize() {
    byte[] good = MemoryTree.ofSize(5).frontier(5).encode();
    for (int length = 0; length < good.length; length++) {
      byte[] shorter = java.util.Arrays.copyOf(good, length);
      assertThatThrownBy(() -> Frontier.decode(shorter)).isInstanceOf(FormatException.class);
    }
    byte[] negative = good.clone();
    negative[0] = (byte) 0x80;
    assertThatThrownBy(() -> Frontier.decode(negative)).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> Frontier.of(3, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
