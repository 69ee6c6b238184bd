package dev.tocsin.core.edge;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import java.util.List;
import java.util.Optional;

/// Reading sorted rows. Safe for many threads; each call sees all that was committed before it.
public interface Rows {
  Optional<Bytes> get(Table table, Bytes key);

  /// Rows whose key starts with `prefix`, in key order, beginning with the first key greater than
  /// or equal to `from`.
  ///
  /// @param from empty bytes for the beginning
  /// @param limit at most this many rows; at least 1
  List<Row> scan(Table table, Bytes prefix, Bytes from, int limit);

  /// The same in falling key order, beginning with the last key with that prefix.
  List<Row> last(Table table, Bytes prefix, int limit);
}
