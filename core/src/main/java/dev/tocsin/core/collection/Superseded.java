package dev.tocsin.core.collection;

import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which objects of a collection have a later version that somebody may see, asked for in the order
/// of their dates and read ahead. Later versions that they may not see are not come across. One
/// thread.
final class Superseded {
  private static final int AHEAD = 1_000;

  private final Rows rows;
  private final int collection;
  private final List<Ahead> later;

  /// @param labels what they may see
  Superseded(Rows rows, int collection, Collection<Integer> labels) {
    this.rows = rows;
    this.collection = collection;
    this.later = labels.stream().map(Ahead::new).toList();
  }

  /// @param date no earlier than the one asked for before
  boolean has(DateAdded date) {
    for (var label : later) {
      if (label.has(date)) {
        return true;
      }
    }
    return false;
  }

  /// The objects that have a later version with one label.
  private final class Ahead {
    private final int label;
    private final Set<DateAdded> dates = new HashSet<>();
    private long known = -1;

    Ahead(int label) {
      this.label = label;
    }

    boolean has(DateAdded date) {
      while (date.micros() > known) {
        readFrom(date);
      }
      // Mostly nothing has a later version.
      return !dates.isEmpty() && dates.contains(date);
    }

    private void readFrom(DateAdded date) {
      dates.clear();
      known = Long.MAX_VALUE;
      rows.visit(
          Table.OBJECT_SUPERSEDED,
          Keys.log(collection, label),
          Keys.object(collection, label, date),
          (key, _) -> {
            var marked = Keys.dateAtEnd(key);
            dates.add(marked);
            boolean more = dates.size() < AHEAD;
            known = more ? Long.MAX_VALUE : marked.micros();
            return more;
          });
    }
  }
}
