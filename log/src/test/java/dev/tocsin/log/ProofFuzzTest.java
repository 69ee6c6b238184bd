package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Any bytes at all: a parser refuses them in its own words, and a verifier agrees with the
/// recursive definition.
class ProofFuzzTest {
  private static final MemoryTree TREE = MemoryTree.ofSize(33);

  @FuzzTest
  void writesBackEveryProofItReads(byte[] bytes) {
    try {
      assertThat(TlogProof.parse(bytes).format()).isEqualTo(bytes);
    } catch (FormatException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @FuzzTest
  void writesBackEveryFrontierItReads(byte[] bytes) {
    try {
      assertThat(Frontier.decode(bytes).encode()).isEqualTo(bytes);
    } catch (FormatException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  /// Two numbers, then each byte names a node of a known tree.
  @FuzzTest
  void agreesWithTheRecursiveDefinition(byte[] bytes) {
    if (bytes.length < 2 * Long.BYTES) {
      return;
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    long first = rest.getLong();
    long second = rest.getLong() & Long.MAX_VALUE;
    List<Hash> path = path(rest);
    TreeHead tree = new TreeHead(second, TREE.head(33).root());
    assertThat(Verifier.inclusion(TREE.leaf(5), first, tree, path).accepted())
        .isEqualTo(ReferenceTree.includes(TREE.leaf(5), first, tree, path));
    if (first > 0 && first < second) {
      TreeHead older = new TreeHead(first, TREE.head(20).root());
      assertThat(Verifier.consistency(older, tree, path).accepted())
          .isEqualTo(ReferenceTree.precedes(older, tree, path));
    }
  }

  private static List<Hash> path(ByteBuffer rest) {
    var path = new ArrayList<Hash>();
    while (rest.hasRemaining() && path.size() < 70) {
      int place = Byte.toUnsignedInt(rest.get());
      int level = place % 6;
      path.add(TREE.node(level, place / 6 % (33 >>> level)));
    }
    return path;
  }
}
