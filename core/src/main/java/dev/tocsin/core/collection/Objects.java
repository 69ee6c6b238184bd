package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.MarkingDefinitions;
import dev.tocsin.core.visibility.Visibility;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// The objects of one collection within one commit: puts them there with their rows, moves them and
/// takes them out. What somebody asked for is for [Adding] and [Withdrawing].
final class Objects {
  /// How many objects one commit relabels.
  private static final int RELABELLED_MAX = 2_000;

  private final Shelf shelf;
  private final TaxiiCollection collection;

  Objects(Shelf shelf, TaxiiCollection collection) {
    this.shelf = shelf;
    this.collection = collection;
  }

  private int number() {
    return collection.number();
  }

  /// The definitions that the node knows, with those of this commit.
  static MarkingDefinitions known(Shelf shelf) {
    return marking ->
        shelf
            .get(Table.MARKING, RowKey.of(marking.uuid()))
            .map(bytes -> StixObject.parse(bytes.toArray()));
  }

  /// Puts a new version of an object there.
  ///
  /// @return its date
  DateAdded put(Incoming object) {
    var date = shelf.nextDate(number());
    var labelled = label(object.id().type(), object.markings());
    int label = shelf.number(number(), labelled.label());
    var at = object.version().map(version -> version.instant()).orElse(date.instant());
    var text = object.version().map(version -> version.text()).orElse(date.toString());
    var known = shelf.versions(number(), object.id());
    boolean superseded = !known.isEmpty() && known.lastKey().isAfter(at);
    if (!superseded && !known.isEmpty()) {
      mark(known.lastEntry().getValue(), true);
    }
    writeObject(
        new Place(label, date),
        object.id(),
        ObjectRow.write(superseded, object.id().toString(), text, object.json()));
    shelf.setVersion(number(), object.id(), at, new VersionRow(date, label, object.digest(), text));
    want(labelled.unknown(), label, date);
    return date;
  }

  /// Where an object's row is.
  private record Place(int label, DateAdded date) {}

  private Visibility.Labelled label(String type, Visibility.Borne markings) {
    return Visibility.of(type, markings, known(shelf), collection.unmarked());
  }

  private void writeObject(Place place, StixId id, Bytes row) {
    shelf.put(Table.OBJECT, Keys.object(number(), place.label(), place.date()), row);
    shelf.put(
        Table.OBJECT_TYPE,
        Keys.type(number(), place.label(), id.type(), place.date()),
        Bytes.EMPTY);
  }

  private void deleteObject(Place place, StixId id) {
    shelf.delete(Table.OBJECT, Keys.object(number(), place.label(), place.date()));
    shelf.delete(Table.OBJECT_TYPE, Keys.type(number(), place.label(), id.type(), place.date()));
  }

  private void want(Set<StixId> unknown, int label, DateAdded date) {
    for (var marking : unknown) {
      shelf.put(
          Table.MARKING_WANTED, Keys.wanted(marking.uuid(), number(), label, date), Bytes.EMPTY);
    }
  }

  private void mark(VersionRow version, boolean superseded) {
    var key = Keys.object(number(), version.label(), version.date());
    shelf
        .get(Table.OBJECT, key)
        .ifPresent(row -> shelf.put(Table.OBJECT, key, ObjectRow.marked(row, superseded)));
  }

  /// Takes a version out, and leaves word of it for whoever could see it.
  ///
  /// @return the date of the withdrawal
  DateAdded take(StixId id, Instant at, String why) {
    var known = shelf.versions(number(), id);
    var version =
        Optional.ofNullable(known.get(at))
            .orElseThrow(() -> new IllegalArgumentException("there is no such version"));
    boolean last = known.lastKey().equals(at);
    deleteObject(new Place(version.label(), version.date()), id);
    shelf.dropVersion(number(), id, at);
    if (last && !known.isEmpty()) {
      mark(known.lastEntry().getValue(), false);
    }
    var date = shelf.nextDate(number());
    var withdrawal =
        new Withdrawal(
            date.micros(),
            shelf.label(number(), version.label()).expression(),
            id.toString(),
            version.version(),
            why);
    shelf.put(Table.WITHDRAWAL, Keys.date(number(), date), withdrawal.write());
    return date;
  }

  /// Keeps a definition of a marking for all collections.
  ///
  /// @return why it is refused; empty if it is kept or was known already
  Optional<String> define(StixObject definition, Hash digest) {
    var id = definition.id();
    var level = dev.tocsin.stix.Tlp.fromMarking(id);
    if (level.isPresent()) {
      return level.get().isClaimedBy(definition)
          ? Optional.empty()
          : Optional.of("The id is that of " + level.get().label() + ", which this is not.");
    }
    var known = shelf.get(Table.MARKING, RowKey.of(id.uuid()));
    if (known.isEmpty()) {
      shelf.put(Table.MARKING, RowKey.of(id.uuid()), Bytes.of(definition.source().toByteArray()));
      return Optional.empty();
    }
    var other = StixObject.parse(known.get().toArray());
    return Hash.of(dev.tocsin.stix.json.CanonicalJson.of(other.json())).equals(digest)
        ? Optional.empty()
        : Optional.of("This marking is defined otherwise here.");
  }

  /// Gives objects that waited for a definition the label that they have now, and a new date with
  /// it, so that no follower who is past the old one misses them.
  ///
  /// @param collections finds a collection by its number
  /// @return how many rows were looked at; if as many as one commit may, there can be more
  static int relabel(Shelf shelf, StixId marking, Catalogue collections) {
    var waiting = shelf.scan(Table.MARKING_WANTED, RowKey.of(marking.uuid()), RELABELLED_MAX);
    for (var row : waiting) {
      shelf.delete(Table.MARKING_WANTED, row.key());
      var key = java.nio.ByteBuffer.wrap(row.key().toArray());
      int number = key.getInt(2 * Long.BYTES);
      int label = key.getInt(2 * Long.BYTES + Integer.BYTES);
      var date = Keys.dateAtEnd(row.key().toArray());
      collections
          .collection(number)
          .ifPresent(collection -> new Objects(shelf, collection).relabel(new Place(label, date)));
    }
    return waiting.size();
  }

  /// Whether a count that [#relabel] gave means that there can be more.
  static boolean more(int relabelled) {
    return relabelled >= RELABELLED_MAX;
  }

  private void relabel(Place place) {
    var stored = shelf.get(Table.OBJECT, Keys.object(number(), place.label(), place.date()));
    if (stored.isEmpty()) {
      return;
    }
    var row = ObjectRow.read(stored.get().toArray());
    var object = StixObject.parse(row.json());
    var labelled = label(object.type(), Visibility.Borne.by(object));
    if (!labelled.unknown().isEmpty()) {
      want(labelled.unknown(), place.label(), place.date());
      return;
    }
    var known = shelf.versions(number(), object.id());
    var version =
        known.entrySet().stream()
            .filter(entry -> entry.getValue().date().equals(place.date()))
            .findFirst();
    if (version.isEmpty()) {
      return;
    }
    var date = shelf.nextDate(number());
    int label = shelf.number(number(), labelled.label());
    deleteObject(place, object.id());
    writeObject(new Place(label, date), object.id(), stored.get());
    var before = version.get().getValue();
    shelf.setVersion(
        number(),
        object.id(),
        version.get().getKey(),
        new VersionRow(date, label, before.digest(), before.version()));
  }

  /// Whether somebody may see a version.
  boolean sees(dev.tocsin.core.visibility.Viewer viewer, VersionRow version) {
    Label label = shelf.label(number(), version.label());
    return viewer.sees(label);
  }
}
