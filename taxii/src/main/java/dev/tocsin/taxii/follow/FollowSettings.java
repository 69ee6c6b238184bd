package dev.tocsin.taxii.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a collection is followed.
///
/// @param since nothing that was added before or at this time is wanted
/// @param lookBack for how long after a date added the server may still add something earlier, such
///   as a server whose times are coarse or that commits out of order; this much is read again and
///   what was delivered is left out
/// @param poll how long to wait when everything has been read
/// @param limit objects of a page; 0 leaves it to the server
/// @param keysMost how many delivered objects are remembered at most
/// @param failuresMost questions in a row without an answer before giving up; 0 never gives up
public record FollowSettings(
    Optional<Instant> since,
    Duration lookBack,
    Duration poll,
    int limit,
    int keysMost,
    int failuresMost) {
  public static final FollowSettings STANDARD =
      new FollowSettings(
          Optional.empty(), Duration.ofSeconds(30), Duration.ofSeconds(30), 0, 50_000, 0);

  public FollowSettings {
    if (lookBack.isNegative() || poll.isNegative() || limit < 0 || failuresMost < 0) {
      throw new IllegalArgumentException("a setting is not negative");
    }
    if (keysMost < 1) {
      throw new IllegalArgumentException("at least one object is remembered");
    }
  }

  public FollowSettings withSince(Optional<Instant> time) {
    return new FollowSettings(time, lookBack, poll, limit, keysMost, failuresMost);
  }

  public FollowSettings withLookBack(Duration time) {
    return new FollowSettings(since, time, poll, limit, keysMost, failuresMost);
  }

  public FollowSettings withPoll(Duration time) {
    return new FollowSettings(since, lookBack, time, limit, keysMost, failuresMost);
  }

  public FollowSettings withLimit(int objects) {
    return new FollowSettings(since, lookBack, poll, objects, keysMost, failuresMost);
  }

  public FollowSettings withKeysMost(int keys) {
    return new FollowSettings(since, lookBack, poll, limit, keys, failuresMost);
  }

  public FollowSettings withFailuresMost(int failures) {
    return new FollowSettings(since, lookBack, poll, limit, keysMost, failures);
  }
}
