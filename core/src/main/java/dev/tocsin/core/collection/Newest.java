package dev.tocsin.core.collection;

import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Up to which date a collection has anything with each label, so that whoever asks for what is
/// later need not look. A date is never earlier than the last that is there; it may be later.
/// Immutable.
public final class Newest {
  /// Nothing is known, so there may be something everywhere.
  static final Newest UNKNOWN = new Newest(Map.of());

  private static final List<Table> TABLES = List.of(Table.OBJECT, Table.WITHDRAWAL);

  // By the numbers of the labels. Nothing is there with a label that is not known yet.
  private final Map<Table, long[]> dates;

  private Newest(Map<Table, long[]> dates) {
    this.dates = dates;
  }

  /// What is there now.
  ///
  /// @param labels their numbers
  static Newest read(Rows rows, int collection, Collection<Integer> labels) {
    int most = labels.stream().mapToInt(label -> label).max().orElse(0);
    var dates = new EnumMap<Table, long[]>(Table.class);
    for (var table : TABLES) {
      long[] last = new long[most + 1];
      for (int label : labels) {
        for (var row : rows.last(table, Keys.log(collection, label), 1)) {
          last[label] = Keys.dateAtEnd(row.key().toArray()).micros();
        }
      }
      dates.put(table, last);
    }
    return new Newest(dates);
  }

  /// The same with what was added since.
  ///
  /// @param added the last dates by the numbers of the labels
  Newest with(Table table, Map<Integer, DateAdded> added) {
    long[] known = dates.get(table);
    if (known == null || added.isEmpty()) {
      return this;
    }
    var all = new EnumMap<Table, long[]>(dates);
    all.put(table, later(known, added));
    return new Newest(all);
  }

  private static long[] later(long[] known, Map<Integer, DateAdded> added) {
    int most = added.keySet().stream().mapToInt(label -> label).max().orElse(0);
    long[] last = Arrays.copyOf(known, Math.max(known.length, most + 1));
    added.forEach((label, date) -> last[label] = Math.max(last[label], date.micros()));
    return last;
  }

  /// Whether there may be anything with a label after some date.
  ///
  /// @param table of objects or of withdrawals
  boolean mayFollow(Table table, int label, DateAdded date) {
    long[] known = dates.get(table);
    return known == null || (label < known.length && known[label] > date.micros());
  }
}
