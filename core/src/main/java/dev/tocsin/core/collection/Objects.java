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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The objects of one collection within one commit: labels them, puts them there and takes them
/// out, and keeps the definitions of their markings. What somebody asked for is for [Adding] and
/// [Withdrawing], where they stand for [Places].
final class Objects {
  /// How many objects one commit relabels.
  private static final int RELABELLED_MAX = 2_000;

  private final Shelf shelf;
  private final TaxiiCollection collection;
  private final Places places;

  Objects(Shelf shelf, TaxiiCollection collection) {
    this.shelf = shelf;
    this.collection = collection;
    this.places = new Places(shelf, collection.number());
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
    return put(object, marked(object, Optional.empty()));
  }

  /// The same with what [#marked] found.
  DateAdded put(Incoming object, Marked marked) {
    var date = shelf.nextDate(number());
    int label = marked.label();
    var at = object.version().map(version -> version.instant()).orElseGet(date::instant);
    var text = object.version().map(version -> version.text()).orElseGet(date::toString);
    var row = object.version().isPresent() ? object.row() : object.row().withVersion(text);
    places.stand(object.id(), new VersionRow(at, date, date, label, text), row);
    want(marked.unknown(), label, date);
    return date;
  }

  /// The number of an object's label, and the markings of it that nobody knows.
  record Marked(int label, Set<StixId> unknown) {}

  /// How an object is labelled.
  ///
  /// @param also who must be allowed to see it besides what its markings say; then it may bear no
  ///   marking that nobody knows, since its label is found anew by markings alone
  Marked marked(Incoming object, Optional<Label> also) {
    var labelled = label(object.id().type(), object.markings());
    var whole =
        also.map(more -> Label.all(List.of(labelled.label(), more))).orElse(labelled.label());
    return new Marked(shelf.number(number(), whole), labelled.unknown());
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

  /// Takes a version out wherever it stands, and leaves word of it for whoever could see it.
  ///
  /// @return the date of the withdrawal; empty if it is gone already
  Optional<DateAdded> take(StixId id, VersionRow version, String why) {
    var labels = places.remove(id, version);
    Optional<DateAdded> first = Optional.empty();
    for (int label : labels) {
      var date = shelf.nextDate(number());
      first = first.or(() -> Optional.of(date));
      var withdrawal =
          new Withdrawal(
              date.micros(), label(label).expression(), id.toString(), version.version(), why);
      shelf.withdraw(new ObjectPlace(number(), label, date), withdrawal);
    }
    // After the word of it, which is about everything of that id and version.
    labels.forEach(label -> places.expose(id, version, label));
    return first;
  }

  private Label label(int label) {
    return shelf.label(number(), label);
  }

  /// Whether an object bears a marking that nobody here knows.
  boolean bearsUnknown(Incoming object) {
    return !label(object.id().type(), object.markings()).unknown().isEmpty();
  }

  /// Why a definition of a marking is refused; empty if it can be kept or is known already.
  ///
  /// @param otherwise whether the marking is defined otherwise, as far as whoever asks may know
  static Optional<String> objection(Incoming definition, boolean otherwise) {
    var level = Tlp.fromMarking(definition.id());
    if (level.isPresent()) {
      boolean honest = definition.definition().filter(level.get()::isClaimedBy).isPresent();
      return honest
          ? Optional.empty()
          : Optional.of("The id is that of " + level.get().label() + ", which this is not.");
    }
    return otherwise ? Optional.of("This marking is defined otherwise here.") : Optional.empty();
  }

  /// Whether a marking is defined otherwise than an object would define it.
  boolean isDefinedOtherwise(Incoming definition) {
    return shelf
        .get(Table.MARKING, Keys.marking(number(), definition.id().uuid()))
        .map(known -> StixObject.parse(known.toArray()))
        .filter(known -> !Hash.of(CanonicalJson.of(known.json())).equals(definition.digest()))
        .isPresent();
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
      relabel(new ObjectPlace(number(), label, Keys.dateAtEnd(row.key().toArray())));
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
    shelf.versions(number(), object.id()).stream()
        .filter(version -> version.date().equals(place.date()))
        .findFirst()
        .ifPresent(version -> {
          // As if it came in now: what its readers saw first stays what they are shown.
          var date = shelf.nextDate(number());
          var anew = new VersionRow(version.at(), date, date, label, version.version());
          places.move(object.id(), version, anew, row);
        });
  }

  /// Whether a version that is there has the content of an object.
  boolean isSame(VersionRow version, Incoming object) {
    return shelf.object(version.place(number())).filter(object.row()::sameObject).isPresent();
  }

  /// Whether whoever sees an object sees a version too, and the other way round: it has the same
  /// label, and, where that is nobody's until something is defined, the same markings.
  boolean isAlike(VersionRow version, Incoming object, Marked marked) {
    return version.label() == marked.label()
        && (!label(marked.label()).equals(Label.NOBODY) || bears(version, object.markings()));
  }

  private boolean bears(VersionRow version, Visibility.Borne markings) {
    return shelf
        .object(version.place(number()))
        .filter(row -> Visibility.Borne.by(StixObject.parse(row.json())).equals(markings))
        .isPresent();
  }

  /// Whether somebody may see what has a label.
  boolean sees(Viewer viewer, int label) {
    return viewer.sees(label(label));
  }
}
