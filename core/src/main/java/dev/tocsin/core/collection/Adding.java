package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.AdditionStatus.Detail;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Adds objects to collections (TAXII 2.1 §5.5). A bad object never spoils the good ones. Pure.
public final class Adding {
  private static final String WAITS = "A person looks at it first.";
  private static final String UNKNOWN = "It bears a marking that is not defined here.";

  private final Shelf shelf;

  public Adding(Shelf shelf) {
    this.shelf = shelf;
  }

  /// One request in the making.
  private static final class Count {
    private final List<Detail> successes = new ArrayList<>();
    private final List<Detail> failures = new ArrayList<>();
    private final List<Detail> pendings = new ArrayList<>();
    private final boolean open;
    private final Optional<Admitted> admitted;
    private long first;
    private int added;
    private int quarantined;

    /// @param open whether the answer may tell of what the one who brings it does not see
    /// @param admitted what a person let in; empty if nobody looked at it
    Count(boolean open, Optional<Admitted> admitted) {
      this.open = open;
      this.admitted = admitted;
    }

    void added(DateAdded date) {
      if (added == 0) {
        first = date.micros();
      }
      added++;
    }
  }

  /// The ids of a request that are in its collection now.
  ///
  /// @param lacks says yes only of ids that are certainly not there
  public static Set<StixId> there(Rows rows, Addition addition, Predicate<StixId> lacks) {
    int collection = addition.collection().number();
    var ids = new HashMap<Bytes, StixId>();
    addition.objects().stream()
        .map(Incoming::id)
        .filter(id -> !lacks.test(id))
        .forEach(id -> ids.put(Keys.id(collection, id), id));
    return rows.present(Table.OBJECT_VERSION, List.copyOf(ids.keySet())).stream()
        .map(ids::get)
        .flatMap(Stream::ofNullable)
        .collect(Collectors.toSet());
  }

  /// What came of a request: durable once the shelf is.
  public AdditionStatus add(Addition addition) {
    return add(addition, Adding::notLooked);
  }

  /// Nothing is known yet to be new.
  private static boolean notLooked(StixId id) {
    return false;
  }

  /// The same for whoever has looked before.
  ///
  /// @param isNew says yes only of ids that are certainly not in the rows below the shelf
  public AdditionStatus add(Addition addition, Predicate<StixId> isNew) {
    var status = decide(addition, new Count(false, Optional.empty()), isNew);
    keep(status, addition.request().keptUntil().getEpochSecond());
    return status;
  }

  /// The same for what this node fetched itself: the answer is for its own people, who may know of
  /// everything, and no record of it is kept.
  AdditionStatus land(Addition addition) {
    return decide(addition, new Count(true, Optional.empty()), Adding::notLooked);
  }

  /// The same for what a person lets in of a partner's warning: nothing of it waits, and each
  /// object is for those alone who may also see the warning.
  public AdditionStatus admit(Addition addition, Admitted admitted) {
    return decide(addition, new Count(true, Optional.of(admitted)), Adding::notLooked);
  }

  /// A warning of which a person lets objects in.
  ///
  /// @param label who may see the warning
  public record Admitted(Label label, Origin origin) {}

  private AdditionStatus decide(Addition addition, Count count, Predicate<StixId> isNew) {
    for (var invalid : addition.invalid()) {
      count.failures.add(new Detail(invalid.id(), invalid.version(), invalid.message()));
    }
    shelf.expect(
        addition.collection().number(),
        addition.objects().stream().map(Incoming::id).toList(),
        isNew);
    // Definitions first, so that what they mark is labelled by them.
    var later = new ArrayList<Incoming>();
    for (var object : addition.objects()) {
      if (object.definition().isPresent()) {
        one(addition, object, count);
      } else {
        later.add(object);
      }
    }
    later.forEach(object -> one(addition, object, count));
    var request = addition.request();
    var status =
        new AdditionStatus(
            request.status(),
            addition.collection().root(),
            addition.by(),
            request.at(),
            count.successes,
            count.failures,
            count.pendings);
    int collection = addition.collection().number();
    shelf.say(new Entry.ObjectsAdded(collection, addition.by(), count.first, count.added));
    if (count.quarantined > 0) {
      shelf.say(new Entry.Quarantined(collection, addition.by(), "came in", count.quarantined));
    }
    return status;
  }

