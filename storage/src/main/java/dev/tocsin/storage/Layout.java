package dev.tocsin.storage;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk.Outcome;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.log.TreeHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the disks have in common: how rows stand in one sorted space of keys, and what a commit
/// writes beside the rows of its batch. A stored key is the table's letter, then the row's key.
final class Layout {
  /// The head of a store without commits.
  static final Head EMPTY = new Head(0, 0, TreeHash.EMPTY_ROOT);

  static final byte[] HEAD_KEY = key(Table.HEAD, Bytes.EMPTY);

  private Layout() {}

  static byte[] key(Table table, Bytes key) {
    byte[] stored = new byte[1 + key.size()];
    stored[0] = table.letter();
    key.copyTo(stored, 1);
    return stored;
  }

  static Row row(Table table, byte[] stored, Bytes value) {
    return Row.put(table, Bytes.takenOver(Arrays.copyOfRange(stored, 1, stored.length)), value);
  }

  /// Where a scan begins: no earlier than the prefix.
  static byte[] first(Table table, Bytes prefix, Bytes from) {
    byte[] low = key(table, prefix);
    byte[] wanted = key(table, from);
    return Arrays.compareUnsigned(low, wanted) < 0 ? wanted : low;
  }

  /// The first stored key after all those that begin with the prefix. There is always one, because
  /// no table's letter is 0xff.
  static byte[] after(Table table, Bytes prefix) {
    byte[] stored = key(table, prefix);
    int last = stored.length - 1;
    while (stored[last] == (byte) 0xff) {
      last--;
    }
    byte[] bound = Arrays.copyOf(stored, last + 1);
    bound[last]++;
    return bound;
  }

  /// Where a falling scan ends, exclusive: at the given key if that is earlier than the end of the
  /// prefix.
  static byte[] before(Table table, Bytes prefix, Bytes before) {
    byte[] end = after(table, prefix);
    byte[] wanted = key(table, before);
    return before.size() > 0 && Arrays.compareUnsigned(wanted, end) < 0 ? wanted : end;
  }

  static void checkLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a scan reads at least one row, not " + limit);
    }
  }

  /// Refuses rows that only the disk may write.
  ///
  /// @throws IllegalArgumentException if the batch writes the journal or the head
  static void checkRows(Batch batch) {
    for (var row : batch.rows()) {
      if (row.table() == Table.JOURNAL || row.table() == Table.HEAD) {
        throw new IllegalArgumentException(
            "a batch brings no rows of the table " + row.table() + "; the disk writes them itself");
      }
    }
  }

  /// Why a batch does not fit what is stored; empty if it does.
  static Optional<Outcome.Failed> misfit(Batch batch, Head head) {
    return batch
        .log()
        .filter(growth -> growth.from() != head.logSize() || growth.to() < growth.from())
        .map(growth ->
            new Outcome.Failed(
                "the commit was refused: it takes the log from %d to %d leaves, and the store has %d"
                    .formatted(growth.from(), growth.to(), head.logSize())));
  }

  /// The head after a batch that fits.
  static Head after(Batch batch, Head head) {
    return batch
        .log()
        .map(growth -> new Head(head.commits() + 1, growth.to(), growth.root()))
        .orElseGet(() -> new Head(head.commits() + 1, head.logSize(), head.logRoot()));
  }

  /// The journal row of a commit. It needs no number yet, so whoever commits can encode it.
  static Bytes journalValue(Batch batch) {
    return JournalJson.writeEntries(batch.entries());
  }

  /// Everything one commit writes, in order; a later row wins over an earlier one.
  static List<Row> rows(Batch batch, Bytes journalValue, Head next) {
    var rows = new ArrayList<Row>(batch.rows().size() + 2);
    rows.add(Row.put(Table.JOURNAL, RowKey.of(next.commits()), journalValue));
    rows.addAll(batch.rows());
    rows.add(Row.put(Table.HEAD, Bytes.EMPTY, next.encode()));
    return rows;
  }
}
