package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.AdditionStatus.Detail;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.stix.StixId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds objects to collections (TAXII 2.1 §5.5). A bad object never spoils the good ones. Pure.
public final class Adding {
  private static final String WAITS = "A person looks at it first.";

  private final Shelf shelf;
  private final Catalogue catalogue;

  public Adding(Shelf shelf, Catalogue catalogue) {
    this.shelf = shelf;
    this.catalogue = catalogue;
  }

  /// One request in the making.
  private final class Count {
    private final List<Detail> successes = new ArrayList<>();
    private final List<Detail> failures = new ArrayList<>();
    private final List<Detail> pendings = new ArrayList<>();
    private long first;
    private int added;
    private int quarantined;

    void added(DateAdded date) {
      if (added == 0) {
        first = date.micros();
      }
      added++;
    }
  }

  /// What came of a request: durable once the shelf is.
  public AdditionStatus add(Addition addition) {
    var count = new Count();
    for (var invalid : addition.invalid()) {
      count.failures.add(new Detail(invalid.id(), invalid.version(), invalid.message()));
    }
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
    keep(status, request.keptUntil().getEpochSecond());
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
    boolean again =
        object
            .version()
            .map(version -> Optional.ofNullable(versions.get(version.instant())))
            .orElseGet(
                () -> Optional.ofNullable(versions.lastEntry()).map(java.util.Map.Entry::getValue))
            .filter(version -> version.digest().equals(object.digest()))
            .isPresent();
    String text = object.version().map(version -> version.text()).orElse("");
    var detail = new Detail(object.id().toString(), text, "");
    if (again) {
      count.successes.add(detail);
      return;
    }
    var other = object.version().flatMap(v -> Optional.ofNullable(versions.get(v.instant())));
    if (other.isPresent() && objects.sees(addition.viewer(), other.get())) {
      count.failures.add(
          new Detail(
              detail.id(), text, "Another object with this id and version is here already."));
      return;
    }
    var refusal = object.definition().flatMap(it -> objects.define(it, object.digest()));
    if (refusal.isPresent()) {
      count.failures.add(new Detail(detail.id(), text, refusal.get()));
      return;
    }
    // Whoever may not see the other one is told what they would be told if there were none.
    boolean waits = collection.inbound() == TaxiiCollection.Inbound.QUARANTINE;
    if (waits || other.isPresent()) {
      quarantine(addition, object, other.isPresent());
      count.quarantined++;
      if (waits) {
        count.pendings.add(new Detail(detail.id(), text, WAITS));
      } else {
        count.successes.add(detail);
      }
      return;
    }
    count.added(objects.put(object));
    count.successes.add(detail);
    if (object.definition().isPresent()) {
      Objects.relabel(shelf, object.id(), catalogue);
    }
  }

  private void quarantine(Addition addition, Incoming object, boolean conflict) {
    int collection = addition.collection().number();
    long number = shelf.nextDate(collection).micros();
    var waiting =
        new Quarantined(
            collection, number, addition.by(), shelf.now(), conflict, Bytes.of(object.json()));
    shelf.put(Table.QUARANTINE, RowKey.start().add(collection).add(number).end(), waiting.write());
  }

  /// Goes on giving labels to objects that waited for a definition, where one commit was not
  /// enough.
  ///
  /// @return whether there can be still more
  public boolean relabel(StixId marking) {
    int relabelled = Objects.relabel(shelf, marking, catalogue);
    if (relabelled > 0) {
      shelf.say(new Entry.Quarantined(0, "node", "labelled", relabelled));
    }
    return Objects.more(relabelled);
  }
}
