package dev.tocsin.testkit.sim;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.edge.Keys;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.Position;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.log.Hash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What an all-knowing observer writes down, and the invariants that it checks as things happen. It
/// trusts only what is synced, what travels, and what was told. One thread.
final class Ledger {
  private final Map<Hash, Said> said = new HashMap<>();
  private final Map<Bytes, Said> byCapsule = new HashMap<>();
  private final Map<Bytes, Long> leaves = new HashMap<>();
  private final Map<Spot, Hash> spots = new HashMap<>();
  private final Map<Heard, Hash> heard = new HashMap<>();
  private final Map<Size, Hash> roots = new HashMap<>();
  private final Map<NodeId, Long> sizes = new HashMap<>();
  private final Map<NodeId, SimNode> nodes = new HashMap<>();
  private final Map<Wire.Direction, LinkId> links = new HashMap<>();
  private final Map<LinkOf, SimNode> partners = new HashMap<>();
  // Receipts of which the giver's disk was found to bear them out. What is synced stays.
  private final Set<Hash> borneOut = new HashSet<>();
  private final Set<String> denied = new HashSet<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Consumer<Shown> people;
  private long trace;

  /// @param people hears of every warning that is shown
  Ledger(Consumer<Shown> people) {
    this.people = people;
  }

  /// A statement that was signed.
  ///
  /// @param entry its leaf
  record Said(
      NodeId from, NodeId to, Position position, Statement.Body body, Hash digest, Bytes entry) {}

  /// A place in one direction between two nodes.
  private record Spot(NodeId from, NodeId to, long epoch, long seq) {}

  /// A node's log at one size.
  private record Size(NodeId owner, long leaves) {}

  private record Heard(NodeId by, Place place) {}

  private record LinkOf(NodeId node, LinkId link) {}

  /// A warning that a node shows for the first time.
  record Shown(SimNode node, Entry.ReceivedMoved moved) {}

  void add(SimNode node) {
    nodes.put(node.id(), node);
  }

  void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  Map<String, Long> counts() {
    return counts;
  }

  long trace() {
    return trace;
  }

  private void trace(NodeId node, int what, long detail) {
    trace = (trace ^ detail ^ what) * 0x100000001b3L + node.hashCode();
    trace ^= trace >>> 29;
  }

  void sealed(SimNode node, Keys.Utterance utterance, Keys.Sealed sealed) {
    var header = utterance.statement().header();
    var position = header.position();
    var digest = utterance.digest();
    var entry =
        Leaf.entry(header.blind(), Leaf.Direction.SENT, digest, position.epoch(), position.seq());
    var statement =
        new Said(node.id(), header.to(), position, utterance.statement().body(), digest, entry);
    said.put(digest, statement);
    byCapsule.put(sealed.capsule(), statement);
    trace(node.id(), 1, digest.hashCode());
  }

  /// A batch is durable.
  void synced(SimNode node, Batch batch, Head head) {
    trace(node.id(), 2, head.commits());
    roots.put(new Size(node.id(), head.logSize()), head.logRoot());
    for (var entry : batch.entries()) {
      if (entry instanceof Entry.Appended leaf) {
        appended(node, leaf);
      }
    }
    for (var entry : batch.entries()) {
      switch (entry) {
        case Entry.Heard each -> heard(node, each);
        case Entry.Said each -> takesSpot(statement(each.digest()));
        case Entry.ReceivedMoved each -> received(node, each);
        case Entry.DeliveryMoved each ->
            each.delivery().receipt().ifPresent(receipt -> holds(node, receipt));
        case Entry.PartnerCosigned each -> cosigned(node, each);
        case Entry.Alarmed each -> alarmed(node, each.alarm());
        case Entry.Refused _ -> count("refusals");
        case Entry.Appended _,
            Entry.LinkMoved _,
            Entry.CheckpointSigned _,
            Entry.Cosigned _,
            Entry.ProofWanted _,
            Entry.ProofKept _,
            Entry.ProofContradicted _,
            Entry.PartnerMoved _,
            Entry.DescriptorKept _,
            Entry.DraftMoved _,
            Entry.ObjectsAdded _,
            Entry.ObjectsWithdrawn _,
            Entry.Quarantined _,
            Entry.StatusesExpired _,
            Entry.Kept _ -> {
          // Checked at the end, or nothing to check.
        }
      }
    }
  }

