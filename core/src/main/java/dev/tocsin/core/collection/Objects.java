package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.MarkingDefinitions;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.core.visibility.Visibility;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.CanonicalJson;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

  /// The definitions that the collection knows, with those of this commit.
  private MarkingDefinitions known() {
    return marking ->
        shelf
            .get(Table.MARKING, Keys.marking(number(), marking.uuid()))
            .map(bytes -> StixObject.parse(bytes.toArray()));
  }

  /// Puts a new version of an object there.
  ///
  /// @return its date
  DateAdded put(Incoming object) {
    return put(object, Optional.empty());
  }

  /// The same for an object that is for fewer than its markings say.
  ///
  /// @param also who must be allowed to see it besides; then it may bear no marking that nobody
  ///   knows, since its label is found anew by markings alone
  DateAdded put(Incoming object, Optional<Label> also) {
    var date = shelf.nextDate(number());
    var labelled = label(object.id().type(), object.markings());
    var whole =
        also.map(more -> Label.all(List.of(labelled.label(), more))).orElse(labelled.label());
    int label = shelf.number(number(), whole);
    var at = object.version().map(version -> version.instant()).orElseGet(date::instant);
    var text = object.version().map(version -> version.text()).orElseGet(date::toString);
    var row = object.version().isPresent() ? object.row() : object.row().withVersion(text);
    shelf.addObject(place(label, date), row);
    var known = shelf.versions(number(), object.id());
    shelf.setVersion(number(), object.id(), at, new VersionRow(date, label, text));
    supersede(known, at, true);
    want(labelled.unknown(), label, date);
    return date;
  }

  private ObjectPlace place(int label, DateAdded date) {
    return new ObjectPlace(number(), label, date);
  }

  private ObjectPlace place(VersionRow version) {
    return place(version.label(), version.date());
  }

  private Visibility.Labelled label(String type, Visibility.Borne markings) {
    return shelf.labelled(collection, type, markings, known());
  }

  private void want(Set<StixId> unknown, int label, DateAdded date) {
    for (var marking : unknown) {
      shelf.put(
          Table.MARKING_WANTED, Keys.wanted(number(), marking.uuid(), label, date), Bytes.EMPTY);
    }
  }

  /// Takes a version out, and leaves word of it for whoever could see it.
  ///
  /// @return the date of the withdrawal
  DateAdded take(StixId id, Instant at, String why) {
    var known = shelf.versions(number(), id);
    var version = present(known, at);
    supersede(known, at, false);
    shelf.removeObject(place(version));
    shelf.dropVersion(number(), id, at);
    expose(id, known, at, version.label());
    var date = shelf.nextDate(number());
    var withdrawal =
        new Withdrawal(
            date.micros(),
            shelf.label(number(), version.label()).expression(),
            id.toString(),
            version.version(),
            why);
    shelf.put(Table.WITHDRAWAL, Keys.object(number(), version.label(), date), withdrawal.write());
    return date;
  }

  /// Says of which labels a version has later ones, and the older ones have it: whoever sees such a
  /// label sees the later version.
  ///
  /// @param there whether the version is there, or goes
  private void supersede(NavigableMap<Instant, VersionRow> known, Instant at, boolean there) {
    var version = present(known, at);
    if (known.size() == 1) {
      return;
    }
    var later = labels(known.tailMap(at, false));
    later.forEach(label -> shelf.supersede(place(version), label, there));
    if (later.contains(version.label())) {
      return;
    }
    for (var older : known.headMap(at, false).descendingMap().values()) {
      shelf.supersede(place(older), version.label(), there);
      if (older.label() == version.label()) {
        return;
      }
    }
  }

  private static Set<Integer> labels(NavigableMap<Instant, VersionRow> versions) {
    return versions.values().stream().map(VersionRow::label).collect(Collectors.toSet());
  }

  private static VersionRow present(NavigableMap<Instant, VersionRow> known, Instant at) {
    return Optional.ofNullable(known.get(at))
        .orElseThrow(() -> new IllegalArgumentException("there is no such version"));
  }

  /// Gives new dates to the versions that can now be the last for somebody who saw the one that is
  /// gone: of each label the latest before it. Else followers of last versions who are past the old
  /// date would miss them. What nobody sees stays where whatever it waits for finds it.
  private void expose(StixId id, NavigableMap<Instant, VersionRow> known, Instant gone, int label) {
    if (labels(known.tailMap(gone, false)).contains(label)) {
      return;
    }
    var exposed = new HashMap<Integer, Instant>();
    known.headMap(gone, false).forEach((at, version) -> exposed.put(version.label(), at));
    exposed.keySet().removeIf(each -> shelf.label(number(), each).equals(Label.NOBODY));
    for (var at : new TreeSet<>(exposed.values())) {
      var version = present(known, at);
      shelf
          .object(place(version))
          .ifPresent(
              row -> move(version, place(version.label(), shelf.nextDate(number())), id, at, row));
    }
  }

  private void move(VersionRow from, ObjectPlace to, StixId id, Instant at, ObjectRow row) {
    var known = shelf.versions(number(), id);
    supersede(known, at, false);
    shelf.removeObject(place(from));
    shelf.addObject(to, row);
    shelf.setVersion(number(), id, at, new VersionRow(to.date(), to.label(), from.version()));
    supersede(known, at, true);
  }

  /// Whether an object bears a marking that nobody here knows.
  boolean bearsUnknown(Incoming object) {
    return !label(object.id().type(), object.markings()).unknown().isEmpty();
  }

  /// Why a definition of a marking is refused; empty if it can be kept or is known already.
  Optional<String> objection(Incoming definition) {
    var id = definition.id();
    var level = Tlp.fromMarking(id);
    if (level.isPresent()) {
      boolean honest = definition.definition().filter(level.get()::isClaimedBy).isPresent();
      return honest
          ? Optional.empty()
          : Optional.of("The id is that of " + level.get().label() + ", which this is not.");
    }
    return shelf
        .get(Table.MARKING, Keys.marking(number(), id.uuid()))
        .map(known -> StixObject.parse(known.toArray()))
        .filter(known -> !Hash.of(CanonicalJson.of(known.json())).equals(definition.digest()))
        .map(_ -> "This marking is defined otherwise here.");
  }

  /// Keeps a definition that nothing stands against, and relabels what waited for it.
  void define(Incoming definition) {
    if (Tlp.fromMarking(definition.id()).isEmpty()) {
      shelf.put(
          Table.MARKING,
          Keys.marking(number(), definition.id().uuid()),
          Bytes.takenOver(definition.row().json()));
      relabel(definition.id());
    }
  }

  /// Gives objects that waited for a definition the label that they have now, and a new date with
  /// it, so that no follower who is past the old one misses them.
  ///
  /// What is more than one commit takes is left to the next ([Shelf#unfinished]).
  ///
  /// @return how many rows were looked at
  int relabel(StixId marking) {
    if (!label(marking.type(), new Visibility.Borne(List.of(marking), List.of()))
        .unknown()
        .isEmpty()) {
      shelf.finish(collection, marking);
      return 0;
    }
    var prefix = Keys.marking(number(), marking.uuid());
    var waiting = shelf.scan(Table.MARKING_WANTED, prefix, RELABELLED_MAX);
    for (var row : waiting) {
      shelf.delete(Table.MARKING_WANTED, row.key());
      int label = ByteBuffer.wrap(row.key().toArray()).getInt(prefix.size());
      relabel(place(label, Keys.dateAtEnd(row.key().toArray())));
    }
    if (waiting.size() == RELABELLED_MAX) {
      shelf.goOnWith(collection, marking);
    } else {
      shelf.finish(collection, marking);
    }
    return waiting.size();
  }

  private void relabel(ObjectPlace place) {
    shelf.object(place).ifPresent(row -> relabel(place, row));
  }

  private void relabel(ObjectPlace place, ObjectRow row) {
    var object = StixObject.parse(row.json());
    var labelled = label(object.type(), Visibility.Borne.by(object));
    if (!labelled.unknown().isEmpty()) {
      return;
    }
    int label = shelf.number(number(), labelled.label());
    shelf.versions(number(), object.id()).entrySet().stream()
        .filter(entry -> entry.getValue().date().equals(place.date()))
        .findFirst()
        .ifPresent(entry ->
            move(
                entry.getValue(),
                place(label, shelf.nextDate(number())),
                object.id(),
                entry.getKey(),
                row));
  }

  /// Whether a version that is there has the content of an object.
  boolean isSame(VersionRow version, Incoming object) {
    return shelf.object(place(version)).filter(object.row()::sameObject).isPresent();
  }

  /// Whether somebody may see a version.
  boolean sees(Viewer viewer, VersionRow version) {
    Label label = shelf.label(number(), version.label());
    return viewer.sees(label);
  }
}
