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
  private final Place place;
  private final Optional<String> type;
  private final Superseded superseded;
  private final Queue<Page.Found> ahead = new ArrayDeque<>();
  private final DateAdded upTo;
  private DateAdded read;
  private int looked;
  private long bytes;
  private boolean ended;

  /// @param type only objects of it
  Run(Rows rows, Place place, Optional<String> type, DateAdded after, DateAdded upTo) {
    this.rows = rows;
    this.place = place;
    this.type = type;
    this.superseded = new Superseded(rows, place.collection(), place.label());
    this.read = after;
    this.upTo = upTo;
  }

  /// Whose objects.
  record Place(int collection, int label) {}

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
      var next = new DateAdded(read.micros() + 1);
      if (type.isEmpty()) {
        rows.visit(
            Table.OBJECT,
            Keys.log(place.collection(), place.label()),
            Keys.object(place.collection(), place.label(), next),
            (key, value) -> look(ObjectBlock.read(key, value), chunk, wanted));
      } else {
        rows.visit(
            Table.OBJECT_TYPE,
            Keys.type(place.collection(), place.label(), type.get()),
            Keys.type(place.collection(), place.label(), type.get(), next),
            (key, _) -> block(key).map(block -> look(block, chunk, wanted)).orElse(true));
      }
    }
    return !ahead.isEmpty() || !ended;
  }

  private Optional<ObjectBlock> block(byte[] typeKey) {
    var key = Keys.object(place.collection(), place.label(), Keys.dateAtEnd(typeKey));
    return rows.get(Table.OBJECT, key)
        .map(value -> ObjectBlock.read(key.toArray(), value.toArray()));
  }

  /// @return whether to go on with the next block
  private boolean look(ObjectBlock block, int chunk, Wanted wanted) {
    for (var each : block.objects()) {
      if (each.date().compareTo(upTo) > 0) {
        return false;
      }
      if (each.date().compareTo(read) > 0) {
        look(each, wanted);
      }
    }
    read = block.place().date();
    boolean more = ahead.size() < chunk && bytes < AHEAD_BYTES_MAX && looked < LOOKED_MAX;
    ended = more;
    return more;
  }

  private void look(Page.Found object, Wanted wanted) {
    looked++;
    if (type.isPresent() && !object.row().type().equals(type.get())) {
      return;
    }
    boolean marked = wanted.asksForLast() && superseded.has(object.date());
    if (wanted.wants(object, marked)) {
      ahead.add(object);
      bytes += object.row().length();
    }
  }
}
