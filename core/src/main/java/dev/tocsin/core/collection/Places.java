package dev.tocsin.core.collection;

import dev.tocsin.core.visibility.Label;
import dev.tocsin.stix.StixId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where the versions of a collection's objects stand within one commit, and what is shown instead
/// of what, to whoever sees several of them.
final class Places {
  private final Shelf shelf;
  private final int collection;

  Places(Shelf shelf, int collection) {
    this.shelf = shelf;
    this.collection = collection;
  }

  /// Lets a version stand somewhere.
  void stand(StixId id, VersionRow version, ObjectRow row) {
    shelf.addObject(version.place(collection), row);
    shelf.addVersion(collection, id, version);
    mark(shelf.versions(collection, id), version, true);
  }

  /// Takes a version out wherever it stands.
  ///
  /// @return the labels that it had; empty if it is gone already
  List<Integer> remove(StixId id, VersionRow version) {
    var gone =
        VersionRow.bearing(version.at(), shelf.versions(collection, id)).stream()
            .filter(version::isSame)
            .toList();
    gone.forEach(each -> drop(id, each));
    return widest(gone);
  }

  private void drop(StixId id, VersionRow version) {
    mark(shelf.versions(collection, id), version, false);
    shelf.removeObject(version.place(collection));
    shelf.dropVersion(collection, id, version);
  }

  void move(StixId id, VersionRow from, VersionRow to, ObjectRow row) {
    drop(id, from);
    stand(id, to, row);
  }

  /// The labels of these without those that say nothing more: whoever sees them sees another.
  private List<Integer> widest(List<VersionRow> places) {
    var all = labels(places);
    return all.stream()
        .filter(label ->
            all.stream()
                .noneMatch(other -> !other.equals(label) && label(label).isWithin(label(other))))
        .toList();
  }

  /// Says instead of which versions others are shown: of which labels there are greater ones, and
  /// which lesser ones have this one. Whoever sees such a label is shown the greater.
  ///
  /// @param there whether the version is there, or goes
  private void mark(NavigableSet<VersionRow> known, VersionRow version, boolean there) {
    if (known.size() == 1) {
      return;
    }
    mask(known, version, there);
    var greater = labels(known.tailSet(version, false));
    greater.forEach(label -> shelf.supersede(version.place(collection), label, there));
    if (greater.contains(version.label())) {
      return;
    }
    for (var lesser : known.headSet(version, false).descendingSet()) {
      shelf.supersede(lesser.place(collection), version.label(), there);
      if (lesser.label() == version.label()) {
        return;
      }
    }
  }

  /// The same among those of the same time, for whoever wants every time.
  private void mask(NavigableSet<VersionRow> known, VersionRow version, boolean there) {
    var twins = List.copyOf(VersionRow.bearing(version.at(), known));
    for (int place = 0; place < twins.size(); place++) {
      var twin = twins.get(place);
      int order = twin.compareTo(version);
      if (order > 0) {
        shelf.mask(version.place(collection), twin.label(), there);
      } else if (order < 0) {
        boolean otherwise =
            twins.subList(place + 1, twins.size()).stream()
                .anyMatch(other -> !other.equals(version) && other.label() == version.label());
        shelf.mask(twin.place(collection), version.label(), there || otherwise);
      }
    }
  }

  private static Set<Integer> labels(Collection<VersionRow> versions) {
    return versions.stream().map(VersionRow::label).collect(Collectors.toSet());
  }

  /// Places anew what those who saw a version that is gone are now shown: of each label the
  /// greatest of the lesser ones, and what has the same time, of which they were told that it is
  /// gone. Else followers who are past the old date would miss it. It gets a new date for them
  /// alone: whoever did not see what is gone must not learn of it.
  void expose(StixId id, VersionRow gone, int goneLabel) {
    var known = shelf.versions(collection, id);
    var exposed = new TreeMap<Integer, VersionRow>();
    if (!labels(known.tailSet(gone, false)).contains(goneLabel)) {
      known.headSet(gone, false).forEach(lesser -> exposed.put(lesser.label(), lesser));
    }
    VersionRow.bearing(gone.at(), known).forEach(twin -> exposed.put(twin.label(), twin));
    var places = new LinkedHashMap<Label, VersionRow>();
    exposed.values().stream()
        .sorted()
        .forEach(each ->
            // Where that is too long to be a label, a new date for all is better than a loss for
            // some.
            places.put(
                label(each.label()).and(label(goneLabel)).orElse(label(each.label())), each));
    places.remove(Label.NOBODY);
    places.forEach((label, version) ->
        shelf
            .object(version.place(collection))
            .ifPresent(row -> placeAnew(id, version, label, row)));
  }

  private void placeAnew(StixId id, VersionRow version, Label forWhom, ObjectRow row) {
    int label = shelf.number(collection, forWhom);
    var anew = version.placed(label, shelf.nextDate(collection));
    VersionRow.bearing(version.at(), shelf.versions(collection, id)).stream()
        .filter(each -> each.isSame(version) && each.label() == label)
        .findFirst()
        .ifPresentOrElse(there -> move(id, there, anew, row), () -> stand(id, anew, row));
  }

  private Label label(int label) {
    return shelf.label(collection, label);
  }
}
