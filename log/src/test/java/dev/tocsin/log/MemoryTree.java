package dev.tocsin.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A growing tree in memory that keeps every complete node, entry and frontier. One thread.
final class MemoryTree implements NodeReader {
  private record Place(int level, long index) {}

  private final Map<Place, Hash> nodes = new HashMap<>();
  private final List<byte[]> entries = new ArrayList<>();
  private final List<Hash> leaves = new ArrayList<>();
  private final List<Frontier> frontiers = new ArrayList<>(List.of(Frontier.EMPTY));

  /// A tree of the entries "entry 0", "entry 1", and so on.
  static MemoryTree ofSize(int size) {
    var tree = new MemoryTree();
    for (int i = 0; i < size; i++) {
      tree.append(("entry " + i).getBytes(StandardCharsets.UTF_8));
    }
    return tree;
  }

  /// A hash that stands in no tree of this class.
  static Hash stranger(Random random) {
    byte[] bytes = new byte[Hash.SIZE_BYTES];
    random.nextBytes(bytes);
    return Hash.fromBytes(bytes);
  }

  void append(byte[] entry) {
    entries.add(entry);
    Hash leaf = TreeHash.leaf(entry);
    leaves.add(leaf);
    Frontier.Appended appended = frontiers.getLast().append(leaf);
    frontiers.add(appended.frontier());
    for (Node node : appended.nodes()) {
      nodes.put(new Place(node.level(), node.index()), node.hash());
    }
  }

  @Override
  public Hash node(int level, long index) {
    Hash hash = nodes.get(new Place(level, index));
    if (hash == null) {
      throw new IllegalStateException("no node at level " + level + ", index " + index);
    }
    return hash;
  }

  byte[] entry(int index) {
    return entries.get(index);
  }

  Hash leaf(int index) {
    return leaves.get(index);
  }

  Frontier frontier(int size) {
    return frontiers.get(size);
  }

  TreeHead head(int size) {
    return frontiers.get(size).head();
  }
}
