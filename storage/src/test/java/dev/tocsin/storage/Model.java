package dev.tocsin.storage;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// What a disk should hold, by the plainest means: one sorted map of hexadecimal keys per table,
/// filtered row by row.
final class Model {
  private final TreeMap<Table, TreeMap<String, Row>> tables = new TreeMap<>();

  void apply(Batch batch, Head head) {
    put(
        Row.put(
            Table.JOURNAL, RowKey.of(head.commits()), JournalJson.writeEntries(batch.entries())));
    batch.rows().forEach(this::put);
    put(Row.put(Table.HEAD, Bytes.EMPTY, head.encode()));
  }

  private void put(Row row) {
    var table = tables.computeIfAbsent(row.table(), _ -> new TreeMap<>());
    if (row.value().isPresent()) {
      table.put(row.key().hex(), row);
    } else {
      table.remove(row.key().hex());
    }
  }

  List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
    return withPrefix(table, prefix).stream()
        .filter(row -> row.key().hex().compareTo(from.hex()) >= 0)
        .limit(limit)
        .toList();
  }

  List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
    return withPrefix(table, prefix).stream()
        .filter(row -> before.size() == 0 || row.key().hex().compareTo(before.hex()) < 0)
        .sorted(Comparator.comparing((Row row) -> row.key().hex()).reversed())
        .limit(limit)
        .toList();
  }

  private List<Row> withPrefix(Table table, Bytes prefix) {
    return tables.getOrDefault(table, new TreeMap<>()).values().stream()
        .filter(row -> row.key().hex().startsWith(prefix.hex()))
        .toList();
  }

  List<Row> all() {
    var rows = new ArrayList<Row>();
    for (var table : Table.values()) {
      rows.addAll(withPrefix(table, Bytes.EMPTY));
    }
    return rows;
  }
}
