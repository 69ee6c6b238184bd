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
record Outline(DateAdded upTo, Map<Integer, Bytes> labels) {
  private static final int LABELS_MAX = 100_000;

  Outline {
    labels = Map.copyOf(labels);
  }

  static Outline read(Rows rows, int collection) {
    // In this order: a label that is new between the two comes with objects that are later.
    var upTo =
        rows.get(Table.COLLECTION_HEAD, Keys.of(collection))
            .map(value -> new DateAdded(ByteBuffer.wrap(value.toArray()).getLong()))
            .orElse(DateAdded.BEGINNING);
    var labels = new HashMap<Integer, Bytes>();
    for (var row : rows.scan(Table.OBJECT_LABEL, Keys.of(collection), Bytes.EMPTY, LABELS_MAX)) {
      int number = ByteBuffer.wrap(row.key().toArray()).getInt(Integer.BYTES);
      labels.put(number, row.value().orElseThrow());
    }
    return new Outline(upTo, labels);
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
