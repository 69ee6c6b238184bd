package dev.tocsin.core.collection;

import dev.tocsin.core.edge.Rows;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What readers have to know first of each collection, in memory: to look it up costs a fifth of a
/// poll. Whoever commits brings it up to date, so that no reader is answered later because of what
/// somebody added that the reader may not see. Safe for many threads.
public final class Outlines {
  private final Rows rows;
  private final Map<Integer, Outline> known = new ConcurrentHashMap<>();

  public Outlines(Rows rows) {
    this.rows = rows;
  }

  Outline of(int collection) {
    var outline = known.get(collection);
    return outline == null
        ? known.computeIfAbsent(collection, number -> Outline.readWhole(rows, number))
        : outline;
  }

  /// To be told of each commit when it can be read, or nobody knows whether it can, and before
  /// anybody hears that it is done.
  public void committed(Shelf shelf) {
    for (int collection : shelf.collections()) {
      var outline =
          known.computeIfPresent(collection, (number, old) -> old.after(shelf, rows, number));
      // What is removed is forgotten.
      if (outline != null && outline.isEmpty()) {
        known.remove(collection, outline);
      }
    }
  }
}
