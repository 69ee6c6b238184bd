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
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/// Goes back through what one viewer may see in some collections, from the newest object on. Like a
/// [Reader] it walks only among the labels that the viewer sees, so that what it comes across, and
/// how much of it, is the same whatever else is there. One thread.
public final class LookingBack {
  private static final Comparator<Run> NEWEST_FIRST =
      Comparator.comparing((Run run) -> run.next().date())
          .reversed()
          .thenComparingInt(run -> run.next().collection());

  private final Rows rows;
  private final PriorityQueue<Run> runs = new PriorityQueue<>(NEWEST_FIRST);

  /// Goes back from some date.
  ///
  /// @param collections their numbers
  /// @param before only what was added earlier
  public LookingBack(Rows rows, Collection<Integer> collections, Viewer viewer, DateAdded before) {
    this.rows = rows;
    var reader = new Reader(rows);
    for (int collection : collections) {
      var labels = reader.view(collection, viewer).labels();
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

  /// The objects of one label, read ahead block by block.
  private final class Run {
    private final int collection;
    private final int label;
    private final Set<Integer> labels;
    private final DateAdded before;
    private final Deque<Seen> ahead = new ArrayDeque<>();
    private DateAdded read;
    private boolean begun;
    private boolean ended;

    Run(int collection, int label, Set<Integer> labels, DateAdded before) {
      this.collection = collection;
      this.label = label;
      this.labels = labels;
      this.before = before;
      this.read = before;
    }

    Seen next() {
      return ahead.element();
    }

    Seen take() {
      return ahead.remove();
    }

    /// Sees to it that the next object is at hand.
    ///
    /// @return whether there is one
    boolean advance() {
      while (ahead.isEmpty() && !ended) {
        var block = begun ? last() : first().or(this::last);
        begun = true;
        ended = block.isEmpty();
        block.ifPresent(this::add);
      }
      return !ahead.isEmpty();
    }

    /// The block that goes on to the beginning or beyond.
    private Optional<ObjectBlock> first() {
      return rows
          .scan(
              Table.OBJECT, Keys.log(collection, label), Keys.object(collection, label, before), 1)
          .stream()
          .findFirst()
          .map(Run::read);
    }

    /// The block before what was read.
    private Optional<ObjectBlock> last() {
      return rows
          .last(Table.OBJECT, Keys.log(collection, label), Keys.object(collection, label, read), 1)
          .stream()
          .findFirst()
          .map(Run::read);
    }

    private static ObjectBlock read(Row row) {
      return ObjectBlock.read(row.key().toArray(), row.value().orElse(Bytes.EMPTY).toArray());
    }

    private void add(ObjectBlock block) {
      // Of the block that goes on beyond the beginning, the next one before it is still to come.
      boolean beyond = block.place().date().compareTo(read) >= 0;
      read = beyond ? read : block.place().date();
      var objects =
          block.objects().stream().filter(each -> each.date().compareTo(before) < 0).toList();
      var superseded = marked(Table.OBJECT_SUPERSEDED, objects);
      var masked = marked(Table.OBJECT_MASKED, objects);
      for (var each : objects.reversed()) {
        if (!masked.contains(each.date())) {
          boolean last = !superseded.contains(each.date());
          ahead.add(new Seen(collection, each.date(), each.row(), last));
        }
      }
    }

    private Set<DateAdded> marked(Table table, List<Page.Found> objects) {
      var marks =
          objects.stream()
              .flatMap(
                  each -> labels.stream().map(later -> Keys.object(collection, later, each.date())))
              .toList();
      return rows.present(table, marks).stream()
          .map(mark -> Keys.dateAtEnd(mark.toArray()))
          .collect(Collectors.toSet());
    }
  }
}
