package dev.tocsin.core.collection;

import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Table;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// The objects of one label, or of one type with that label, in the order of addition, read ahead
/// by chunks. One thread.
final class Run {
  private static final long AHEAD_BYTES_MAX = 1 << 20;

  private final Rows rows;
  private final Place place;
  private final Optional<String> type;
  private final Queue<Page.Found> ahead = new ArrayDeque<>();
  private final DateAdded upTo;
  private DateAdded read;
  private long bytes;
  private boolean ended;

  /// @param type only objects of it
  Run(Rows rows, Place place, Optional<String> type, DateAdded after, DateAdded upTo) {
    this.rows = rows;
    this.place = place;
    this.type = type;
    this.read = after;
    this.upTo = upTo;
  }

  /// Whose objects.
  record Place(int collection, int label) {}

  /// The date of the next object; there is one after [#advance] said so.
  DateAdded date() {
    return ahead.element().date();
  }

  Page.Found take() {
    return ahead.remove();
  }

  /// Sees to it that the next object is at hand.
  ///
  /// @return whether there is one
  boolean advance(int chunk) {
    if (ahead.isEmpty() && !ended) {
      ended = true;
      bytes = 0;
      read(chunk);
    }
    return !ahead.isEmpty();
  }

  private void read(int chunk) {
    int collection = place.collection();
    int label = place.label();
    var next = new DateAdded(read.micros() + 1);
    if (type.isEmpty()) {
      rows.visit(
          Table.OBJECT,
          Keys.log(collection, label),
          Keys.object(collection, label, next),
          (key, value) -> read(ObjectBlock.read(key, value), chunk));
    } else {
      rows.visit(
          Table.OBJECT_TYPE,
          Keys.type(collection, label, type.get()),
          Keys.type(collection, label, type.get(), next),
          (key, _) -> block(key).map(block -> read(block, chunk)).orElse(true));
    }
  }

  private Optional<ObjectBlock> block(byte[] typeKey) {
    var key = Keys.object(place.collection(), place.label(), Keys.dateAtEnd(typeKey));
    return rows.get(Table.OBJECT, key)
        .map(value -> ObjectBlock.read(key.toArray(), value.toArray()));
  }

  private boolean wants(ObjectRow row) {
    return type.filter(wanted -> !wanted.equals(row.type())).isEmpty();
  }

  /// @return whether to go on with the next block
  private boolean read(ObjectBlock block, int chunk) {
    for (var each : block.objects()) {
      if (each.date().compareTo(upTo) > 0) {
        return false;
      }
      if (each.date().compareTo(read) > 0 && wants(each.row())) {
        ahead.add(each);
        bytes += each.row().length();
      }
    }
    read = block.place().date();
    boolean more = ahead.size() < chunk && bytes < AHEAD_BYTES_MAX;
    ended = more;
    return more;
  }
}
