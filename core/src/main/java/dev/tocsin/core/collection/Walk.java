package dev.tocsin.core.collection;

import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/// What somebody sees of a collection, page by page in the order of addition, up to where it was
/// when the view was given. What was read for one page and is too much for it stands on the next,
/// so several pages of one walk cost less than as many walks. One thread.
public final class Walk {
  private static final int LOOKED_MAX = 50_000;
  private static final int MIN_CHUNK = 16;

  private final Wanted wanted;
  private final List<Run> runs;
  private final PriorityQueue<Run> queue = new PriorityQueue<>(Comparator.comparing(Run::date));
  private boolean begun;
  private DateAdded position;
  private long left;

  /// @param objects how many will be asked for, as far as that is known: so many are read at once
  Walk(Rows rows, Wanted wanted, Reader.View view, DateAdded after, long objects) {
    this.wanted = wanted;
    this.runs = runs(rows, wanted, view, after);
    this.position = after;
    this.left = objects;
  }

  private static List<Run> runs(Rows rows, Wanted wanted, Reader.View view, DateAdded after) {
    var runs = new ArrayList<Run>();
    var types = wanted.query().types();
    for (int label : view.labels()) {
      if (!view.newest().mayFollow(Table.OBJECT, label, after)) {
        continue;
      }
      var place = new Run.Place(wanted.collection(), label);
      var each =
          types.isEmpty() ? Stream.of(Optional.<String>empty()) : types.stream().map(Optional::of);
      each.forEach(type -> runs.add(new Run(rows, place, type, after, view.upTo())));
    }
    return runs;
  }

  /// The next page. It may be empty although there is more: enough is looked at for one page at
  /// some time.
  public Page<Page.Found> next(Page.Bounds bounds) {
    if (!begun) {
      begun = true;
      runs.forEach(this::advance);
    }
    var found = new ArrayList<Page.Found>();
    long bytes = 0;
    for (int looked = 0;
        looked < LOOKED_MAX && !queue.isEmpty() && !full(found.size(), bytes, bounds);
        looked++) {
      var run = queue.remove();
      var next = run.take();
      if (wanted.wants(next)) {
        found.add(next);
        bytes += next.row().length();
        left--;
      }
      position = next.date();
      advance(run);
    }
    return new Page<>(found, !queue.isEmpty(), position);
  }

  private void advance(Run run) {
    if (run.advance(chunk())) {
      queue.add(run);
    }
  }

  /// How many objects a run reads ahead: its share of what is still wanted.
  private int chunk() {
    return Math.clamp(left / runs.size() + 1, MIN_CHUNK, Integer.MAX_VALUE);
  }

  static boolean full(int items, long bytes, Page.Bounds bounds) {
    return items >= bounds.items() || (items > 0 && bytes >= bounds.bytes());
  }
}
