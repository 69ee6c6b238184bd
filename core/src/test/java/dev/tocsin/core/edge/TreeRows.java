package dev.tocsin.core.edge;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Rows in sorted maps: as plain as the contract of [Rows] allows. One thread.
public final class TreeRows implements Rows {
  public static final Comparator<Bytes> ORDER =
      (left, right) -> Arrays.compareUnsigned(left.toArray(), right.toArray());

  private final Map<Table, NavigableMap<Bytes, Bytes>> tables = new EnumMap<>(Table.class);

  public void write(Row row) {
    var table = table(row.table());
    row.value()
        .ifPresentOrElse(value -> table.put(row.key(), value), () -> table.remove(row.key()));
  }

  private NavigableMap<Bytes, Bytes> table(Table table) {
    return tables.computeIfAbsent(table, _ -> new TreeMap<>(ORDER));
  }

  @Override
  public Optional<Bytes> get(Table table, Bytes key) {
    return Optional.ofNullable(table(table).get(key));
  }

  @Override
  public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
    var start = ORDER.compare(from, prefix) > 0 ? from : prefix;
    return table(table).tailMap(start, true).entrySet().stream()
        .takeWhile(row -> startsWith(row.getKey(), prefix))
        .limit(limit)
        .map(row -> Row.put(table, row.getKey(), row.getValue()))
        .toList();
  }

  @Override
  public List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
    return table(table).descendingMap().entrySet().stream()
        .filter(row -> startsWith(row.getKey(), prefix))
        .filter(row -> before.size() == 0 || ORDER.compare(row.getKey(), before) < 0)
        .limit(limit)
        .map(row -> Row.put(table, row.getKey(), row.getValue()))
        .toList();
  }

  private static boolean startsWith(Bytes key, Bytes prefix) {
    return key.size() >= prefix.size()
        && Arrays.equals(key.toArray(), 0, prefix.size(), prefix.toArray(), 0, prefix.size());
  }
}
