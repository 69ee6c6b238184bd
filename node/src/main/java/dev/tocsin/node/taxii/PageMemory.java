package dev.tocsin.node.taxii;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/// Memory outside the heap for kept pages. Whoever follows a large collection has a page made for
/// each that is dropped, and to get new memory from the system would be a fifth of making it. What
/// is given back is used again only for those who may see the same: so not even a page that is sent
/// after its end could show somebody what is not for them. Safe for many threads.
final class PageMemory {
  private static final int FREE_MAX = 8;
  private static final long UNIT_BYTES = 64;

  private final Deque<Block> free = new ArrayDeque<>();

  /// Whose pages they are.
  ///
  /// @param collection its number
  /// @param labels what they may see
  record Viewers(int collection, Set<Integer> labels) {
    Viewers {
      labels = Set.copyOf(labels);
    }
  }

  /// Room for one page.
  record Block(Viewers viewers, Arena arena, MemorySegment memory) {
    private boolean suits(Viewers others, long bytes) {
      return memory.byteSize() == rounded(bytes) && viewers.equals(others);
    }
  }

  /// A little more, so that there are few sizes and pages of about the same size take turns.
  private static long rounded(long bytes) {
    long unit = Math.max(Long.highestOneBit(bytes) / 8, UNIT_BYTES);
    return (bytes + unit - 1) / unit * unit;
  }

  /// Room for a page, with whatever the last page for the same viewers left in it.
  Block take(Viewers viewers, long bytes) {
    return reuse(viewers, bytes).orElseGet(() -> make(viewers, bytes));
  }

  private synchronized Optional<Block> reuse(Viewers viewers, long bytes) {
    var found = free.stream().filter(block -> block.suits(viewers, bytes)).findFirst();
    found.ifPresent(free::remove);
    return found;
  }

  @SuppressWarnings("MustBeClosedChecker") // Whoever gives it back last closes it.
  private static Block make(Viewers viewers, long bytes) {
    var arena = Arena.ofShared();
    return new Block(viewers, arena, arena.allocate(rounded(bytes)));
  }

  /// Gives room back that nobody uses any more.
  void giveBack(Block block) {
    keep(block).ifPresent(tooMany -> tooMany.arena().close());
  }

  private synchronized Optional<Block> keep(Block block) {
    free.addFirst(block);
    return free.size() > FREE_MAX ? Optional.of(free.removeLast()) : Optional.empty();
  }
}
