package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.Outlines;
import dev.tocsin.core.collection.Shelf;
import dev.tocsin.core.edge.Rows;

/// What readers of collections have at hand in memory, which whoever writes collections keeps true.
/// Safe for many threads.
public record ReadCaches(Outlines outlines, PageCache pages) {
  /// Empty ones.
  ///
  /// @param pageBytes of full pages, outside the heap; 0 keeps none
  public static ReadCaches of(Rows rows, long pageBytes) {
    return new ReadCaches(new Outlines(rows), new PageCache(pageBytes));
  }

  /// To be told of each commit when it can be read, or nobody knows whether it can, and before
  /// anybody hears that it is done.
  public void committed(Shelf shelf) {
    pages.drop(shelf.changes());
    outlines.committed(shelf);
  }
}