  private void keep(AdditionStatus status, long until) {
    shelf.put(Table.ADDITION_STATUS, RowKey.of(status.id()), status.write());
    shelf.put(Table.ADDITION_STATUS_EXPIRY, Keys.statusExpiry(until, status.id()), Bytes.EMPTY);
  }

  private void one(Addition addition, Incoming object, Count count) {
    var collection = addition.collection();
    var objects = new Objects(shelf, collection);
    var versions = shelf.versions(collection.number(), object.id());
    var twin =
        object
            .version()
            .map(version -> Optional.ofNullable(versions.get(version.instant())))
            .orElseGet(() -> Optional.ofNullable(versions.lastEntry()).map(Map.Entry::getValue));
    boolean same = twin.filter(it -> objects.isSame(it, object)).isPresent();
    boolean other = object.version().isPresent() && twin.isPresent() && !same;
    boolean seen = twin.filter(it -> count.open || objects.sees(addition.viewer(), it)).isPresent();
    boolean waits =
        collection.inbound() == TaxiiCollection.Inbound.QUARANTINE && count.admitted.isEmpty();
    String text = object.version().map(StixTimestamp::text).orElse("");
    var detail = new Detail(object.id().toString(), text, "");
    var objection = object.definition().flatMap(_ -> objects.objection(object));
    boolean contested =
        objection.isPresent() && !count.open && isHidden(versions, objects, addition.viewer());
    var refusal =
        other && seen
            ? Optional.of("Another object with this id and version is here already.")
            : objection.filter(_ -> !contested).or(() -> unknown(objects, object, count));
    // Whoever may not see the twin is told what they would be told if there were none.
    if (refusal.isPresent()) {
      count.failures.add(new Detail(detail.id(), text, refusal.get()));
    } else if (same && (seen || !waits)) {
      count.successes.add(detail);
      // A crash can have left some that wait for it.
      object.definition().ifPresent(_ -> objects.define(object));
    } else if (waits) {
      quarantineUnlessThere(addition, object, count, other || same || contested);
      count.pendings.add(new Detail(detail.id(), text, WAITS));
    } else if (other || contested) {
      quarantineUnlessThere(addition, object, count, true);
      count.successes.add(detail);
    } else {
      count.added(objects.put(object, count.admitted.map(Admitted::label)));
      count.admitted.ifPresent(
          from -> shelf.say(from.origin().keep(collection.number(), object.id())));
      count.successes.add(detail);
      object.definition().ifPresent(_ -> objects.define(object));
    }
  }

  private static boolean isHidden(
      NavigableMap<Instant, VersionRow> versions, Objects objects, Viewer viewer) {
    return !versions.isEmpty()
        && versions.values().stream().noneMatch(version -> objects.sees(viewer, version));
  }

  /// What is for fewer than its markings say cannot wait for a definition.
  private static Optional<String> unknown(Objects objects, Incoming object, Count count) {
    return count.admitted.filter(_ -> objects.bearsUnknown(object)).map(_ -> UNKNOWN);
  }

  private void quarantineUnlessThere(
      Addition addition, Incoming object, Count count, boolean conflict) {
    var key = Keys.waiting(addition.collection().number(), object.id(), object.digest());
    if (shelf.get(Table.QUARANTINE_ID, key).isEmpty()) {
      long number = quarantine(addition, object, conflict);
      shelf.put(Table.QUARANTINE_ID, key, RowKey.of(number));
      count.quarantined++;
    }
  }

  private long quarantine(Addition addition, Incoming object, boolean conflict) {
    int collection = addition.collection().number();
    long number = shelf.nextDate(collection).micros();
    var waiting =
        new Quarantined(
            collection,
            number,
            addition.by(),
            shelf.now(),
            conflict,
            Bytes.takenOver(object.row().json()));
    shelf.put(Table.QUARANTINE, RowKey.start().add(collection).add(number).end(), waiting.write());
    return number;
  }

  /// Goes on giving labels to objects that waited for a definition, where one commit was not
  /// enough.
  public void goOn(Shelf.Unfinished rest) {
    int relabelled = new Objects(shelf, rest.collection()).relabel(rest.marking());
    shelf.say(new Entry.ObjectsAdded(rest.collection().number(), "relabelling", 0, relabelled));
  }
}
