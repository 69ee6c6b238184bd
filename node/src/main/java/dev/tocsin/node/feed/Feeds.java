package dev.tocsin.node.feed;

import dev.tocsin.core.collection.Feed;
import dev.tocsin.core.collection.FeedBook;
import dev.tocsin.core.collection.FeedProgress;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.feed.FeedView.Condition;
import dev.tocsin.node.feed.FeedView.State;
import dev.tocsin.node.taxii.Registrar;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.follow.FollowState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// All feeds of a node, each on a thread of its own. A change is durable when its method returns.
/// Safe for many threads.
///
/// Methods that change something throw [DeskException] when the answer is no.
public final class Feeds implements AutoCloseable {
  private final FeedBook book;
  private final FeedSecrets secrets;
  private final FeedLanding.Place place;
  private final Map<String, FeedRun> runs = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  private Feeds(FeedSecrets secrets, FeedLanding.Place place) {
    this.book = new FeedBook(place.disk());
    this.secrets = secrets;
    this.place = place;
  }

  /// Goes on with all feeds of a store.
  ///
  /// @param folder the data folder, where their credentials stand
  public static Feeds start(Path folder, Disk disk, Registrar registrar, InstantSource clock) {
    var feeds =
        new Feeds(
            new FeedSecrets(folder.resolve(FeedSecrets.FOLDER_NAME)),
            new FeedLanding.Place(disk, registrar, clock));
    feeds.book.feeds().forEach(feeds::run);
    return feeds;
  }

  private void run(Feed feed) {
    if (!feed.paused()) {
      runs.put(feed.name(), FeedRun.start(feed, secrets, place));
    }
  }

  private void halt(String name) {
    Optional.ofNullable(runs.remove(name)).ifPresent(FeedRun::close);
  }

  /// In alphabetical order.
  public List<FeedView> all() {
    lock.lock();
    try {
      return book.feeds().stream().map(this::view).toList();
    } finally {
      lock.unlock();
    }
  }

  private FeedView view(Feed feed) {
    var progress = book.progress(feed.name());
    var condition =
        Optional.ofNullable(runs.get(feed.name()))
            .map(FeedRun::condition)
            .orElse(
                new Condition(
                    State.PAUSED, Optional.empty(), Optional.empty(), Optional.empty(), 0));
    return new FeedView(
        feed,
        progress.map(FeedProgress::counts).orElse(FeedProgress.Counts.NONE),
        progress.map(FeedProgress::at),
        progress.flatMap(Feeds::reached),
        condition);
  }

  private static Optional<Instant> reached(FeedProgress progress) {
    return FollowState.last(progress.cursor().toArray());
  }

  /// Adds a feed and begins with it.
  public FeedView add(Feed feed, Credentials credentials) {
    lock.lock();
    try {
      if (book.feed(feed.name()).isPresent()) {
        throw new DeskException(Problem.Kind.TAKEN, "There is already a feed of that name.");
      }
      if (book.feeds().size() >= FeedBook.MAX) {
        throw new DeskException(
            Problem.Kind.STATE, "A node has at most " + FeedBook.MAX + " feeds.");
      }
      secrets.write(feed.name(), credentials);
      change(shelf -> FeedBook.add(shelf, feed));
      run(feed);
      return view(feed);
    } finally {
      lock.unlock();
    }
  }

  /// Pauses a feed, or goes on with it; going on tries at once what was in trouble.
  public FeedView setPaused(String name, boolean paused) {
    lock.lock();
    try {
      var next = known(name).withPaused(paused);
      halt(name);
      change(shelf -> FeedBook.keep(shelf, next));
      run(next);
      return view(next);
    } finally {
      lock.unlock();
    }
  }

  /// Gives a feed other credentials, which it shows at once.
  public FeedView setCredentials(String name, Credentials credentials) {
    lock.lock();
    try {
      var feed = known(name);
      halt(name);
      // Behind whatever the feed had handed in, so that it goes on from there.
      change(_ -> {});
      secrets.write(name, credentials);
      run(feed);
      return view(feed);
    } finally {
      lock.unlock();
    }
  }

  /// Removes a feed with its credentials; what it brought stays.
  public void remove(String name) {
    lock.lock();
    try {
      known(name);
      halt(name);
      change(shelf -> FeedBook.remove(shelf, name));
      secrets.remove(name);
    } finally {
      lock.unlock();
    }
  }

  private void change(java.util.function.Consumer<dev.tocsin.core.collection.Shelf> change) {
    place
        .registrar()
        .act(shelf -> {
          change.accept(shelf);
          return true;
        });
  }

  private Feed known(String name) {
    return book.feed(name).orElseThrow(() -> new DeskException(Problem.ABSENT));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      List.copyOf(runs.keySet()).forEach(this::halt);
    } finally {
      lock.unlock();
    }
  }
}
