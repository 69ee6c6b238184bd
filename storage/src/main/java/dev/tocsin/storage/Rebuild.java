package dev.tocsin.storage;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.edge.Disk.Outcome;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.DerivedRows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.log.Frontier;
import dev.tocsin.log.TreeHash;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Makes everything again that follows from a store's journal: the derived rows, the log's tree
/// nodes and the head. Signed bytes and other primary rows do not follow from it. One thread.
public final class Rebuild {
  /// Tables whose rows stand for themselves, the journal and the head aside.
  private static final Set<Table> PRIMARY =
      EnumSet.of(
          Table.ENVELOPE,
          Table.CAPSULE,
          Table.PARTS,
          Table.CHECKPOINT,
          Table.COSIGNATURE,
          Table.PARTNER_CHECKPOINT,
          Table.PROOF,
          Table.DESCRIPTOR,
          // Objects and their indexes: what stands in one stands in the others.
          Table.OBJECT,
          Table.OBJECT_SUPERSEDED,
          Table.OBJECT_MASKED,
          Table.OBJECT_LABEL,
          Table.OBJECT_VERSION,
          Table.OBJECT_TYPE,
          Table.WITHDRAWAL,
          Table.COLLECTION_HEAD,
          Table.MARKING,
          Table.MARKING_WANTED,
          Table.RELABELLING,
          Table.QUARANTINE,
          Table.QUARANTINE_ID,
          Table.ADDITION_STATUS,
          Table.ADDITION_STATUS_EXPIRY,
          // Written with the objects that it speaks of.
          Table.FEED,
          Table.ONWARD,
          Table.DRAFT_BUNDLE,
          Table.EXPLANATION);

  // Below the length of the committer's queue, so that a window of commits always finds room.
  private static final int WINDOW = 256;

  private final Rows stored;
  private final Disk rebuilt;
  private Frontier frontier = Frontier.EMPTY;
  private long commits;

  private Rebuild(Rows stored, Disk rebuilt) {
    this.stored = stored;
    this.rebuilt = rebuilt;
  }

  /// Replays a journal into an empty disk, which then holds the same journal, the rows that follow
  /// from it and the head. Costs one read and one commit for each commit there was.
  ///
  /// @throws StorageException if the journal is damaged, or the disk fails
  public static void replay(Rows stored, Disk into) {
    if (into.head().commits() != 0) {
      throw new IllegalArgumentException("a journal is replayed into an empty disk");
    }
    var rebuild = new Rebuild(stored, into);
    boolean going = true;
    while (going) {
      going = rebuild.window();
    }
  }

  private boolean window() {
    var page = stored.scan(Table.JOURNAL, Bytes.EMPTY, RowKey.of(commits + 1), WINDOW);
    var outcomes = new ArrayList<CompletableFuture<Outcome>>();
    for (var row : page) {
      outcomes.add(start(rebuilt, batch(row)));
    }
    outcomes.forEach(Rebuild::finish);
    return !page.isEmpty();
  }

  private Batch batch(Row journal) {
    long number = ByteBuffer.wrap(journal.key().toArray()).getLong();
    if (number != commits + 1) {
      throw damaged("commit %d is missing".formatted(commits + 1));
    }
    commits = number;
    long from = frontier.size();
    var entries = entries(journal);
    var rows = new ArrayList<Row>();
    for (var entry : entries) {
      if (entry instanceof Entry.Appended leaf) {
        rows.addAll(nodes(leaf));
      }
      rows.addAll(DerivedRows.of(entry));
    }
    var growth = new Batch.Growth(from, frontier.size(), frontier.root());
    return new Batch(
        entries, rows, frontier.size() == from ? Optional.empty() : Optional.of(growth));
  }

  private List<Entry> entries(Row journal) {
    try {
      return JournalJson.readEntries(journal.value().orElse(Bytes.EMPTY));
    } catch (UncheckedIOException e) {
      throw damaged("commit %d does not read (%s)".formatted(commits, e.getMessage()));
    }
  }

  private List<Row> nodes(Entry.Appended leaf) {
    if (leaf.index() != frontier.size()) {
      throw damaged(
          "commit %d appends leaf %d, and leaf %d would be next"
              .formatted(commits, leaf.index(), frontier.size()));
    }
    var grown = frontier.append(TreeHash.leaf(leaf.leaf().toArray()));
    frontier = grown.frontier();
    return grown.nodes().stream()
        .map(node ->
            Row.put(
                Table.NODE, RowKey.node(node.level(), node.index()), Bytes.of(node.hash().bytes())))
        .toList();
  }

  private static StorageException damaged(String what) {
    return new StorageException(
        StorageException.Kind.DAMAGED,
        "the journal is damaged: %s; restore the data folder from a backup".formatted(what));
  }

  /// How a stored row differs from the rebuilt one.
  ///
  /// @param repair the row as it should be
  public record Fault(Kind kind, Row repair) {
    public enum Kind {
      MISSING,
      /// It follows from nothing.
      EXTRA,
      DIFFERENT
    }
  }

  /// Compares a store with what [#replay] made of its journal.
  ///
  /// @param faultsMax stop after so many faults
  /// @return faults in table and key order; empty if all is well
  public static List<Fault> compare(Rows stored, Rows rebuilt, int faultsMax) {
    var faults = new ArrayList<Fault>();
    for (var table : EnumSet.complementOf(EnumSet.copyOf(PRIMARY))) {
      compare(new Cursor(stored, table), new Cursor(rebuilt, table), faults, faultsMax);
    }
    return faults;
  }

  private static void compare(Cursor stored, Cursor rebuilt, List<Fault> faults, int faultsMax) {
    while (faults.size() < faultsMax && !(stored.ended() && rebuilt.ended())) {
      int order = stored.compareTo(rebuilt);
      if (order < 0) {
        var extra = stored.take();
        faults.add(new Fault(Fault.Kind.EXTRA, Row.delete(extra.table(), extra.key())));
      } else if (order > 0) {
        faults.add(new Fault(Fault.Kind.MISSING, rebuilt.take()));
      } else {
        var should = rebuilt.take();
        if (!stored.take().equals(should)) {
          faults.add(new Fault(Fault.Kind.DIFFERENT, should));
        }
      }
    }
  }

  /// Puts the faults of derived rows right; the journal says that it was done. Faults of the
  /// journal and the head stay: for them, use the rebuilt store or a backup.
  ///
  /// @return how many were put right
  public static int repair(Disk stored, List<Fault> faults) {
    var rows =
        faults.stream()
            .map(Fault::repair)
            .filter(row -> row.table() != Table.JOURNAL && row.table() != Table.HEAD)
            .toList();
    for (int first = 0; first < rows.size(); first += WINDOW) {
      var some = rows.subList(first, Math.min(rows.size(), first + WINDOW));
      var entry =
          new Entry.Kept(
              "store", "repaired", Optional.of(Bytes.utf8(some.size() + " derived rows")));
      var all = new ArrayList<>(some);
      all.addAll(DerivedRows.of(entry));
      finish(start(stored, new Batch(Collections.singletonList(entry), all, Optional.empty())));
    }
    return rows.size();
  }

  private static CompletableFuture<Outcome> start(Disk disk, Batch batch) {
    var outcome = new CompletableFuture<Outcome>();
    disk.commit(batch, outcome::complete);
    return outcome;
  }

  private static void finish(CompletableFuture<Outcome> outcome) {
    switch (outcome.join()) {
      case Outcome.Synced _ -> {}
      case Outcome.Failed failed ->
          throw new StorageException(StorageException.Kind.NOT_ACCESSIBLE, failed.reason());
    }
  }
}
