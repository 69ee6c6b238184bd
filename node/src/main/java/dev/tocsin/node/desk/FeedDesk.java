package dev.tocsin.node.desk;

import dev.tocsin.core.collection.Feed;
import dev.tocsin.node.feed.FeedView;
import dev.tocsin.node.feed.Feeds;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.Tls;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The desk's part for feeds: collections of other servers that this node follows. Safe for many
/// threads.
public final class FeedDesk {
  private final Feeds feeds;
  private final CollectionDesk collections;
  private final InstantSource clock;
  private final Audit audit;

  FeedDesk(Feeds feeds, CollectionDesk collections, InstantSource clock, Audit audit) {
    this.feeds = feeds;
    this.collections = collections;
    this.clock = clock;
    this.audit = audit;
  }

  /// A feed that someone wants.
  ///
  /// @param address of the collection there
  /// @param collection the one here, by its id or alias
  /// @param trust PEM certificates to trust there; empty for those that Java trusts
  public record Wanted(
      String name,
      String address,
      String collection,
      Duration interval,
      Optional<String> trust,
      Credentials credentials) {}

  public List<FeedView> all(Caller caller) {
    Rights.SEE_SHARING.require(caller);
    return feeds.all();
  }

  /// Adds a feed and begins with it.
  public FeedView add(Caller caller, Wanted wanted) {
    Rights.KEEP_SHARING.require(caller);
    requireAddress(wanted.address());
    requireTrust(wanted.trust());
    var into = collections.find(wanted.collection());
    var feed =
        CollectionDesk.fit(() ->
            new Feed(
                wanted.name(),
                wanted.address(),
                into.id(),
                wanted.interval(),
                false,
                wanted.trust(),
                clock.instant(),
                caller.name()));
    var view = feeds.add(feed, wanted.credentials());
    audit.record(caller, "feed added", feed.name() + " into " + into.id());
    return view;
  }

  private static void requireAddress(String address) {
    try {
      TaxiiClient.objection(URI.create(address))
          .ifPresent(why -> {
            throw new DeskException(
                Problem.Kind.BAD_REQUEST, "That address is not followed: " + why + ".");
          });
    } catch (IllegalArgumentException _) {
      throw new DeskException(Problem.Kind.BAD_REQUEST, "That is no address of a collection.");
    }
  }

  private static void requireTrust(Optional<String> trust) {
    if (trust.isPresent()) {
      CollectionDesk.fit(() -> Tls.context(trust, Optional.empty()));
    }
  }

  public FeedView setPaused(Caller caller, String name, boolean paused) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    var view = feeds.setPaused(name, paused);
    audit.record(caller, paused ? "feed paused" : "feed resumed", name);
    return view;
  }

  /// From now on it proves itself by these.
  public FeedView setCredentials(Caller caller, String name, Credentials credentials) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    var view = feeds.setCredentials(name, credentials);
    audit.record(caller, "feed given credentials", name);
    return view;
  }

  /// Removes a feed; what it brought stays.
  public void remove(Caller caller, String name) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    feeds.remove(name);
    audit.record(caller, "feed removed", name);
  }
}
