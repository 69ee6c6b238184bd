package dev.tocsin.storage;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Queue;

/// Walks through a table in key order, a page of rows at a time. One thread.
final class Cursor {
  private static final int PAGE_ROWS = 1_000;

  private final Rows rows;
  private final Table table;
  private final Queue<Row> page = new ArrayDeque<>();
  private Bytes from = Bytes.EMPTY;
  private boolean read;

  Cursor(Rows rows, Table table) {
    this.rows = rows;
    this.table = table;
  }

  boolean ended() {
    if (page.isEmpty() && !read) {
      var next = rows.scan(table, Bytes.EMPTY, from, PAGE_ROWS);
      page.addAll(next);
      read = next.size() < PAGE_ROWS;
      if (!next.isEmpty()) {
        from = justAfter(next.getLast().key());
      }
    }
    return page.isEmpty();
  }

  private static Bytes justAfter(Bytes key) {
    return Bytes.of(Arrays.copyOf(key.toArray(), key.size() + 1));
  }

  /// The current row; the next one becomes current.
  Row take() {
    if (ended()) {
      throw new NoSuchElementException("the table " + table + " has no more rows");
    }
    return page.remove();
  }

  /// Negative if this one's current row comes first. An ended cursor comes last.
  int compareTo(Cursor other) {
    if (ended() || other.ended()) {
      return Boolean.compare(ended(), other.ended());
    }
    return Arrays.compareUnsigned(
        page.element().key().toArray(), other.page.element().key().toArray());
  }
}
