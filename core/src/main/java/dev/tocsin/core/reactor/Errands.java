package dev.tocsin.core.reactor;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Edges;
import dev.tocsin.core.edge.Keys;
import dev.tocsin.core.edge.Network;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Effect;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.protocol.Event.Cosignature;
import dev.tocsin.core.protocol.Event.Transmission;
import dev.tocsin.core.protocol.Proving;
import dev.tocsin.core.protocol.Step;
import dev.tocsin.core.protocol.Witnessing;
import dev.tocsin.core.statement.PartsFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What the reactor has the keys and the network do. Answers come back as events.
final class Errands {
  private final Edges edges;
  private final Records records;
  private final Consumer<Event> back;

  Errands(Edges edges, Records records, Consumer<Event> back) {
    this.edges = edges;
    this.records = records;
    this.back = back;
  }

  /// What signing made: rows for the commit, and cosignatures that someone waits for.
  record Signed(List<Row> rows, Map<Bytes, Bytes> cosignatures) {

    /// Puts the cosignature into the effect that tells it.
    Effect complete(Effect effect) {
      if (effect instanceof Effect.TellCosignature tell) {
        var lines = cosignatures.get(key(tell.link(), tell.size()));
        if (lines != null) {
          return new Effect.Tell(tell.ticket(), new Answer.Cosigned(lines));
        }
      }
      return effect;
    }

    private static Bytes key(LinkId link, long size) {
      return RowKey.start().add(link).add(size).end();
    }
  }

  Signed sign(List<Step.Signing> signings) {
    var rows = new ArrayList<Row>();
    var cosignatures = new HashMap<Bytes, Bytes>();
    for (var signing : signings) {
      switch (signing) {
        case Step.Signing.Say say -> rows.addAll(say(say.utterance()));
        case Step.Signing.Checkpoint checkpoint -> {
          var note = edges.keys().signCheckpoint(checkpoint.point(), edges.clock().instant());
          rows.add(Row.put(Table.CHECKPOINT, RowKey.of(checkpoint.point().size()), note));
        }
        case Step.Signing.Cosign cosign -> {
          var key = Signed.key(cosign.link(), cosign.size());
          var lines = edges.keys().cosign(cosign.note(), edges.clock().instant());
          cosignatures.put(key, lines);
          rows.add(Row.put(Table.PARTNER_CHECKPOINT, key, joined(cosign.note(), lines)));
        }
      }
    }
    return new Signed(rows, cosignatures);
  }

  private List<Row> say(Keys.Utterance utterance) {
    var sealed = edges.keys().seal(utterance);
    var key = RowKey.of(utterance.digest());
    var rows = new ArrayList<Row>();
    rows.add(Row.put(Table.ENVELOPE, key, sealed.envelope()));
    rows.add(Row.put(Table.CAPSULE, key, sealed.capsule()));
    if (!utterance.parts().isEmpty()) {
      rows.add(Row.put(Table.PARTS, key, PartsFrame.write(utterance.parts())));
    }
    return rows;
  }

  private static Bytes joined(Bytes note, Bytes lines) {
    return Bytes.utf8(note.utf8() + lines.utf8());
  }

  void learn(LinkId link) {
    records
        .partner(link)
        .ifPresent(partner -> edges.keys().learn(partner, records.descriptors(partner.node())));
  }

  Answer capsule(Effect.TellCapsule tell) {
    return records
        .capsule(tell.digest())
        .<Answer>map(
            capsule -> tell.byHand() ? new Answer.Carry(capsule) : new Answer.Reply(capsule))
        .orElseThrow(() -> new IllegalStateException("no capsule for " + tell.digest()));
  }

  void send(Effect.Send send) {
    var capsule = records.capsule(send.digest());
    if (capsule.isEmpty()) {
      throw new IllegalStateException("nothing to send for " + send.digest());
    }
    edges
        .network()
        .send(
            send.place().link(),
            capsule.get(),
            sent -> back.accept(new Event.Transmitted(send.place(), transmission(sent))));
  }

  private Transmission transmission(Network.Sent sent) {
    return switch (sent) {
      case Network.Sent.Answered answered ->
          new Transmission.Answered(edges.keys().open(answered.reply()));
      case Network.Sent.Taken _ -> new Transmission.Taken();
      case Network.Sent.Throttled throttled -> new Transmission.Throttled(throttled.retryAfter());
      case Network.Sent.ByHand _ -> new Transmission.ByHand();
      case Network.Sent.Failed failure -> new Transmission.Failed(failure.reason());
    };
  }

  void askWitness(Effect.AskWitness ask) {
    var checkpoint = records.checkpoint();
    if (checkpoint.isEmpty() || checkpoint.get().size() < ask.held()) {
      return;
    }
    var note = checkpoint.get();
    var request = Witnessing.request(records, note, ask.held());
    edges
        .network()
        .askWitness(
            ask.link(),
            request,
            answer ->
                back.accept(
                    new Event.CosignatureCame(
                        ask.link(), note.size(), cosignature(ask.link(), note.text(), answer))));
  }

  private Cosignature cosignature(LinkId link, Bytes note, Network.Witnessed answer) {
    return switch (answer) {
      case Network.Witnessed.Cosigned cosigned ->
          edges
              .keys()
              .checkCosignature(link, note, cosigned.lines())
              .<Cosignature>map(stated -> new Cosignature.Good(cosigned.lines(), stated))
              .orElse(new Cosignature.Failed("the cosignature is not the partner's"));
      case Network.Witnessed.Conflict conflict -> new Cosignature.Conflict(conflict.size());
      case Network.Witnessed.Refused refused -> new Cosignature.Refused(refused.status());
      case Network.Witnessed.Failed failure -> new Cosignature.Failed(failure.reason());
    };
  }

  void fetchProofs(LinkId link) {
    Proving.plan(records, link)
        .ifPresent(plan ->
            edges
                .network()
                .fetchTiles(
                    link,
                    plan.paths(),
                    fetched ->
                        back.accept(
                            new Event.TilesCame(link, plan.point(), plan.paths(), fetched))));
  }
}
