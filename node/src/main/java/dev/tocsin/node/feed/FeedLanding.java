package dev.tocsin.node.feed;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.Addition;
import dev.tocsin.core.collection.AdditionStatus;
import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.Feed;
import dev.tocsin.core.collection.FeedBook;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.collection.Shelf;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.taxii.Registrar;
import dev.tocsin.stix.BundledObject;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import dev.tocsin.taxii.follow.FollowState;
import dev.tocsin.taxii.follow.Landing;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Lands the objects of a feed in a collection. A page and the cursor behind it are one commit, so
/// that no crash parts them. One thread.
final class FeedLanding implements Landing {
  private static final Viewer NOBODY = Viewer.of(Set.of());

  private final Feed feed;
  private final String source;
  private final Place place;
  private final Consumer<String> refused;
  private final Validator validator = Validator.of(Options.standard());
  private final List<Incoming> objects = new ArrayList<>();
  private final List<Incoming.Reading.Invalid> invalid = new ArrayList<>();

  /// @param refused is told why an object was not taken
  FeedLanding(Feed feed, String source, Place place, Consumer<String> refused) {
    this.feed = feed;
    this.source = source;
    this.place = place;
    this.refused = refused;
  }

  /// Where feeds land.
  record Place(Disk disk, Registrar registrar, InstantSource clock) {}

  @Override
  public Optional<FollowState> recover() throws IOException {
    try {
      return new FeedBook(place.disk())
          .progress(feed.name())
          .map(progress -> FollowState.read(progress.cursor().toArray(), source));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void begin() {
    discard();
  }

  @Override
  public void take(BundledObject object) {
    switch (Incoming.read(object, validator)) {
      case Incoming.Reading.Valid valid -> objects.add(valid.object());
      case Incoming.Reading.Invalid bad -> invalid.add(bad);
    }
  }

  @Override
  public void keep(FollowState state) throws IOException {
    var cursor = Bytes.of(state.write(source));
    try {
      var status = place.registrar().act(shelf -> land(shelf, cursor));
      status.failures().stream()
          .reduce((_, last) -> last)
          .ifPresent(last -> refused.accept(last.id() + ": " + last.message()));
    } catch (DeskException e) {
      throw new IOException(e.problem().detail(), e);
    }
    discard();
  }

  private AdditionStatus land(Shelf shelf, Bytes cursor) {
    // As it is by now: a person may have changed or removed it.
    var collection =
        new Catalogue(place.disk())
            .collection(feed.into())
            .orElseThrow(() ->
                new DeskException(
                    Problem.Kind.STATE, "The collection that it goes into is not there any more."));
    if (new FeedBook(place.disk()).feed(feed.name()).isEmpty()) {
      throw new DeskException(Problem.ABSENT);
    }
    var now = place.clock().instant();
    var request = new Addition.Request(new UUID(0, 0), now, now);
    return FeedBook.land(
        shelf,
        feed,
        new Addition(collection, feed.account(), NOBODY, objects, invalid, request),
        cursor);
  }

  @Override
  public void discard() {
    objects.clear();
    invalid.clear();
  }

  @Override
  public void close() {
    discard();
  }
}
