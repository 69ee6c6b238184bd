package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.journal.Table;
import java.util.List;
import java.util.Optional;

/// The feeds of a node. As safe for threads as the rows below.
public final class FeedBook {
  /// A node has no more.
  public static final int MAX = 100;

  private static final String KIND = "taxii-feed";

  private final Rows rows;

  public FeedBook(Rows rows) {
    this.rows = rows;
  }

  /// In alphabetical order.
  public List<Feed> feeds() {
    return new Records(rows)
        .kept(KIND, MAX).stream().map(bytes -> JournalJson.read(bytes, Feed.class)).toList();
  }

  public Optional<Feed> feed(String name) {
    return new Records(rows).kept(KIND, name).map(bytes -> JournalJson.read(bytes, Feed.class));
  }

  /// Empty if it has brought nothing yet.
  public Optional<FeedProgress> progress(String name) {
    return rows.get(Table.FEED, Bytes.utf8(name)).map(FeedProgress::read);
  }

  /// Keeps a new feed, which begins at the beginning.
  public static void add(Shelf shelf, Feed feed) {
    keep(shelf, feed);
    shelf.delete(Table.FEED, Bytes.utf8(feed.name()));
  }

  /// Keeps a feed that was changed.
  public static void keep(Shelf shelf, Feed feed) {
    shelf.say(new Entry.Kept(KIND, feed.name(), Optional.of(JournalJson.write(feed))));
  }

  /// Removes a feed; what it brought stays.
  public static void remove(Shelf shelf, String name) {
    shelf.say(new Entry.Kept(KIND, name, Optional.empty()));
    shelf.delete(Table.FEED, Bytes.utf8(name));
  }

  /// Takes in what a feed brought, and how far it has come, in one commit: both or none.
  public static AdditionStatus land(Shelf shelf, Feed feed, Addition addition, Bytes cursor) {
    var status = new Adding(shelf).land(addition);
    var key = Bytes.utf8(feed.name());
    var before =
        shelf
            .get(Table.FEED, key)
            .map(row -> FeedProgress.read(row).counts())
            .orElse(FeedProgress.Counts.NONE);
    shelf.put(Table.FEED, key, new FeedProgress(before.plus(status), shelf.now(), cursor).write());
    return status;
  }
}
