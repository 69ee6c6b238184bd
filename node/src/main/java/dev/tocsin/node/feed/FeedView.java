package dev.tocsin.node.feed;

import dev.tocsin.core.collection.Feed;
import dev.tocsin.core.collection.FeedProgress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A feed as people see it, without its credentials.
///
/// @param cursor the date up to which everything has been read, as the other server named it
/// @param brought when it last brought something
public record FeedView(
    Feed feed,
    FeedProgress.Counts counts,
    Optional<Instant> brought,
    Optional<Instant> cursor,
    Condition condition) {

  /// How it goes, since the node was started.
  ///
  /// @param answered when the other server last had an answer to use
  /// @param trouble why nothing comes, or comes slowly; empty if all is well
  /// @param refused why the last object that was not taken was not
  /// @param misbehaved how often the other server looped or went back
  public record Condition(
      State state,
      Optional<Instant> answered,
      Optional<String> trouble,
      Optional<String> refused,
      int misbehaved) {}

  /// What it does.
  public enum State {
    /// It asks, or waits until it is time to.
    FOLLOWING,
    /// Something is in the way that may pass; it tries again.
    TROUBLED,
    /// Something is in the way that a person must look at; it tries again seldom.
    STOPPED,
    /// A person has paused it.
    PAUSED;

    /// The form on the wire.
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
