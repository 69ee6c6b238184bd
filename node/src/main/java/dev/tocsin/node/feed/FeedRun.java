package dev.tocsin.node.feed;

import dev.tocsin.core.collection.Feed;
import dev.tocsin.node.feed.FeedView.Condition;
import dev.tocsin.node.feed.FeedView.State;
import dev.tocsin.stix.SafeText;
import dev.tocsin.taxii.ClientSettings;
import dev.tocsin.taxii.Limits;
import dev.tocsin.taxii.Query;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.Tls;
import dev.tocsin.taxii.follow.Follow;
import dev.tocsin.taxii.follow.FollowSettings;
import dev.tocsin.taxii.follow.Follower;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows one feed on a virtual thread until it is closed. Safe for many threads.
final class FeedRun implements Follower.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedRun.class);

  /// A page is held until it is committed; a larger one is asked for in parts.
  private static final long PAGE_BYTES_MAX = 32L << 20;

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration SELDOM = Duration.ofMinutes(15);
  private static final Duration END_MAX = Duration.ofSeconds(20);

  /// All versions: what was the last one when asked need not have been so when it was added.
  private static final Query.Filter EVERY_VERSION =
      new Query.Filter(List.of(), List.of(), List.of("all"), List.of());

  private final Feed feed;
  private final FeedSecrets secrets;
  private final FeedLanding.Place place;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicReference<Condition> condition =
      new AtomicReference<>(
          new Condition(State.FOLLOWING, Optional.empty(), Optional.empty(), Optional.empty(), 0));
  private final Thread thread;

  private FeedRun(Feed feed, FeedSecrets secrets, FeedLanding.Place place) {
    this.feed = feed;
    this.secrets = secrets;
    this.place = place;
    this.thread = Thread.ofVirtual().name("tocsin-feed-" + feed.name()).unstarted(this::run);
  }

  static FeedRun start(Feed feed, FeedSecrets secrets, FeedLanding.Place place) {
    var run = new FeedRun(feed, secrets, place);
    run.thread.start();
    return run;
  }

  Condition condition() {
    return condition.get();
  }

  private void run() {
    try {
      while (wait(once())) {
        LOG.debug("the feed {} begins again", feed.name());
      }
    } catch (InterruptedException _) {
      LOG.debug("the feed {} ends", feed.name());
    }
  }

  /// Whether to go on after a time.
  private boolean wait(Duration time) throws InterruptedException {
    return !closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Follows until that is not possible any more.
  ///
  /// @return when to try again
  private Duration once() throws InterruptedException {
    var source = new Follower.Source(URI.create(feed.address()), EVERY_VERSION);
    try (var client = client(place.clock());
        var landing =
            new FeedLanding(
                feed,
                source.text(),
                place,
                why -> change(it -> with(it, it.state(), it.trouble(), Optional.of(safe(why)))))) {
      var follow = new Follow(FollowSettings.STANDARD.withPoll(feed.interval()));
      var around = new Follower.Surroundings(place.clock(), new Random(), this::wait, this);
      var end = Follower.of(client, source, follow, landing, around).run();
      end.trouble().ifPresent(why -> trouble(State.STOPPED, why));
      return SELDOM;
    } catch (IOException e) {
      trouble(State.TROUBLED, String.valueOf(e.getMessage()));
      return SOON;
    } catch (IllegalArgumentException e) {
      trouble(State.STOPPED, String.valueOf(e.getMessage()));
      return SELDOM;
    } catch (RuntimeException e) {
      LOG.error("the feed {} goes on after a failure", feed.name(), e);
      trouble(State.TROUBLED, "Something went wrong inside the node; its log says more.");
      return SOON;
    }
  }

  private TaxiiClient client(InstantSource clock) throws IOException {
    var settings =
        ClientSettings.of(secrets.read(feed.name()))
            .withLimits(Limits.STANDARD.withPageBytes(PAGE_BYTES_MAX));
    return new TaxiiClient(
        feed.trust().isPresent()
            ? settings.withTls(Tls.context(feed.trust(), Optional.empty()))
            : settings,
        clock);
  }

  private static String safe(String text) {
    return SafeText.line(text).text();
  }

  private static Condition with(
      Condition it, State state, Optional<String> trouble, Optional<String> refused) {
    return new Condition(state, it.answered(), trouble, refused, it.misbehaved());
  }

  private void change(java.util.function.UnaryOperator<Condition> change) {
    condition.updateAndGet(change);
  }

  private void trouble(State state, String why) {
    if (closing.getCount() > 0) {
      // The sentence may quote the other server, so it is for the screen and not for the log.
      LOG.warn("the feed {} is {}", feed.name(), state.wire());
      change(it -> with(it, state, Optional.of(safe(why)), it.refused()));
    }
  }

  private void answered() {
    var now = place.clock().instant();
    change(it ->
        new Condition(
            State.FOLLOWING, Optional.of(now), Optional.empty(), it.refused(), it.misbehaved()));
  }

  @Override
  public void kept(int fresh) {
    answered();
  }

  @Override
  public void warned(String sentence) {
    trouble(State.TROUBLED, sentence);
  }

  @Override
  public boolean caughtUp() {
    answered();
    return closing.getCount() > 0;
  }

  @Override
  public void misbehaved() {
    change(it ->
        new Condition(it.state(), it.answered(), it.trouble(), it.refused(), it.misbehaved() + 1));
  }

  /// Ends, in the middle of a page if need be: what of it is not committed comes again.
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      if (!thread.join(END_MAX)) {
        LOG.warn("the feed {} does not end in time", feed.name());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
