package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.Seed;
import dev.tocsin.core.edge.Keys;
import dev.tocsin.core.edge.TreeRows;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.DerivedRows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.log.Checkpoint;
import dev.tocsin.log.Frontier;
import dev.tocsin.log.Hash;
import dev.tocsin.log.Note;
import dev.tocsin.log.NoteSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// One node without a reactor: each event is stepped and written at once, and its clock moves only
/// when told. Signatures are left out: what is opened is what was said. One thread.
final class OneNode {
  static final LinkId LINK = new LinkId(1);
  private static final NoteSignature SIGNATURE =
      NoteSignature.parse("— log.example/x AAAAAAAAAAA=");

  private final String name;
  private final NodeId id;
  private final TreeRows rows = new TreeRows();
  private final Records records = new Records(rows);
  private final Exchange exchange = new Exchange(records, Settings.defaults());
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private NodeState state;
  private long events;

  OneNode(String name) {
    this.name = name;
    this.id = NodeId.of(Hash.of(name.getBytes(StandardCharsets.UTF_8)));
    this.state =
        new NodeState(
            id,
            "log.example/" + name,
            new TreeMap<>(),
            Frontier.EMPTY,
            Optional.empty(),
            Optional.empty(),
            0);
  }

  String name() {
    return name;
  }

  NodeId id() {
    return id;
  }

  Records records() {
    return records;
  }

  NodeState state() {
    return state;
  }

  NodeState.Link link() {
    return Optional.ofNullable(state.links().get(LINK)).orElseThrow();
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Event.Ticket ticket() {
    return new Event.Ticket(events + 1);
  }

  Step on(Event event) {
    events++;
    var seed = new Seed(Hash.of((name + " " + events).getBytes(StandardCharsets.UTF_8)));
    var step = exchange.step(state, event, now, seed);
    state = step.state();
    step.entries().forEach(entry -> DerivedRows.of(entry).forEach(rows::write));
    step.rows().forEach(rows::write);
    step.signings().forEach(this::sign);
    return step;
  }

  private void sign(Step.Signing signing) {
    switch (signing) {
      case Step.Signing.Say(Keys.Utterance utterance) -> {
        var key = RowKey.of(utterance.digest());
        rows.write(Row.put(Table.ENVELOPE, key, envelope(utterance)));
        rows.write(Row.put(Table.CAPSULE, key, envelope(utterance)));
      }
      case Step.Signing.Checkpoint(LogPoint point) ->
          rows.write(Row.put(Table.CHECKPOINT, RowKey.of(point.size()), note(point)));
      case Step.Signing.Cosign(LinkId link, long size, Bytes note) ->
          rows.write(
              Row.put(Table.PARTNER_CHECKPOINT, RowKey.start().add(link).add(size).end(), note));
    }
  }

  static Bytes note(LogPoint point) {
    String text = new Checkpoint(point.origin(), point.size(), point.root()).text();
    return Bytes.of(new Note(text, List.of(SIGNATURE)).bytes());
  }

  private static Bytes envelope(Keys.Utterance utterance) {
    return Bytes.of(new Envelope(Envelope.STATEMENT, utterance.payload(), List.of()).toJson());
  }

  /// What the other side's statement looks like once it is opened here.
  Step hears(Keys.Utterance utterance) {
    var envelope = envelope(utterance);
    boolean agreement = utterance.statement().kind() == Statement.Kind.AGREEMENT;
    return on(
        new Event.Came(
            ticket(),
            new Keys.Arrival.Opened(
                Hash.of(envelope.toArray()),
                LINK,
                agreement,
                utterance.statement(),
                utterance.digest(),
                envelope,
                utterance.parts(),
                ContentTerms.of(utterance.parts()))));
  }

  /// The one thing that a step said.
  static Keys.Utterance said(Step step) {
    var said =
        step.signings().stream()
            .filter(signing -> signing instanceof Step.Signing.Say)
            .map(signing -> ((Step.Signing.Say) signing).utterance())
            .toList();
    if (said.size() != 1) {
      throw new AssertionError("the step said " + said.size() + " things: " + step);
    }
    return said.getFirst();
  }

  static List<Alarm.Kind> alarms(Step step) {
    return step.entries().stream()
        .filter(entry -> entry instanceof Entry.Alarmed)
        .map(entry -> ((Entry.Alarmed) entry).alarm().kind())
        .toList();
  }

  static List<Answer> answers(Step step) {
    return step.effects().stream()
        .filter(effect -> effect instanceof Effect.Tell)
        .map(effect -> ((Effect.Tell) effect).answer())
        .toList();
  }
}
