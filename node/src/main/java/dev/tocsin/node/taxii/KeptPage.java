package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.Page;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// The objects of a page, side by side outside the heap, from where they go over the wire without a
/// copy. The memory is given back when the last one who holds it has closed. Safe for many threads.
final class KeptPage implements AutoCloseable {
  private final PageMemory memory;
  private final PageMemory.Block block;
  private final ByteBuffer bytes;
  private final DateAdded first;
  private final DateAdded last;
  private final DateAdded position;
  private final AtomicInteger holders = new AtomicInteger(1);

  private KeptPage(
      PageMemory memory, PageMemory.Block block, ByteBuffer bytes, Page<Page.Found> page) {
    this.memory = memory;
    this.block = block;
    this.bytes = bytes;
    this.first = page.items().getFirst().date();
    this.last = page.items().getLast().date();
    this.position = page.position();
  }

  /// @param memory where it is put, and which takes it back
  /// @param page not empty; the caller holds what comes of it
  static KeptPage of(PageMemory memory, PageMemory.Viewers viewers, Page<Page.Found> page) {
    long length = page.items().size() - 1L + Envelope.END.length;
    for (var found : page.items()) {
      length += found.row().length();
    }
    var block = memory.take(viewers, length);
    var bytes = block.memory().asSlice(0, length).asByteBuffer();
    for (var found : page.items()) {
      if (bytes.position() > 0) {
        bytes.put((byte) ',');
      }
      bytes.put(found.row().bytes(), found.row().offset(), found.row().length());
    }
    bytes.put(Envelope.END);
    return new KeptPage(memory, block, bytes.flip().asReadOnlyBuffer(), page);
  }

  /// Holds it once more.
  ///
  /// @return whether it is still there
  boolean hold() {
    return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  /// The objects, with commas between them, and the end of the envelope; only while it is held.
  ByteBuffer bytes() {
    return bytes.duplicate();
  }

  int length() {
    return bytes.limit();
  }

  /// How much memory it takes, in bytes.
  int size() {
    return (int) block.memory().byteSize();
  }

  DateAdded first() {
    return first;
  }

  DateAdded last() {
    return last;
  }

  /// Where the next page begins: after this date.
  DateAdded position() {
    return position;
  }

  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      memory.giveBack(block);
    }
  }
}
