package dev.tocsin.core.edge;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reading sorted rows. Safe for many threads; each call sees all that was committed before it.
public interface Rows {
  Optional<Bytes> get(Table table, Bytes key);

  /// Which of some rows are there; many asked for at once cost less than one by one.
  default Set<Bytes> present(Table table, List<Bytes> keys) {
    return keys.stream().filter(key -> get(table, key).isPresent()).collect(Collectors.toSet());
  }

  /// Rows whose key starts with `prefix`, in key order, beginning with the first key greater than
  /// or equal to `from`.
  ///
  /// @param from empty bytes for the beginning
  /// @param limit at most this many rows; at least 1
  List<Row> scan(Table table, Bytes prefix, Bytes from, int limit);

  /// Shows the same rows one by one for as long as the visitor wants, without a limit of their
  /// number. The rows are those of one moment if the disk can do that.
  default void visit(Table table, Bytes prefix, Bytes from, Visitor visitor) {
    var start = from;
    while (true) {
      var page = scan(table, prefix, start, VISIT_PAGE);
      for (var row : page) {
        if (!visitor.row(row.key().toArray(), row.value().orElseThrow().toArray())) {
          return;
        }
      }
      if (page.size() < VISIT_PAGE) {
        return;
      }
      var last = page.getLast().key().toArray();
      start = Bytes.of(Arrays.copyOf(last, last.length + 1));
    }
  }

  /// How many rows at a time the general way of visiting reads.
  int VISIT_PAGE = 256;

  /// Looks at rows.
  @FunctionalInterface
  interface Visitor {
    /// Looks at one row; the arrays are the visitor's to keep.
    ///
    /// @param key without the table's letter
    /// @return whether to go on
    boolean row(byte[] key, byte[] value);
  }

  /// The same as [#scan] in falling key order, beginning with the last key with that prefix.
  default List<Row> last(Table table, Bytes prefix, int limit) {
    return last(table, prefix, Bytes.EMPTY, limit);
  }

  /// Rows whose key starts with `prefix`, in falling key order, beginning with the last key that is
  /// less than `before`.
  ///
  /// @param before empty bytes for the end
  /// @param limit at most this many rows; at least 1
  List<Row> last(Table table, Bytes prefix, Bytes before, int limit);
}
