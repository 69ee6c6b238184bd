package dev.tocsin.core.collection;

import dev.tocsin.stix.StixId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// The ids that the last commits touched. Who looked for an id before them need look again only if
/// it is one of these, so that looking need not wait for its turn. One thread adds and asks;
/// [#commits] is for all.
public final class RecentIds {
  private static final int KEPT_MAX = 1 << 16;

  private final int keptMax;
  private final Deque<Commit> kept = new ArrayDeque<>();
  private int keptIds;
  private volatile long commits;

  public RecentIds() {
    this(KEPT_MAX);
  }

  /// @param keptMax how many ids are kept
  RecentIds(int keptMax) {
    this.keptMax = keptMax;
  }

  private static final class Commit {
    private final long number;
    private final long[] ids;

    /// @param ids as numbers, sorted
    Commit(long number, long[] ids) {
      this.number = number;
      this.ids = ids;
    }

    boolean touched(long id) {
      return Arrays.binarySearch(ids, id) >= 0;
    }
  }

  /// Stands for an id in a collection. Two that share one only cost a look more.
  static long number(int collection, StixId id) {
    return number(
        collection, id.uuid().getMostSignificantBits(), id.uuid().getLeastSignificantBits());
  }

  /// The same for a UUID. Multiplied, since ids that are counted differ in few bits, as numbers of
  /// collections do.
  static long number(int collection, long high, long low) {
    return (high * 0x9e3779b97f4a7c15L + low) * 0xbf58476d1ce4e5b9L + collection;
  }

  /// How many commits whoever looks from now on can read.
  public long commits() {
    return commits;
  }

  /// Takes note of a commit that can be read, or of which nobody knows whether it can.
  public void add(Shelf shelf) {
    var ids = shelf.touched();
    long number = commits + 1;
    kept.addLast(new Commit(number, ids));
    keptIds += ids.length;
    while (keptIds > keptMax) {
      keptIds -= kept.removeFirst().ids.length;
    }
    commits = number;
  }

  /// Whether an id may have been touched by a commit after some number of them.
  public boolean touched(int collection, StixId id, long after) {
    if (commits - kept.size() > after) {
      return true;
    }
    long number = number(collection, id);
    var latest = kept.descendingIterator();
    while (latest.hasNext()) {
      var commit = latest.next();
      if (commit.number <= after) {
        return false;
      }
      if (commit.touched(number)) {
        return true;
      }
    }
    return false;
  }
}
