package dev.tocsin.bench;

import dev.tocsin.log.Frontier;
import dev.tocsin.log.Hash;
import dev.tocsin.log.Node;
import dev.tocsin.log.Proofs;
import dev.tocsin.log.TreeHash;
import dev.tocsin.log.TreeHead;
import dev.tocsin.log.Verdict;
import dev.tocsin.log.Verifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The log without a disk: appending, and checking an inclusion proof, beside one bare hash.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class LogBenchmark {
  private static final int LEAVES = 10_000;

  private final byte[] entry = new byte[33];
  private Frontier frontier = Frontier.EMPTY;
  private TreeHead head = TreeHead.EMPTY;
  private Hash leaf = TreeHash.EMPTY_ROOT;
  private List<Hash> proof = List.of();

  private record Key(int level, long index) {}

  @Setup
  public void grow() {
    Map<Key, Hash> nodes = new HashMap<>();
    var tree = Frontier.EMPTY;
    leaf = TreeHash.leaf(entry);
    for (int i = 0; i < LEAVES; i++) {
      var grown = tree.append(leaf);
      for (Node node : grown.nodes()) {
        nodes.put(new Key(node.level(), node.index()), node.hash());
      }
      tree = grown.frontier();
    }
    head = new TreeHead(LEAVES, tree.root());
    proof =
        Proofs.inclusion(
            LEAVES / 3,
            LEAVES,
            (level, index) -> nodes.getOrDefault(new Key(level, index), TreeHash.EMPTY_ROOT));
  }

  @Benchmark
  public Hash bareHash() {
    return Hash.of(entry);
  }

  @Benchmark
  public long append() {
    entry[32]++;
    frontier = frontier.append(TreeHash.leaf(entry)).frontier();
    return frontier.size();
  }

  @Benchmark
  public Verdict verifyInclusion() {
    return Verifier.inclusion(leaf, LEAVES / 3, head, proof);
  }
}
