package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Table;
import dev.tocsin.stix.StixId;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Tells of nearly every id that is in no collection that it is not, without a look at the store: a
/// Bloom filter of all ids, in memory. It never says so of an id that is there. Safe for many
/// threads.
///
/// It is of use when the ids that were there have been read ([#fill]), for as long as there are not
/// too many. An id that goes stays in it until the next start; that only costs a look.
public final class IdFilter {
  private static final int FIRST_BYTES = 1 << 20;
  private static final int BYTES_MAX = 32 << 20;
  private static final int ROWS_AT_ONCE = 10_000;

  private final int bytesMax;
  private final int rowsAtOnce;
  private volatile Known known;

  public IdFilter() {
    this(FIRST_BYTES, BYTES_MAX, ROWS_AT_ONCE);
  }

  /// @param firstBytes where it begins, a power of two from 64 on; it doubles when it is full
  /// @param bytesMax where it is given up instead
  /// @param rowsAtOnce how many are read at a time
  IdFilter(int firstBytes, int bytesMax, int rowsAtOnce) {
    this.bytesMax = bytesMax;
    this.rowsAtOnce = rowsAtOnce;
    this.known = new Known(false, List.of(new Layer(firstBytes)));
  }

  /// @param all whether every id is in the layers
  /// @param layers each full but the last; none if there were too many ids
  private record Known(boolean all, List<Layer> layers) {
    boolean has(long number) {
      for (var layer : layers) {
        if (layer.has(number)) {
          return true;
        }
      }
      return false;
    }
  }

  /// Whether an id is certainly in no commit that this was told of before the caller last heard of
  /// one ([RecentIds#commits]), nor was there when it was filled.
  public boolean lacks(int collection, StixId id) {
    var now = known;
    return now.all && !now.has(RecentIds.number(collection, id));
  }

  /// Takes note of a commit that can be read, or of which nobody knows whether it can. It must hear
  /// of each one, and before [RecentIds] does.
  public void add(Shelf shelf) {
    for (long number : shelf.touched()) {
      add(number);
    }
  }

  /// Takes note of all ids that are there. Commits go on meanwhile.
  ///
  /// @param goesOn is asked now and then; no ends it early, and then it is of no use
  public void fill(Rows rows, BooleanSupplier goesOn) {
    var from = Bytes.EMPTY;
    boolean more = true;
    while (more && goesOn.getAsBoolean()) {
      var some = new Some();
      rows.visit(Table.OBJECT_VERSION, Bytes.EMPTY, from, some);
      more = some.count == rowsAtOnce;
      from = some.after();
    }
    if (!more) {
      filled();
    }
  }

  private synchronized void filled() {
    known = new Known(!known.layers.isEmpty(), known.layers);
  }

  /// A part of the rows, so that the store is not held for long.
  private final class Some implements Rows.Visitor {
    private int count;
    private byte[] last = {};

    @Override
    public boolean row(byte[] key, byte[] value) {
      count++;
      last = key;
      add(Keys.numberAtStart(key));
      return count < rowsAtOnce;
    }

    /// The first key behind them.
    Bytes after() {
      return Bytes.takenOver(Arrays.copyOf(last, last.length + 1));
    }
  }

  private synchronized void add(long number) {
    if (known.layers.isEmpty() || known.has(number)) {
      return;
    }
    if (known.layers.getLast().isFull()) {
      grow();
    }
    if (!known.layers.isEmpty()) {
      known.layers.getLast().add(number);
    }
  }

  private void grow() {
    int bytes = 2 * known.layers.getLast().bytes();
    int all = bytes + known.layers.stream().mapToInt(Layer::bytes).sum();
    known =
        all > bytesMax
            ? new Known(false, List.of())
            : new Known(
                known.all,
                Stream.concat(known.layers.stream(), Stream.of(new Layer(bytes))).toList());
  }

  /// Twelve bits for an id, of which seven in the same 64 bytes are set: one look at the memory for
  /// an id, and less than one of a hundred that are not there is taken for another.
  ///
  /// Bits are only ever set, by one thread at a time. Who asks meanwhile may not see them yet, but
  /// sees all that were set before it heard of their commit.
  private static final class Layer {
    private static final int BITS_EACH = 12;
    private static final int BITS_SET = 7;
    private static final int BLOCK_LONGS = 8;
    private static final int BLOCK_INDEX_BITS = 9;

    private final long[] bits;
    private int room;

    Layer(int bytes) {
      this.bits = new long[bytes / Long.BYTES];
      this.room = bytes / BITS_EACH * Byte.SIZE;
    }

    int bytes() {
      return bits.length * Long.BYTES;
    }

    boolean isFull() {
      return room == 0;
    }

    boolean has(long number) {
      long hash = mixed(number);
      int block = block(hash);
      long places = mixed(hash);
      for (int i = 0; i < BITS_SET; i++) {
        if ((bits[block + at(places, i)] & bit(places, i)) == 0) {
          return false;
        }
      }
      return true;
    }

    void add(long number) {
      long hash = mixed(number);
      int block = block(hash);
      long places = mixed(hash);
      for (int i = 0; i < BITS_SET; i++) {
        bits[block + at(places, i)] |= bit(places, i);
      }
      room--;
    }

    private int block(long hash) {
      return (int) (hash & (bits.length / BLOCK_LONGS - 1)) * BLOCK_LONGS;
    }

    private static int at(long places, int i) {
      return (int) (places >>> (i * BLOCK_INDEX_BITS + 6)) & (BLOCK_LONGS - 1);
    }

    private static long bit(long places, int i) {
      return 1L << (places >>> (i * BLOCK_INDEX_BITS));
    }

    /// Spreads a number over all bits (the finalizer of SplitMix64).
    private static long mixed(long number) {
      long once = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
      long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
      return twice ^ (twice >>> 31);
    }
  }
}