  private void appended(SimNode node, Entry.Appended leaf) {
    leaves.put(leaf.leaf(), leaf.index());
    long size = sizes.merge(node.id(), 1L, Long::sum);
    if (leaf.index() != size - 1) {
      throw new Broken(
          "I4", node.name() + " writes leaf " + leaf.index() + " into a log of " + (size - 1));
    }
  }

  private void heard(SimNode node, Entry.Heard entry) {
    var before = heard.put(new Heard(node.id(), entry.place()), entry.digest());
    if (before != null) {
      throw new Broken("I1", node.name() + " took in " + entry.id() + " a second time");
    }
    var statement = statement(entry.digest());
    inLog(statement, "accepted by " + node.name());
    takesSpot(statement);
    count("heard: " + entry.kind().wire());
  }

  private void received(SimNode node, Entry.ReceivedMoved entry) {
    if (entry.received().history().size() == 1) {
      people.accept(new Shown(node, entry));
    }
  }

  private void cosigned(SimNode node, Entry.PartnerCosigned entry) {
    var owner = partner(node, entry.link());
    var point = entry.point();
    if (!Optional.of(point.root())
        .equals(Optional.ofNullable(roots.get(new Size(owner.id(), point.size()))))) {
      throw new Broken(
          "I4",
          node.name()
              + " cosigned a log of "
              + owner.name()
              + " that is not on its disk, of size "
              + point.size());
    }
  }

  private void alarmed(SimNode node, Alarm alarm) {
    switch (alarm.kind()) {
      case FORK, EQUIVOCATION, FORGERY, REFUSED, CEILING, TERMS, EMERGENCY ->
          throw new Broken("honesty", node.name() + " raised " + alarm + " among honest nodes");
      case GAP, CLOCK, AGE -> count("alarms: " + alarm.kind());
    }
  }

  /// A capsule or a reply leaves its node.
  void left(SimNode node, Bytes capsule) {
    var statement = byCapsule.get(capsule);
    if (statement == null) {
      throw new Broken("I16", node.name() + " sends bytes that it never signed");
    }
    trace(node.id(), 3, statement.digest().hashCode());
    if (statement.body() instanceof Statement.Receipt) {
      confirmed(statement, node, node(statement.to()));
    }
    inLog(statement, "in flight");
    takesSpot(statement);
    if (statement.body() instanceof Statement.Warning warning && denied.contains(warning.title())) {
      throw new Broken("truth", node.name() + " sends what it said was not durable");
    }
  }

  /// A reply reached the node that waits for it.
  void arrived(SimNode holder, SimNode from, Bytes reply) {
    var statement = byCapsule.get(reply);
    trace(holder.id(), 4, reply.hashCode());
    if (statement != null && statement.body() instanceof Statement.Receipt) {
      confirmed(statement, from, holder);
    }
  }

  private void holds(SimNode node, Hash receipt) {
    var statement = statement(receipt);
    confirmed(statement, node(statement.from()), node);
  }

  /// I2: who gave a receipt has everything that it confirms on its synced disk.
  void confirmed(Said statement, SimNode by, SimNode holder) {
    if (borneOut.contains(statement.digest())) {
      return;
    }
    var receipt = (Statement.Receipt) statement.body();
    var records = by.synced();
    var row =
        link(by, holder)
            .flatMap(
                id -> records.heard(new Place(id, statement.position().epoch(), receipt.seq())));
    boolean kept =
        row.flatMap(Entry.Heard::reply).equals(Optional.of(statement.digest()))
            && row.map(Entry.Heard::digest).equals(Optional.of(receipt.of()))
            && row.flatMap(each -> records.leaf(each.leaf()))
                .equals(Optional.of(receivedEntry(statement, receipt)))
            && records.capsule(statement.digest()).isPresent()
            && records.envelope(statement.digest()).isPresent();
    if (!kept) {
      throw new Broken(
          "I2", holder.name() + " gets a receipt that " + by.name() + "'s disk does not bear out");
    }
    borneOut.add(statement.digest());
  }

