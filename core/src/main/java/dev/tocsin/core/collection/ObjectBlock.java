package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Table;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Objects of one label that were added one after the other, side by side in one row: a page is
/// read by few rows, and an addition writes few. Blocks of a label never overlap. A block keeps its
/// key, the date of its last object, also when that one is taken out of it. Immutable.
///
/// @param objects in the order of their dates
record ObjectBlock(ObjectPlace place, List<Page.Found> objects) {
  /// A block takes no further object beyond this size.
  static final int BYTES_MAX = 16 << 10;

  private static final int OVERHEAD_BYTES = Long.BYTES + Integer.BYTES;

  ObjectBlock {
    objects = List.copyOf(objects);
  }

  /// What an object adds to the size of a block.
  static int sizeOf(ObjectRow row) {
    return OVERHEAD_BYTES + row.size();
  }

  Bytes key() {
    return Keys.object(place.collection(), place.label(), place.date());
  }

  Bytes write() {
    int size = objects.stream().mapToInt(each -> sizeOf(each.row())).sum();
    var value = ByteBuffer.allocate(size);
    for (var each : objects) {
      value.putLong(each.date().micros()).putInt(each.row().size());
      each.row().write(value);
    }
    return Bytes.takenOver(value.array());
  }

  /// Shares the value, which nobody may change from now on.
  static ObjectBlock read(byte[] key, byte[] value) {
    var objects = new ArrayList<Page.Found>();
    var buffer = ByteBuffer.wrap(value);
    while (buffer.hasRemaining()) {
      var date = new DateAdded(buffer.getLong());
      int size = buffer.getInt();
      int start = buffer.position();
      objects.add(new Page.Found(date, ObjectRow.read(value, start, start + size)));
      buffer.position(start + size);
    }
    return new ObjectBlock(Keys.place(key), objects);
  }

  /// The block that an object is in, if it is there.
  static Optional<ObjectBlock> around(Rows rows, ObjectPlace object) {
    var found = new ArrayList<ObjectBlock>(1);
    rows.visit(
        Table.OBJECT,
        Keys.log(object.collection(), object.label()),
        Keys.object(object.collection(), object.label(), object.date()),
        (key, value) -> {
          found.add(read(key, value));
          return false;
        });
    return found.stream().findFirst().filter(block -> block.find(object.date()).isPresent());
  }

  Optional<ObjectRow> find(DateAdded date) {
    return objects.stream()
        .filter(each -> each.date().equals(date))
        .map(Page.Found::row)
        .findFirst();
  }

  /// The same block without an object.
  ObjectBlock without(DateAdded date) {
    return new ObjectBlock(
        place, objects.stream().filter(each -> !each.date().equals(date)).toList());
  }
}
