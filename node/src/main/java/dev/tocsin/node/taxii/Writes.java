package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.Addition;
import dev.tocsin.core.collection.AdditionStatus;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.VersionFilter;
import dev.tocsin.core.collection.Withdrawing;
import dev.tocsin.node.taxii.protocol.Filters;
import dev.tocsin.node.taxii.protocol.Filters.Match;
import dev.tocsin.node.taxii.protocol.MediaTypes;
import dev.tocsin.node.taxii.protocol.Parameters;
import dev.tocsin.node.taxii.protocol.Resources;
import dev.tocsin.node.taxii.protocol.TaxiiError;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Takes objects in and out. Safe for many threads.
final class Writes {
  /// More objects in one request are refused.
  static final int OBJECTS_MAX = 50_000;

  private static final int BODIES_AT_ONCE = 4;

  private final Registrar registrar;
  private final TaxiiLimits limits;
  private final InstantSource clock;
  private final Validator validator = Validator.of(Options.standard());
  private final JsonStreamLimits reading;
  private final BoundedBody.Room room;

  Writes(Registrar registrar, TaxiiLimits limits, InstantSource clock) {
    this.registrar = registrar;
    this.limits = limits;
    this.clock = clock;
    this.reading =
        new JsonStreamLimits(
            limits.contentBytes() + 1L, OBJECTS_MAX, JsonStreamLimits.BUNDLE.each());
    this.room = new BoundedBody.Room((long) BODIES_AT_ONCE * limits.contentBytes());
  }

  /// Section 5.5.
  void add(Visit visit, TaxiiCollection collection) {
    visit.requireWrite(collection);
    Parameters.parse(visit.query(), Set.of());
    requireForm(visit);
    if (visit.context().req().getContentLengthLong() > limits.contentBytes()) {
      throw TaxiiRefusal.tooLarge(limits.contentBytes());
    }
    var done = addBody(visit, collection);
    AnswerTime.await(done.since(), done.objects());
    visit.answer(202, Resources.status(done.status()));
  }

  /// What came of an addition.
  ///
  /// @param since when its objects had been read, by [System#nanoTime]
  private record Done(AdditionStatus status, long since, int objects) {}

  private Done addBody(Visit visit, TaxiiCollection collection) {
    try (var body =
        new BoundedBody(visit.context().bodyInputStream(), limits.contentBytes(), room)) {
      var objects = new ArrayList<Incoming>();
      var invalid = new ArrayList<Incoming.Reading.Invalid>();
      read(body, objects, invalid);
      long since = System.nanoTime();
      var now = clock.instant();
      var request = new Addition.Request(name(now), now, now.plus(limits.statusKept()));
      var addition =
          new Addition(
              collection, visit.account().name(), visit.viewer(), objects, invalid, request);
      return new Done(registrar.add(addition), since, objects.size());
    } catch (IOException e) {
      throw new UncheckedIOException("the body of a request did not come", e);
    }
  }

  /// A random name that sorts by time (UUID version 7, RFC 9562 §5.7): records of additions stand
  /// in the store as they come, so that merging tables does not sort them in among all others.
  private static UUID name(Instant now) {
    var random = UUID.randomUUID();
    long most = now.toEpochMilli() << 16 | 0x7000 | (random.getMostSignificantBits() & 0x0fff);
    return new UUID(most, random.getLeastSignificantBits());
  }

  private static void requireForm(Visit visit) {
    String type = Optional.ofNullable(visit.context().header("Content-Type")).orElse("");
    if (!MediaTypes.sent(type)) {
      throw TaxiiRefusal.mediaType("Send it with Content-Type: " + MediaTypes.TAXII + ".");
    }
    String encoding =
        Optional.ofNullable(visit.context().header("Content-Encoding")).orElse("identity");
    if (!encoding.strip().equalsIgnoreCase("identity")) {
      throw TaxiiRefusal.mediaType("Send it as it is, without Content-Encoding.");
    }
  }

  private void read(
      BoundedBody body, List<Incoming> objects, List<Incoming.Reading.Invalid> invalid)
      throws IOException {
    try {
      var reader = BundleReader.of(body, reading);
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        switch (Incoming.read(next.get(), validator)) {
          case Incoming.Reading.Valid valid -> objects.add(valid.object());
          case Incoming.Reading.Invalid bad -> invalid.add(bad);
        }
      }
      if (!reader.hasObjects()) {
        throw unreadable("An envelope has a list named objects.");
      }
    } catch (JsonException e) {
      throw unreadable("The envelope does not read: " + e.getMessage() + ".");
    }
  }

  private static TaxiiRefusal unreadable(String description) {
    return new TaxiiRefusal(
        new TaxiiError(422, "malformed", "The document has faults", description));
  }

  /// Section 5.7. Without a filter every version goes.
  void delete(Visit visit, TaxiiCollection collection, String object) {
    visit.requireBoth(collection);
    var known = EnumSet.of(Match.VERSION, Match.SPEC_VERSION);
    var parameters =
        Parameters.parse(
            visit.query(), Set.of(Match.VERSION.parameter(), Match.SPEC_VERSION.parameter()));
    var filters = Filters.parse(parameters, known);
    var id = StixId.read(object).orElseThrow(TaxiiRefusal::absent);
    if (!Wanting.wantsStix(filters)) {
      throw TaxiiRefusal.absent();
    }
    var versions = Wanting.versions(filters, VersionFilter.ALL);
    var reason = new Withdrawing.Reason(Withdrawing.Why.DELETED, visit.account().name());
    long since = System.nanoTime();
    int taken =
        registrar.act(
            collection,
            shelf -> new Withdrawing(shelf).take(collection, id, versions, visit.viewer(), reason));
    if (taken == 0) {
      throw TaxiiRefusal.absent();
    }
    AnswerTime.await(since, taken);
    visit.context().status(200).result("");
  }
}
