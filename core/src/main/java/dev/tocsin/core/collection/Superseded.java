package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Table;
import java.util.HashSet;
import java.util.Set;

/// Which objects of a label have a later version, asked for in the order of their dates and read
/// ahead. One thread.
final class Superseded {
  private static final int AHEAD = 1_000;

  private final Rows rows;
  private final int collection;
  private final int label;
  private final Set<DateAdded> dates = new HashSet<>();
  private long known = -1;

  Superseded(Rows rows, int collection, int label) {
    this.rows = rows;
    this.collection = collection;
    this.label = label;
  }

  /// @param date no earlier than the one asked for before
  boolean has(DateAdded date) {
    while (date.micros() > known) {
      readFrom(date);
    }
    return dates.contains(date);
  }

  private void readFrom(DateAdded date) {
    dates.clear();
    known = Long.MAX_VALUE;
    Bytes from = Keys.object(collection, label, date);
    rows.visit(
        Table.OBJECT_SUPERSEDED,
        Keys.log(collection, label),
        from,
        (key, _) -> {
          var marked = Keys.dateAtEnd(key);
          dates.add(marked);
          boolean more = dates.size() < AHEAD;
          known = more ? Long.MAX_VALUE : marked.micros();
          return more;
        });
  }
}
