package dev.tocsin.testkit.sim;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.journal.DerivedRows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.DeliveryState;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.log.Checkpoint;
import dev.tocsin.log.Frontier;
import dev.tocsin.log.Hash;
import dev.tocsin.log.Note;
import dev.tocsin.log.TreeHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The full checks, made at quiet points on the synced disks.
final class Inspection {
  private static final int ALL = 1_000_000;
  private static final long EXPIRY_SLACK_SECONDS = 60;

  private final List<SimNode> nodes;
  private final Map<NodeId, Log> logs = new HashMap<>();
  // What partners cosigned, by its row on the holder's disk.
  private final Map<NodeId, Map<Bytes, Bytes>> points = new HashMap<>();

  Inspection(List<SimNode> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  private static List<Row> rows(SimNode node, Table table) {
    return node.disk().synced().scan(table, Bytes.EMPTY, Bytes.EMPTY, ALL);
  }

  private static List<Delivery> deliveries(SimNode node) {
    return rows(node, Table.DELIVERY).stream()
        .map(row -> JournalJson.read(row.value().orElseThrow(), Delivery.class))
        .toList();
  }

  /// I4 for everything ever cosigned: each log, built again from its leaves, passes through every
  /// point that a partner cosigned. Each leaf and each point is looked at once: the ledger sees to
  /// it that no leaf is ever written again.
  void logsExtendWhatWasCosigned() {
    for (var node : nodes) {
      log(node).extend(node);
    }
    for (var holder : nodes) {
      var before = points.computeIfAbsent(holder.id(), _ -> new HashMap<>());
      for (var row : rows(holder, Table.PARTNER_CHECKPOINT)) {
        var note = row.value().orElseThrow();
        if (!note.equals(before.put(row.key(), note))) {
          passes(holder, Checkpoint.parse(Note.parse(note.toArray()).text()));
        }
      }
    }
  }

  private Log log(SimNode node) {
    return logs.computeIfAbsent(node.id(), _ -> new Log());
  }

  private void passes(SimNode holder, Checkpoint point) {
    for (var node : nodes) {
      if (point.origin().endsWith(node.id().brief())
          && !log(node).roots.get((int) point.size()).equals(point.root())) {
        throw new Broken("I4", holder.name() + " cosigned another log of " + node.name());
      }
    }
  }

  /// A node's log, built from the leaves on its disk. One thread.
  private static final class Log {
    private final List<Hash> roots = new ArrayList<>(List.of(Frontier.EMPTY.root()));
    private Frontier edge = Frontier.EMPTY;

    void extend(SimNode node) {
      var disk = node.disk().synced();
      for (var row : disk.scan(Table.LEAF, Bytes.EMPTY, RowKey.of(edge.size()), ALL)) {
        edge = edge.append(TreeHash.leaf(row.value().orElseThrow().toArray())).frontier();
        roots.add(edge.root());
      }
      if (!edge.root().equals(disk.head().logRoot()) || edge.size() != disk.head().logSize()) {
        throw new Broken("I4", "the leaves of " + node.name() + " do not make its log");
      }
    }
  }

  /// The rows are those that the journal makes: nothing is known that is not written down. Reading
  /// a whole journal is slow, so each world has one node looked at.
  void rowsFollowFromTheJournal(long choice) {
    var node = nodes.get((int) Math.floorMod(choice, (long) nodes.size()));
    var made = new HashMap<Bytes, Optional<Bytes>>();
    for (var commit : rows(node, Table.JOURNAL)) {
      for (Entry entry : JournalJson.readEntries(commit.value().orElseThrow())) {
        DerivedRows.of(entry).forEach(row -> made.put(named(row), row.value()));
      }
    }
    for (var table : List.of(Table.DELIVERY, Table.RECEIVED, Table.HEARD, Table.LINK)) {
      for (var row : rows(node, table)) {
        if (!row.value().equals(made.get(named(row)))) {
          throw new Broken("journal", node.name() + " has a row that its journal does not make");
        }
      }
    }
  }

  private static Bytes named(Row row) {
    return Bytes.utf8(row.table() + row.key().hex());
  }

  /// What is past its time without being marked so (part of I7). After a clock has jumped, the next
  /// heartbeat marks it.
  List<String> expiredUnmarked() {
    var open = new ArrayList<String>();
    for (var node : nodes) {
      Instant latest = node.clock().instant().minusSeconds(EXPIRY_SLACK_SECONDS);
      for (var found : node.synced().expired(latest.getEpochSecond(), 1)) {
        open.add(node.name() + " has not marked what expired: " + found);
      }
    }
    return open;
  }

  /// What liveness (I6) still waits for; empty when everything has arrived.
  List<String> unfinished() {
    var open = new ArrayList<>(expiredUnmarked());
    for (var node : nodes) {
      links(node, open);
      for (var delivery : deliveries(node)) {
        if (delivery.receipt().isEmpty() && delivery.state() != DeliveryState.REFUSED) {
          open.add(node.name() + " has no receipt for " + delivery.label().id());
        }
      }
      for (var row : rows(node, Table.PROOF_WANTED)) {
        open.add(node.name() + " lacks the proof at " + DerivedRows.placeAtEnd(row.key()));
      }
    }
    return open;
  }

  private void links(SimNode node, List<String> open) {
    var records = node.synced();
    var partners = records.partners();
    if (partners.size() != nodes.size() - 1) {
      open.add(node.name() + " does not know all others");
    }
    for (var partner : partners) {
      if (partner.state() != Partner.State.ACTIVE) {
        open.add(node.name() + "'s link to " + partner.name() + " is " + partner.state());
      }
      var link = records.link(partner.link()).orElseThrow();
      if (!link.heard().ahead().isEmpty()) {
        open.add(node.name() + " misses statements of " + partner.name());
      }
      if (link.witnessed() < records.checkpoint().map(note -> note.size()).orElse(0L)) {
        open.add(node.name() + "'s newest checkpoint lacks the cosignature of " + partner.name());
      }
      if (!records.outbox(partner.link(), 1).isEmpty()) {
        open.add(node.name() + " still owes something to " + partner.name());
      }
    }
  }
}
