package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.JournalJson;
import java.time.Instant;

/// How far a feed has been followed. It is written in one commit with what the feed brought.
///
/// @param counts of everything that it ever brought
/// @param at when that was last
/// @param cursor where to go on, as the follower wrote it
public record FeedProgress(Counts counts, Instant at, Bytes cursor) {

  /// What became of objects.
  ///
  /// @param waiting how many a person was asked about; they may have decided since
  public record Counts(long taken, long waiting, long refused) {
    public static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(AdditionStatus status) {
      return new Counts(
          taken + status.successes().size(),
          waiting + status.pendings().size(),
          refused + status.failures().size());
    }
  }

  Bytes write() {
    return JournalJson.write(this);
  }

  static FeedProgress read(Bytes json) {
    return JournalJson.read(json, FeedProgress.class);
  }
}