  /// A node's number for a link never changes once it is durable.
  private Optional<LinkId> link(SimNode of, SimNode to) {
    var both = new Wire.Direction(of.id(), to.id());
    if (!links.containsKey(both)) {
      of.synced().partners().stream()
          .filter(partner -> partner.node().equals(to.id()))
          .forEach(partner -> links.put(both, partner.link()));
    }
    return Optional.ofNullable(links.get(both));
  }

  private static Bytes receivedEntry(Said statement, Statement.Receipt receipt) {
    return Leaf.entry(
        receipt.leafBlind(),
        Leaf.Direction.RECEIVED,
        receipt.of(),
        statement.position().epoch(),
        receipt.seq());
  }

  /// I3: a statement that others may know of stands in its sender's synced log.
  private void inLog(Said statement, String where) {
    var index = leaves.get(statement.entry());
    var disk = node(statement.from()).disk().synced();
    if (index == null
        || !disk.get(Table.LEAF, RowKey.of(index)).equals(Optional.of(statement.entry()))) {
      throw new Broken(
          "I3",
          "a "
              + statement.body().kind().wire()
              + " "
              + where
              + " is not in the synced log of "
              + node(statement.from()).name());
    }
  }

  private void takesSpot(Said statement) {
    if (statement.position().seq() == 0) {
      return;
    }
    var position = statement.position();
    var spot = new Spot(statement.from(), statement.to(), position.epoch(), position.seq());
    var before = spots.putIfAbsent(spot, statement.digest());
    if (before != null && !before.equals(statement.digest())) {
      throw new Broken(
          "I5", node(statement.from()).name() + " said two things in place " + position);
    }
  }

  private SimNode node(NodeId id) {
    var node = nodes.get(id);
    if (node == null) {
      throw new IllegalArgumentException("no such node in this world: " + id);
    }
    return node;
  }

  private Said statement(Hash digest) {
    var statement = said.get(digest);
    if (statement == null) {
      throw new Broken("I3", "nobody ever signed the statement " + digest);
    }
    return statement;
  }

  SimNode partner(SimNode node, LinkId link) {
    return partners.computeIfAbsent(
        new LinkOf(node.id(), link),
        _ ->
            node.synced()
                .partner(link)
                .map(partner -> node(partner.node()))
                .orElseThrow(
                    () -> new Broken("I4", node.name() + " has no link " + link + " on its disk")));
  }

  /// I16: what cannot be taken is answered with a refusal that is signed and logged.
  void answered(SimNode node, Keys.Arrival arrival, Answer answer) {
    if (!(arrival instanceof Keys.Arrival.Unreadable unreadable)
        || answer instanceof Answer.NotDurable) {
      return;
    }
    var statement =
        answer instanceof Answer.Reply reply
            ? Optional.ofNullable(byCapsule.get(reply.capsule()))
            : Optional.<Said>empty();
    boolean refused =
        statement
            .filter(each ->
                each.body() instanceof Statement.Refusal refusal
                    && refusal.capsule().equals(unreadable.capsule())
                    && refusal.reason() == unreadable.reason())
            .isPresent();
    if (!refused
        || !node.synced().refusal(unreadable.capsule()).equals(statement.map(Said::digest))) {
      throw new Broken(
          "I16", node.name() + " did not refuse " + unreadable + " as it should: " + answer);
    }
    inLog(statement.orElseThrow(), "answered");
  }

  /// Someone was told that nothing has happened.
  void denied(SimNode node, LinkId link, String title) {
    denied.add(title);
    trace(node.id(), 5, title.hashCode());
    boolean there =
        node.synced().deliveries(link, 100).stream()
            .anyMatch(delivery -> delivery.label().title().equals(title));
    if (there) {
      throw new Broken("truth", node.name() + " said that what is durable is not");
    }
  }
}
