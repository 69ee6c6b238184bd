package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Viewer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/// Goes back through what one viewer may see in some collections, from the newest object on. Like a
/// [Reader] it walks only among the labels that the viewer sees, so that what it comes across, and
/// how much of it, is the same whatever else is there. One thread.
public final class LookingBack {
  private static final Comparator<Run> NEWEST_FIRST =
      Comparator.comparing((Run run) -> run.next().date())
          .reversed()
          .thenComparingInt(run -> run.next().collection());

  private final Rows rows;
  private final Reader reader;
  private final PriorityQueue<Run> runs = new PriorityQueue<>(NEWEST_FIRST);

  /// Goes back from some date.
  ///
  /// @param collections their numbers
  /// @param before only what was added earlier
  public LookingBack(Rows rows, Collection<Integer> collections, Viewer viewer, DateAdded before) {
    this.rows = rows;
    this.reader = new Reader(rows);
    for (int collection : collections) {
      var labels = reader.labels(collection, viewer);
      for (int label : labels) {
        put(new Run(collection, label, labels, before));
      }
    }
  }

  /// An object that the viewer may see.
  ///
  /// @param collection its number
  /// @param last whether the viewer sees no later version of it there
  public record Seen(int collection, DateAdded date, ObjectRow row, boolean last) {}

  /// When the next object was added; empty if there is none.
  public Optional<DateAdded> date() {
    return Optional.ofNullable(runs.peek()).map(run -> run.next().date());
  }

  /// Takes the next object. There is one while [#date] says so.
  public Seen take() {
    var run = runs.remove();
    var seen = run.take();
    put(run);
    return seen;
  }

  private void put(Run run) {
    if (run.advance()) {
      runs.add(run);
    }
  }

  /// The objects of one label, read ahead by chunks that grow while the objects are small.
  private final class Run {
    private static final int CHUNK_MIN = 4;
    private static final int CHUNK_MAX = 256;
    private static final long CHUNK_BYTES = 256 * 1024;

    private final int collection;
    private final int label;
    private final Wanted wanted;
    private final Deque<Row> ahead = new ArrayDeque<>();
    private DateAdded read;
    private int chunk = CHUNK_MIN;
    private boolean ended;

    Run(int collection, int label, Set<Integer> labels, DateAdded before) {
      this.collection = collection;
      this.label = label;
      this.wanted = new Wanted(reader, collection, Query.EVERYTHING, labels);
      this.read = before;
    }

    /// The next object's place.
    ObjectPlace next() {
      return Keys.place(ahead.element().key());
    }

    Seen take() {
      var row = ahead.remove();
      var date = Keys.place(row.key()).date();
      var object = ObjectRow.read(row.value().orElse(Bytes.EMPTY).toArray());
      return new Seen(collection, date, object, wanted.wants(date, object));
    }

    /// Sees to it that the next object is at hand.
    ///
    /// @return whether there is one
    boolean advance() {
      if (ahead.isEmpty() && !ended) {
        var found =
            rows.last(
                Table.OBJECT,
                Keys.log(collection, label),
                Keys.object(collection, label, read),
                chunk);
        ended = found.size() < chunk;
        ahead.addAll(found);
        long bytes = 0;
        for (var row : found) {
          bytes += row.value().orElse(Bytes.EMPTY).size();
          read = Keys.place(row.key()).date();
        }
        boolean small = bytes < CHUNK_BYTES;
        chunk = small ? Math.min(2 * chunk, CHUNK_MAX) : Math.max(chunk / 2, CHUNK_MIN);
      }
      return !ahead.isEmpty();
    }
  }
}
