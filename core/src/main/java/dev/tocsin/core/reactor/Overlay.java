package dev.tocsin.core.reactor;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Rows as they will be once everything handed to the disk is synced. One thread.
final class Overlay implements Rows {
  private static final Comparator<Bytes> ORDER =
      (left, right) -> Arrays.compareUnsigned(left.toArray(), right.toArray());

  private final Rows below;
  private final Map<Table, NavigableMap<Bytes, Pending>> pending = new EnumMap<>(Table.class);

  Overlay(Rows below) {
    this.below = below;
  }

  private record Pending(long commit, Row row) {}

  void add(long commit, List<Row> rows) {
    for (var row : rows) {
      pending
          .computeIfAbsent(row.table(), _ -> new TreeMap<>(ORDER))
          .put(row.key(), new Pending(commit, row));
    }
  }

  /// Forgets the rows of a commit that the disk has synced.
  void synced(long commit, List<Row> rows) {
    for (var row : rows) {
      var table = pending.get(row.table());
      if (table != null) {
        table.computeIfPresent(row.key(), (_, last) -> last.commit() == commit ? null : last);
      }
    }
  }

  void clear() {
    pending.clear();
  }

  @Override
  public Optional<Bytes> get(Table table, Bytes key) {
    var waiting = Optional.ofNullable(pending.get(table)).map(rows -> rows.get(key));
    return waiting.isPresent() ? waiting.get().row().value() : below.get(table, key);
  }

  @Override
  public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
    var start = ORDER.compare(prefix, from) > 0 ? prefix : from;
    var mine = matching(table, prefix).tailMap(start, true);
    long deleted = mine.values().stream().filter(each -> each.row().value().isEmpty()).count();
    int wanted = (int) Math.min(Integer.MAX_VALUE, limit + deleted);
    return merged(below.scan(table, prefix, from, wanted), mine, limit, ORDER);
  }

  @Override
  public List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
    var all = matching(table, prefix);
    var mine = before.size() == 0 ? all : all.headMap(before, false);
    long deleted = mine.values().stream().filter(each -> each.row().value().isEmpty()).count();
    int wanted = (int) Math.min(Integer.MAX_VALUE, limit + deleted);
    return merged(below.last(table, prefix, before, wanted), mine, limit, ORDER.reversed());
  }

  private NavigableMap<Bytes, Pending> matching(Table table, Bytes prefix) {
    var rows = pending.get(table);
    if (rows == null) {
      return new TreeMap<>(ORDER);
    }
    var matching = new TreeMap<Bytes, Pending>(ORDER);
    for (var entry : rows.tailMap(prefix, true).entrySet()) {
      if (!startsWith(entry.getKey(), prefix)) {
        break;
      }
      matching.put(entry.getKey(), entry.getValue());
    }
    return matching;
  }

  private static boolean startsWith(Bytes key, Bytes prefix) {
    return key.size() >= prefix.size()
        && Arrays.equals(key.toArray(), 0, prefix.size(), prefix.toArray(), 0, prefix.size());
  }

  private static List<Row> merged(
      List<Row> stored, NavigableMap<Bytes, Pending> mine, int limit, Comparator<Bytes> order) {
    var merged = new TreeMap<Bytes, Row>(order);
    stored.forEach(row -> merged.put(row.key(), row));
    mine.values().forEach(each -> merged.put(each.row().key(), each.row()));
    var result = new ArrayList<Row>();
    for (var row : merged.values()) {
      if (row.value().isPresent() && result.size() < limit) {
        result.add(row);
      }
    }
    return result;
  }
}
