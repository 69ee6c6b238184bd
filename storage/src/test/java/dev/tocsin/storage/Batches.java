package dev.tocsin.storage;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.log.Frontier;
import dev.tocsin.log.TreeHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Batches as the core makes them, and waiting for their outcomes.
final class Batches {
  static final int LIMIT_SECONDS = 30;

  private Batches() {}

  static Entry entry(String name) {
    return new Entry.Kept("test", name, Optional.of(Bytes.utf8(name)));
  }

  /// A batch with just these rows and an entry without derived rows.
  static Batch rows(Row... rows) {
    return new Batch(List.of(entry("rows")), List.of(rows), Optional.empty());
  }

  /// Appends leaves with their nodes, as the core does.
  static Batch leaves(Frontier from, List<Bytes> leaves) {
    var entries = new ArrayList<Entry>();
    var rows = new ArrayList<Row>();
    var frontier = from;
    for (var leaf : leaves) {
      entries.add(new Entry.Appended(frontier.size(), leaf));
      rows.add(Row.put(Table.LEAF, RowKey.of(frontier.size()), leaf));
      var grown = frontier.append(TreeHash.leaf(leaf.toArray()));
      for (var node : grown.nodes()) {
        rows.add(
            Row.put(
                Table.NODE,
                RowKey.node(node.level(), node.index()),
                Bytes.of(node.hash().bytes())));
      }
      frontier = grown.frontier();
    }
    return new Batch(
        entries,
        rows,
        Optional.of(new Batch.Growth(from.size(), frontier.size(), frontier.root())));
  }

  static Frontier frontier(Disk disk) {
    return Frontier.read(
        disk.head().logSize(), new dev.tocsin.core.journal.Records(disk).logNodes());
  }

  static CompletableFuture<Disk.Outcome> start(Disk disk, Batch batch) {
    var outcome = new CompletableFuture<Disk.Outcome>();
    disk.commit(batch, outcome::complete);
    return outcome;
  }

  static Disk.Outcome outcome(Disk disk, Batch batch) {
    return start(disk, batch).orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  static Head synced(Disk disk, Batch batch) {
    return switch (outcome(disk, batch)) {
      case Disk.Outcome.Synced synced -> synced.head();
      case Disk.Outcome.Failed failed -> throw new AssertionError(failed.reason());
    };
  }

  static String failure(Disk disk, Batch batch) {
    return switch (outcome(disk, batch)) {
      case Disk.Outcome.Synced _ -> throw new AssertionError("the commit succeeded");
      case Disk.Outcome.Failed failed -> failed.reason();
    };
  }
}
