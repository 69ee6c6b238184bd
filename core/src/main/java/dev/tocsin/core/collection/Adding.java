package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.AdditionStatus.Detail;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableSet;
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
    private final List<Incoming> standing = new ArrayList<>();
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
    return add(addition, NOT_LOOKED);
  }

  /// What somebody found out before about ids in the rows below the shelf.
  ///
  /// @param there those that were found
  /// @param stillHolds says yes only of ids that nobody has touched since
  public record Looked(Set<StixId> there, Predicate<StixId> stillHolds) {
    public Looked {
      there = Set.copyOf(there);
    }

    private Shelf.Presence presence(StixId id) {
      if (!stillHolds.test(id)) {
        return Shelf.Presence.UNKNOWN;
      }
      return there.contains(id) ? Shelf.Presence.PRESENT : Shelf.Presence.ABSENT;
    }
  }

  private static final Looked NOT_LOOKED = new Looked(Set.of(), Adding::isNever);

  private static boolean isNever(StixId id) {
    return false;
  }

  /// The same for whoever has looked before.
  public AdditionStatus add(Addition addition, Looked looked) {
    var status = decide(addition, new Count(false, Optional.empty()), looked);
    keep(status, addition.request().keptUntil().getEpochSecond());
    return status;
  }

  /// The same for what this node fetched itself: the answer is for its own people, who may know of
  /// everything, and no record of it is kept.
  AdditionStatus land(Addition addition) {
    return decide(addition, new Count(true, Optional.empty()), NOT_LOOKED);
  }

  /// The same for what a person lets in of a partner's warning: nothing of it waits, and each
  /// object is for those alone who may also see the warning.
  public AdditionStatus admit(Addition addition, Admitted admitted) {
    return decide(addition, new Count(true, Optional.of(admitted)), NOT_LOOKED);
  }

  /// A warning of which a person lets objects in.
  ///
  /// @param label who may see the warning
  public record Admitted(Label label, Origin origin) {}

  private AdditionStatus decide(Addition addition, Count count, Looked looked) {
    for (var invalid : addition.invalid()) {
      count.failures.add(new Detail(invalid.id(), invalid.version(), invalid.message()));
    }
    shelf.expect(
        addition.collection().number(),
        addition.objects().stream().map(Incoming::id).toList(),
        looked::presence);
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
    // After the objects, whose dates would have gaps else. None can come twice, for whoever brings
    // it sees it then.
    count.standing.forEach(object -> quarantine(addition, object, Quarantined.Conflict.STANDS));
    count.quarantined += count.standing.size();
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
    var there = shelf.versions(collection.number(), object.id());
    // Who brings it is told, and later shown, what they would be if what is hidden were not there.
    Predicate<VersionRow> seen =
        version -> count.open || objects.sees(addition.viewer(), version.label());
    var twins = twins(there, object, seen);
    boolean same = twins.stream().anyMatch(twin -> objects.isSame(twin, object));
    boolean other = object.version().isPresent() && !twins.isEmpty() && !same;
    boolean contradicts =
        object.definition().filter(_ -> objects.isDefinedOtherwise(object)).isPresent();
    boolean told =
        object.definition().isPresent()
            && !same
            && (there.isEmpty() ? contradicts : there.stream().anyMatch(seen));
    boolean waits =
        collection.inbound() == TaxiiCollection.Inbound.QUARANTINE && count.admitted.isEmpty();
    String text = object.version().map(StixTimestamp::text).orElse("");
    var detail = new Detail(object.id().toString(), text, "");
    var refusal =
        other
            ? Optional.of("Another object with this id and version is here already.")
            : object
                .definition()
                .flatMap(_ -> Objects.objection(object, told))
                .or(() -> unknown(objects, object, count));
    if (refusal.isPresent()) {
      count.failures.add(new Detail(detail.id(), text, refusal.get()));
    } else if (waits && !same) {
      boolean conflicts = contradicts || hasTwin(there, object);
      quarantineUnlessThere(
          addition,
          object,
          count,
          conflicts ? Quarantined.Conflict.KEPT_OUT : Quarantined.Conflict.NONE);
      count.pendings.add(new Detail(detail.id(), text, WAITS));
    } else {
      if (!same) {
        put(addition, object, count);
      }
      // Also where it is there already: a crash can have left some that wait for it.
      object.definition().filter(_ -> !contradicts).ifPresent(_ -> objects.define(object));
      count.successes.add(detail);
    }
  }

  /// Those of some versions that an object would be another of: that bear the same time; the last
  /// one where the object bears none.
  ///
  /// @param among only of these
  private static List<VersionRow> twins(
      NavigableSet<VersionRow> versions, Incoming object, Predicate<VersionRow> among) {
    return object
        .version()
        .map(version ->
            VersionRow.bearing(version.instant(), versions).stream().filter(among).toList())
        .orElseGet(() -> versions.descendingSet().stream().filter(among).limit(1).toList());
  }

  /// Whether there is anything of the object's id and version.
  private static boolean hasTwin(NavigableSet<VersionRow> versions, Incoming object) {
    return object.version().isPresent() && !twins(versions, object, _ -> true).isEmpty();
  }

  /// Puts an object there of which whoever brings it sees no twin.
  private void put(Addition addition, Incoming object, Count count) {
    int collection = addition.collection().number();
    var objects = new Objects(shelf, addition.collection());
    var there = shelf.versions(collection, object.id());
    var marked = objects.marked(object, count.admitted.map(Admitted::label));
    // Who may not see what they bring can bring it any number of times.
    var before =
        count.open || objects.sees(addition.viewer(), marked.label())
            ? List.<VersionRow>of()
            : twins(there, object, twin -> objects.isAlike(twin, object, marked));
    if (before.stream().anyMatch(twin -> objects.isSame(twin, object))) {
      return;
    }
    if (!before.isEmpty() && object.version().isPresent()) {
      quarantineUnlessThere(addition, object, count, Quarantined.Conflict.KEPT_OUT);
      return;
    }
    // Not compared, for it would have to be read: it could hardly be the same and for others.
    if (hasTwin(there, object)) {
      count.standing.add(object);
    }
    count.added(objects.put(object, marked));
    count.admitted.ifPresent(from -> shelf.say(from.origin().keep(collection, object.id())));
  }

  /// What is for fewer than its markings say cannot wait for a definition.
  private static Optional<String> unknown(Objects objects, Incoming object, Count count) {
    return count.admitted.filter(_ -> objects.bearsUnknown(object)).map(_ -> UNKNOWN);
  }

  private void quarantineUnlessThere(
      Addition addition, Incoming object, Count count, Quarantined.Conflict conflict) {
    var key = Keys.waiting(addition.collection().number(), object.id(), object.digest());
    if (shelf.get(Table.QUARANTINE_ID, key).isEmpty()) {
      long number = quarantine(addition, object, conflict);
      shelf.put(Table.QUARANTINE_ID, key, RowKey.of(number));
      count.quarantined++;
    }
  }

  private long quarantine(Addition addition, Incoming object, Quarantined.Conflict conflict) {
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
