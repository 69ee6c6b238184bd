package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Viewer;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What whoever reads a collection has to know of it first, as it was at some moment.
///
/// @param upTo its last date
/// @param labels of its objects, by their numbers
/// @param newest what came last with each of them
record Outline(DateAdded upTo, Map<Integer, Bytes> labels, Newest newest) {
  private static final int LABELS_MAX = 100_000;

  Outline {
    labels = Map.copyOf(labels);
  }

  /// Without what came last.
  static Outline read(Rows rows, int collection) {
    // In this order: a label that is new between the two comes with objects that are later.
    var upTo = upTo(rows, collection);
    return new Outline(upTo, labels(rows, collection), Newest.UNKNOWN);
  }

  /// With what came last, to be kept true by [#after].
  static Outline readWhole(Rows rows, int collection) {
    var outline = read(rows, collection);
    var newest = Newest.read(rows, collection, outline.labels.keySet());
    return new Outline(outline.upTo, outline.labels, newest);
  }

  /// What there is after a commit. Should the rows hold later ones already, this goes no further
  /// than the commit: it knows what came last only of those that it was told of.
  Outline after(Shelf shelf, Rows rows, int collection) {
    var told = shelf.head(collection).filter(head -> head.compareTo(upTo) > 0).orElse(upTo);
    var there = upTo(rows, collection);
    var all = shelf.changesLabels(collection) ? labels(rows, collection) : labels;
    return new Outline(
        there.compareTo(told) < 0 ? there : told, all, shelf.newest(collection, newest));
  }

  private static DateAdded upTo(Rows rows, int collection) {
    return rows.get(Table.COLLECTION_HEAD, Keys.of(collection))
        .map(value -> new DateAdded(ByteBuffer.wrap(value.toArray()).getLong()))
        .orElse(DateAdded.BEGINNING);
  }

  private static Map<Integer, Bytes> labels(Rows rows, int collection) {
    var labels = new HashMap<Integer, Bytes>();
    for (var row : rows.scan(Table.OBJECT_LABEL, Keys.of(collection), Bytes.EMPTY, LABELS_MAX)) {
      int number = ByteBuffer.wrap(row.key().toArray()).getInt(Integer.BYTES);
      labels.put(number, row.value().orElseThrow());
    }
    return labels;
  }

  boolean isEmpty() {
    return labels.isEmpty() && upTo.equals(DateAdded.BEGINNING);
  }

  /// The numbers of the labels that a viewer may see.
  Set<Integer> labels(Viewer viewer) {
    var numbers = new HashSet<Integer>();
    labels.forEach((number, label) -> {
      if (viewer.sees(label)) {
        numbers.add(number);
      }
    });
    return numbers;
  }
}
