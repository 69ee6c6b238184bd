package dev.tocsin.testkit.sim;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.DerivedRows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Row;
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
import java.util.List;
import java.util.Optional;

/// The full checks, made at quiet points on the synced disks.
final class Inspection {
  private static final int ALL = 1_000_000;
  private static final long EXPIRY_SLACK_SECONDS = 60;

  private final List<SimNode> nodes;

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
  /// point that a partner cosigned.
  void logsExtendWhatWasCosigned() {
    for (var node : nodes) {
      var roots = roots(node);
      var head = node.disk().synced().head();
      if (!roots.getLast().equals(head.logRoot()) || roots.size() != head.logSize() + 1) {
        throw new Broken("I4", "the leaves of " + node.name() + " do not make its log");
      }
      for (var partner : nodes) {
        for (var row : rows(partner, Table.PARTNER_CHECKPOINT)) {
          var point = checkpoint(row);
          if (point.origin().endsWith(node.id().brief())
              && !roots.get((int) point.size()).equals(point.root())) {
            throw new Broken("I4", partner.name() + " cosigned another log of " + node.name());
          }
        }
      }
    }
  }

  private static Checkpoint checkpoint(Row row) {
    return Checkpoint.parse(Note.parse(row.value().orElseThrow().toArray()).text());
  }

  private static List<Hash> roots(SimNode node) {
    var roots = new ArrayList<Hash>();
    var log = Frontier.EMPTY;
    roots.add(log.root());
    for (var row : rows(node, Table.LEAF)) {
      log = log.append(TreeHash.leaf(row.value().orElseThrow().toArray())).frontier();
      roots.add(log.root());
    }
    return roots;
  }

  /// The rows are those that the journal makes: nothing is known that is not written down.
  void rowsFollowFromTheJournal() {
    for (var node : nodes) {
      var made = new java.util.HashMap<Bytes, Optional<Bytes>>();
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
