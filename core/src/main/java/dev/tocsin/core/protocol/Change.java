package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.Seed;
import dev.tocsin.core.edge.Keys.Utterance;
import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.statement.Header;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Position;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import dev.tocsin.log.TreeHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// One step in the making: collects what an event leads to. Lives within one call of
/// [Exchange#step]; one thread.
final class Change {
  final Records records;
  final Settings settings;
  final Instant now;
  final Seed seed;
  private NodeState state;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Step.Signing> signings = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final TreeSet<LinkId> movedLinks = new TreeSet<>();
  private int drawn;

  Change(NodeState state, Records records, Settings settings, Instant now, Seed seed) {
    this.state = state;
    this.records = records;
    this.settings = settings;
    this.now = now;
    this.seed = seed;
  }

  Step done() {
    for (var link : movedLinks) {
      entries.add(new Entry.LinkMoved(link(link).state()));
    }
    return new Step(state, entries, rows, signings, effects);
  }

  NodeState state() {
    return state;
  }

  void state(NodeState next) {
    state = next;
  }

  /// @throws IllegalStateException if there is no such link; whoever names one has looked
  NodeState.Link link(LinkId id) {
    var link = state.links().get(id);
    if (link == null) {
      throw new IllegalStateException("no link " + id);
    }
    return link;
  }

  /// Takes in a link of which only the forgettable part changed.
  void link(NodeState.Link next) {
    state = state.with(next);
  }

  /// Takes in a link of which the durable part changed.
  void moved(NodeState.Link next) {
    state = state.with(next);
    movedLinks.add(next.state().link());
  }

  void write(Entry entry) {
    entries.add(entry);
  }

  void write(Row row) {
    rows.add(row);
  }

  void sign(Step.Signing signing) {
    signings.add(signing);
  }

  void then(Effect effect) {
    effects.add(effect);
  }

  void tell(Event.Ticket ticket, Answer answer) {
    effects.add(new Effect.Tell(ticket, answer));
  }

  void reject(Event.Ticket ticket, Answer.Problem problem, String sentence) {
    tell(ticket, new Answer.Rejected(problem, sentence));
  }

  /// A delivery as this step leaves it so far.
  Optional<Delivery> delivery(Place place) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i) instanceof Entry.DeliveryMoved moved
          && moved.delivery().place().equals(place)) {
        return Optional.of(moved.delivery());
      }
    }
    return records.delivery(place);
  }

  void move(Delivery delivery) {
    entries.add(new Entry.DeliveryMoved(delivery));
  }

  void move(Received received) {
    entries.add(new Entry.ReceivedMoved(received));
  }

  void alarm(Alarm.Kind kind, Optional<LinkId> link, String detail) {
    entries.add(new Entry.Alarmed(state.alarms(), new Alarm(kind, link, detail, now)));
    state = state.alarmed();
  }

  Hash draw(String purpose) {
    drawn++;
    return seed.draw(purpose + " " + drawn);
  }

  StatementId newId() {
    drawn++;
    return new StatementId(seed.uuid("id " + drawn));
  }

  /// Appends a leaf to the log and sees to it that a checkpoint will cover it.
  ///
  /// @return its index
  long append(Bytes leaf, Precedence precedence) {
    long index = state.log().size();
    var grown = state.log().append(TreeHash.leaf(leaf.toArray()));
    for (var node : grown.nodes()) {
      rows.add(
          Row.put(
              Table.NODE, RowKey.node(node.level(), node.index()), Bytes.of(node.hash().bytes())));
    }
    entries.add(new Entry.Appended(index, leaf));
    state = state.with(grown.frontier());
    checkpointWithin(
        precedence == Precedence.FLASH
            ? settings.checkpointAfterFlash()
            : settings.checkpointAfter());
    return index;
  }

  /// Sees to it that a checkpoint is signed, and the partners asked to cosign it, within some time.
  void checkpointWithin(Duration delay) {
    var when = now.plus(delay);
    if (state.checkpointDue().isEmpty() || state.checkpointDue().get().isAfter(when)) {
      state = state.checkpointDue(Optional.of(when));
      effects.add(new Effect.SetTimer(new Timers.Alarm.Checkpoint(), when));
    }
  }

  /// Sees to it that what waits for receipts is looked at within some time.
  void lookWithin(Duration delay) {
    var when = now.plus(delay);
    if (state.lookDue().isEmpty() || state.lookDue().get().isAfter(when)) {
      state = state.lookDue(Optional.of(when));
      effects.add(new Effect.SetTimer(new Timers.Alarm.Age(), when));
    }
  }

  /// What is to be said, apart from what the link decides.
  record Draft(
      Statement.Body body, Optional<StatementId> thread, Event.Urgency urgency, List<Part> parts) {

    static Draft of(Statement.Body body, StatementId thread, Header like) {
      return new Draft(
          body,
          Optional.of(thread),
          new Event.Urgency(like.precedence(), like.exercise(), Optional.empty()),
          List.of());
    }
  }

  /// A statement that this step says.
  record Said(Place place, StatementId id, Hash digest, long leaf) {}

  /// Gives a statement its place on the link and its leaf in the log.
  Said say(LinkId to, Draft draft) {
    var link = link(to);
    var last = link.state().said();
    var position = new Position(link.state().epoch(), last.seq() + 1, last.digest());
    var said = utter(Optional.of(to), link.partner().node(), position, draft);
    moved(link.with(link.state().said(new LinkState.Chain(position.seq(), said.digest()))));
    entries.add(
        new Entry.Said(said.place(), said.id(), draft.body().kind(), said.digest(), said.leaf()));
    return said;
  }

  /// Says something outside the sequence.
  Said refuse(Optional<LinkId> to, Draft draft) {
    long epoch = to.map(id -> link(id).state().epoch()).orElse(1L);
    var position = new Position(epoch, 0, LinkState.Chain.EMPTY.digest());
    var node = to.map(id -> link(id).partner().node()).orElse(NodeId.NOBODY);
    return utter(to, node, position, draft);
  }

  private Said utter(Optional<LinkId> to, NodeId node, Position position, Draft draft) {
    var id = newId();
    var blind = draw("blind");
    var link = to.map(this::link);
    var header =
        new Header(
            id,
            draft.thread().orElse(id),
            state.self(),
            node,
            position,
            link.map(known -> known.state().seen()).orElse(NOTHING_SEEN),
            now,
            draft.urgency().notAfter(),
            draft.urgency().precedence(),
            draft.urgency().exercise(),
            link.flatMap(known -> known.state().beacon()),
            state.point(),
            blind);
    var statement = new Statement(header, draft.body());
    var utterance =
        new Utterance(to, statement, Bytes.of(StatementCodec.write(statement)), draft.parts());
    var digest = utterance.digest();
    signings.add(new Step.Signing.Say(utterance));
    var entry = Leaf.entry(blind, Leaf.Direction.SENT, digest, position.epoch(), position.seq());
    long leaf = append(entry, draft.urgency().precedence());
    var place = new Place(to.orElse(NO_LINK), position.epoch(), position.seq());
    return new Said(place, id, digest, leaf);
  }

  private static final Header.Seen NOTHING_SEEN =
      new Header.Seen(0, LinkState.Chain.EMPTY.digest());

  /// Stands in for the link of a refusal to someone unknown; no row bears it.
  private static final LinkId NO_LINK = new LinkId(Integer.MAX_VALUE);
}
