package dev.tocsin.core.collection;

import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which objects of a collection somebody is shown others instead of, asked for in the order of
/// their dates and read ahead. Others that they may not see are not come across. One thread.
final class Superseded {
  private static final int AHEAD = 1_000;

  private final Rows rows;
  private final Table table;
  private final int collection;
  private final List<Ahead> later;

  private Superseded(Rows rows, Table table, int collection, Collection<Integer> labels) {
    this.rows = rows;
    this.table = table;
    this.collection = collection;
    this.later = labels.stream().map(Ahead::new).toList();
  }

  /// For whoever wants the last version of each object.
  ///
  /// @param labels what they may see
  static Superseded byLater(Rows rows, int collection, Collection<Integer> labels) {
    return new Superseded(rows, Table.OBJECT_SUPERSEDED, collection, labels);
  }

  /// For whoever wants other versions too.
  ///
  /// @param labels what they may see
  static Superseded byTwins(Rows rows, int collection, Collection<Integer> labels) {
    return new Superseded(rows, Table.OBJECT_MASKED, collection, labels);
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

  /// The objects instead of which others with one label are shown.
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
          table,
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
