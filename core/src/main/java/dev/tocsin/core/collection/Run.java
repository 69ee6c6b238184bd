package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Table;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// The objects of one label, or of one type with that label, in the order of addition, read ahead
/// by chunks. One thread.
final class Run {
  private static final int LOOKED_MAX = 50_000;
  private static final long AHEAD_BYTES_MAX = 1 << 20;

  private final Rows rows;
  private final Table table;
  private final Bytes prefix;
  private final int collection;
  private final int label;
  private final Queue<Page.Found> ahead = new ArrayDeque<>();
  private final DateAdded upTo;
  private DateAdded read;
  private int looked;
  private long bytes;
  private boolean ended;

  private Run(Rows rows, Table table, Bytes prefix, Place place, DateAdded after, DateAdded upTo) {
    this.rows = rows;
    this.table = table;
    this.prefix = prefix;
    this.collection = place.collection();
    this.label = place.label();
    this.read = after;
    this.upTo = upTo;
  }

  /// Whose objects.
  record Place(int collection, int label) {}

  static Run ofLabel(Rows rows, Place place, DateAdded after, DateAdded upTo) {
    return new Run(
        rows, Table.OBJECT, Keys.log(place.collection(), place.label()), place, after, upTo);
  }

  static Run ofType(Rows rows, Place place, String type, DateAdded after, DateAdded upTo) {
    return new Run(
        rows,
        Table.OBJECT_TYPE,
        Keys.type(place.collection(), place.label(), type),
        place,
        after,
        upTo);
  }

  /// The date of the next object; there is one after [#advance] said so.
  DateAdded date() {
    return ahead.isEmpty() ? read : ahead.element().date();
  }

  /// Whether it looked at as much as it may in one go, and found nothing that is wanted.
  boolean stalled() {
    return ahead.isEmpty() && !ended;
  }

  Page.Found take() {
    return ahead.remove();
  }

  /// Sees to it that the next object is at hand.
  ///
  /// @return whether there is one, or it is [#stalled]
  boolean advance(int chunk, Wanted wanted) {
    if (ahead.isEmpty() && !ended) {
      ended = true;
      looked = 0;
      bytes = 0;
      var from = dev.tocsin.core.journal.RowKey.start().add(read.micros() + 1).end();
      rows.visit(
          table, prefix, joined(prefix, from), (key, value) -> look(key, value, chunk, wanted));
    }
    return !ahead.isEmpty() || !ended;
  }

  private boolean look(byte[] key, byte[] value, int chunk, Wanted wanted) {
    read = Keys.dateAtEnd(key);
    if (read.compareTo(upTo) > 0) {
      return false;
    }
    row(value).filter(row -> wanted.wants(read, row)).ifPresent(this::keep);
    looked++;
    boolean more = ahead.size() < chunk && bytes < AHEAD_BYTES_MAX && looked < LOOKED_MAX;
    ended = more;
    return more;
  }

  private void keep(ObjectRow row) {
    ahead.add(new Page.Found(read, row));
    bytes += row.length();
  }

  private Optional<ObjectRow> row(byte[] value) {
    return table == Table.OBJECT
        ? Optional.of(ObjectRow.read(value))
        : rows.get(Table.OBJECT, Keys.object(collection, label, read))
            .map(bytes -> ObjectRow.read(bytes.toArray()));
  }

  private static Bytes joined(Bytes first, Bytes second) {
    byte[] all = java.util.Arrays.copyOf(first.toArray(), first.size() + second.size());
    System.arraycopy(second.toArray(), 0, all, first.size(), second.size());
    return Bytes.of(all);
  }
}
