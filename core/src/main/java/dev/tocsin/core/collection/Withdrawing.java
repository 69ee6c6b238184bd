package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Takes objects out of collections (TAXII 2.1 §5.7) and leaves word of it. Pure.
public final class Withdrawing {
  /// Why something was taken out.
  public enum Why {
    /// Somebody wanted it out.
    DELETED,
    /// Whoever said it takes it back.
    RECALLED,
    /// It is not so.
    WRONG;

    /// As followers read it.
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Why> of(String wire) {
      return Arrays.stream(values()).filter(why -> why.wire().equals(wire)).findFirst();
    }
  }

  private final Shelf shelf;

  public Withdrawing(Shelf shelf) {
    this.shelf = shelf;
  }

  /// Takes out the versions of an object that are wanted and that the viewer may see.
  ///
  /// @return how many; 0 if there is no such object for this viewer
  public int take(
      TaxiiCollection collection, StixId id, VersionFilter filter, Viewer viewer, Reason why) {
    var seen = shelf.versions(collection.number(), id, viewer);
    // What another masks goes with it: who takes a version out wants none of it to be left.
    var wanted =
        seen.stream()
            .filter(version ->
                filter.all()
                    || (filter.first() && version.at().equals(seen.first().at()))
                    || (filter.last() && version.at().equals(seen.last().at()))
                    || filter.at().contains(version.at()))
            .toList();
    return take(collection, id, wanted, why);
  }

  /// @return of how many times
  private int take(
      TaxiiCollection collection, StixId id, Collection<VersionRow> versions, Reason reason) {
    var objects = new Objects(shelf, collection);
    String why = reason.why().wire();
    var times = new HashSet<Instant>();
    long first = 0;
    for (var version : versions) {
      times.add(version.at());
      long date = objects.take(id, version, why).map(DateAdded::micros).orElse(first);
      first = first == 0 ? date : first;
    }
    if (!versions.isEmpty()) {
      shelf.say(
          new Entry.ObjectsWithdrawn(collection.number(), reason.by(), why, first, times.size()));
      if (shelf.versions(collection.number(), id).isEmpty()) {
        shelf.forgetOrigin(collection.number(), id);
      }
    }
    return times.size();
  }

  /// Why, and by whom.
  public record Reason(Why why, String by) {}

  /// Takes out every version of an object, also those that nobody may see: for whoever decides
  /// about the collection.
  ///
  /// @return how many; 0 if there is no such object
  public int takeAll(TaxiiCollection collection, StixId id, Reason why) {
    var all = List.copyOf(shelf.versions(collection.number(), id));
    return take(collection, id, all, why);
  }

  /// Takes out the version that has the content of an object, if it is there.
  void takeSame(TaxiiCollection collection, Incoming object, Reason why) {
    var objects = new Objects(shelf, collection);
    var same =
        shelf.versions(collection.number(), object.id()).stream()
            .filter(version -> objects.isSame(version, object))
            .toList();
    take(collection, object.id(), same, why);
  }

  /// The latest version of an object, whoever may see it.
  public Optional<StixObject> latest(TaxiiCollection collection, StixId id) {
    return shelf.versions(collection.number(), id).descendingSet().stream()
        .findFirst()
        .flatMap(
            last -> shelf.object(new ObjectPlace(collection.number(), last.label(), last.date())))
        .map(row -> StixObject.parse(row.json()));
  }

  /// Takes out every version of an object and puts the one there that revokes it, for followers who
  /// know no withdrawals.
  ///
  /// @param revoked a version that is later than each that is there
  /// @return how many were taken out
  public int replace(TaxiiCollection collection, Incoming revoked, Reason why) {
    int taken = takeAll(collection, revoked.id(), why);
    var date = new Objects(shelf, collection).put(revoked);
    shelf.say(new Entry.ObjectsAdded(collection.number(), why.by(), date.micros(), 1));
    return taken;
  }

  /// Removes everything of a collection that is being removed itself, some rows a commit, and with
  /// the last ones the word that something is left to do.
  ///
  /// @return whether there is more
  public boolean clear(int collection, String by) {
    if (shelf.head(collection).isPresent()) {
      // What came in with this commit is not found before the next.
      return true;
    }
    int gone = 0;
    for (var table :
        List.of(
            Table.OBJECT,
            Table.OBJECT_TYPE,
            Table.OBJECT_SUPERSEDED,
            Table.OBJECT_MASKED,
            Table.OBJECT_VERSION,
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
    gone += shelf.forgetOrigins(collection, CLEARED_AT_ONCE - gone);
    if (gone > 0) {
      shelf.say(new Entry.ObjectsWithdrawn(collection, by, "collection removed", 0, gone));
    }
    boolean more = gone >= CLEARED_AT_ONCE;
    if (!more) {
      shelf.say(Catalogue.cleared(collection));
    }
    return more;
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
