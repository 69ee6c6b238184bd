package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes objects out of collections (TAXII 2.1 §5.7) and leaves word of it. Pure.
public final class Withdrawing {
  /// Why something was taken out, as followers read it.
  public static final String DELETED = "deleted";

  private final Shelf shelf;

  public Withdrawing(Shelf shelf) {
    this.shelf = shelf;
  }

  /// Takes out the versions of an object that are wanted and that the viewer may see.
  ///
  /// @param why such as [#DELETED]
  /// @return how many; 0 if there is no such object for this viewer
  public int take(
      TaxiiCollection collection, StixId id, VersionFilter filter, Viewer viewer, Reason why) {
    var objects = new Objects(shelf, collection);
    var seen = shelf.versions(collection.number(), id, viewer);
    var wanted = new ArrayList<Instant>();
    for (var at : seen.keySet()) {
      boolean takes =
          filter.all()
              || (filter.first() && at.equals(seen.firstKey()))
              || (filter.last() && at.equals(seen.lastKey()))
              || filter.at().contains(at);
      if (takes) {
        wanted.add(at);
      }
    }
    long first = 0;
    for (var at : wanted) {
      var date = objects.take(id, at, why.word());
      first = first == 0 ? date.micros() : first;
    }
    if (!wanted.isEmpty()) {
      shelf.say(
          new Entry.ObjectsWithdrawn(
              collection.number(), why.by(), why.word(), first, wanted.size()));
    }
    return wanted.size();
  }

  /// Why, and by whom.
  public record Reason(String word, String by) {}

  /// Removes everything of a collection that is being removed itself, some rows a commit.
  ///
  /// @return whether there is more
  public boolean clear(int collection, String by) {
    int gone = 0;
    for (var table :
        List.of(
            Table.OBJECT,
            Table.OBJECT_TYPE,
            Table.OBJECT_VERSION,
            Table.OBJECT_ID,
            Table.OBJECT_LABEL,
            Table.WITHDRAWAL,
            Table.QUARANTINE,
            Table.QUARANTINE_ID,
            Table.MARKING,
            Table.MARKING_WANTED,
            Table.RELABELLING,
            Table.COLLECTION_HEAD)) {
      for (Row row : shelf.scan(table, Keys.of(collection), CLEARED_AT_ONCE - gone + 1)) {
        shelf.delete(row.table(), row.key());
        gone++;
      }
      if (gone >= CLEARED_AT_ONCE) {
        break;
      }
    }
    if (gone > 0) {
      shelf.say(new Entry.ObjectsWithdrawn(collection, by, "collection removed", 0, gone));
    }
    return gone >= CLEARED_AT_ONCE;
  }

  private static final int CLEARED_AT_ONCE = 5_000;

  /// Removes the records of what became of requests whose time is over, some a commit.
  ///
  /// @return whether there is more
  public boolean expireStatuses(Instant now) {
    int gone = 0;
    for (var row : shelf.scan(Table.ADDITION_STATUS_EXPIRY, Bytes.EMPTY, CLEARED_AT_ONCE)) {
      var key = ByteBuffer.wrap(row.key().toArray());
      if (key.getLong() > now.getEpochSecond()) {
        break;
      }
      shelf.delete(Table.ADDITION_STATUS_EXPIRY, row.key());
      shelf.delete(
          Table.ADDITION_STATUS, RowKey.of(new java.util.UUID(key.getLong(), key.getLong())));
      gone++;
    }
    if (gone > 0) {
      shelf.say(new Entry.StatusesExpired(gone));
    }
    return gone >= CLEARED_AT_ONCE;
  }
}
