package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.log.Checkpoint;
import dev.tocsin.log.Hash;
import dev.tocsin.log.Proofs;
import dev.tocsin.log.TreeHead;
import dev.tocsin.log.Witness;
import java.util.Optional;

/// Checkpoints: signing our own, and having partners cosign them.
public final class Witnessing {
  private Witnessing() {}

  /// Signs the log as it is now and asks every partner to cosign it.
  static void checkpoint(Change change) {
    change.state(change.state().checkpointDue(Optional.empty()));
    var point = change.state().point();
    if (point.size() == 0) {
      return;
    }
    long signed = change.records.checkpoint().map(note -> note.size()).orElse(0L);
    if (signed < point.size()) {
      change.write(new Entry.CheckpointSigned(point, change.now));
      change.sign(new Step.Signing.Checkpoint(point));
      change.then(new Effect.KeepApart(point));
    }
    askAll(change);
  }

  /// Asks for a cosignature though nothing changed, so that a gap in time shows.
  static void heartbeat(Change change) {
    change.then(
        new Effect.SetTimer(
            new Timers.Alarm.Heartbeat(), change.now.plus(change.settings.heartbeat())));
    for (var link : change.state().links().values()) {
      reportGap(change, link);
    }
    checkpoint(change);
  }

  private static void askAll(Change change) {
    for (var link : change.state().links().values()) {
      if (link.partner().active() && !link.byHand()) {
        change.then(new Effect.AskWitness(link.state().link(), link.state().witnessed()));
      }
    }
  }

  private static void reportGap(Change change, NodeState.Link link) {
    var heard = link.state().heard();
    long gapFree = heard.gapFree().seq();
    if (heard.ahead().isEmpty() || link.gapAlarmed() == gapFree) {
      return;
    }
    change.link(link.gapAlarmed(gapFree));
    change.alarm(
        Alarm.Kind.GAP,
        Optional.of(link.state().link()),
        "Statements "
            + (gapFree + 1)
            + " to "
            + (heard.ahead().firstKey() - 1)
            + " of "
            + link.partner().name()
            + " are missing.");
  }

  /// Takes in what a partner says to our checkpoint.
  static void came(Change change, Event.CosignatureCame event) {
    var link = change.link(event.link());
    switch (event.outcome()) {
      case Event.Cosignature.Good good -> {
        change.write(new Entry.Cosigned(event.link(), event.size(), good.stated()));
        change.write(
            Row.put(
                Table.COSIGNATURE,
                RowKey.start().add(event.size()).add(event.link()).end(),
                good.lines()));
        if (link.state().witnessed() < event.size()) {
          change.moved(link.with(link.state().witnessed(event.size())));
        }
      }
      case Event.Cosignature.Conflict conflict -> conflict(change, link, conflict.held());
      case Event.Cosignature.Refused refused when refused.status() == BAD_PROOF ->
          change.alarm(
              Alarm.Kind.FORK,
              Optional.of(event.link()),
              link.partner().name()
                  + " says that this node's log does not extend what it cosigned before.");
      case Event.Cosignature.Refused _, Event.Cosignature.Failed _ -> {
        // The next checkpoint or heartbeat asks again.
      }
    }
  }

  private static final int BAD_PROOF = 422;

  private static void conflict(Change change, NodeState.Link link, long held) {
    if (held > change.state().log().size()) {
      change.alarm(
          Alarm.Kind.FORK,
          Optional.of(link.state().link()),
          link.partner().name()
              + " holds a checkpoint of this node's log that is larger than the log.");
      Enrolling.suspend(change, link.state().link());
    } else if (held != link.state().witnessed()) {
      change.moved(link.with(link.state().witnessed(held)));
      change.then(new Effect.AskWitness(link.state().link(), held));
    }
  }

  /// The request that asks a partner to cosign a checkpoint (C2SP tlog-witness, add-checkpoint).
  ///
  /// @param held the size that the partner holds; 0 if none
  public static Bytes request(Records records, Records.Note checkpoint, long held) {
    var text = new StringBuilder("old ").append(held).append('\n');
    if (held > 0) {
      for (var hash : Proofs.consistency(held, checkpoint.size(), records.logNodes())) {
        text.append(hash.base64()).append('\n');
      }
    }
    return Bytes.utf8(text.append('\n').append(checkpoint.text().utf8()).toString());
  }

  /// Judges a partner's request to cosign its checkpoint.
  static void asked(Change change, Event.CosignatureAsked event) {
    var link = change.state().links().get(event.link());
    if (link == null || !link.partner().heardBy()) {
      change.tell(event.ticket(), new Answer.NotCosigned(UNKNOWN_LOG, ""));
      return;
    }
    if (event.signed().isEmpty()) {
      change.tell(event.ticket(), new Answer.NotCosigned(BAD_SIGNATURE, ""));
      return;
    }
    var point = event.signed().get();
    var checkpoint = new Checkpoint(point.origin(), point.size(), point.root());
    var held =
        link.state()
            .beacon()
            .map(beacon -> new TreeHead(beacon.size(), beacon.root()))
            .orElse(TreeHead.EMPTY);
    var answer = Witness.judge(event.request(), checkpoint, held);
    switch (answer) {
      case Witness.Answer.Cosign _ -> cosign(change, event, link, point);
      case Witness.Answer.Conflict conflict -> {
        if (conflict.forked()) {
          fork(change, event, link);
        }
        change.tell(event.ticket(), new Answer.NotCosigned(answer.status(), conflict.body()));
      }
      case Witness.Answer.BadProof _ -> {
        fork(change, event, link);
        change.tell(event.ticket(), new Answer.NotCosigned(answer.status(), ""));
      }
      case Witness.Answer.Malformed _,
          Witness.Answer.UnknownOrigin _,
          Witness.Answer.BadSignature _ ->
          change.tell(event.ticket(), new Answer.NotCosigned(answer.status(), ""));
    }
  }

  private static final int BAD_SIGNATURE = 403;
  private static final int UNKNOWN_LOG = 404;

  private static void cosign(
      Change change, Event.CosignatureAsked event, NodeState.Link link, LogPoint point) {
    change.moved(link.with(link.state().cosigned(point)));
    change.write(new Entry.PartnerCosigned(event.link(), point, change.now));
    var note = Bytes.of(event.request().checkpoint().bytes());
    change.sign(new Step.Signing.Cosign(event.link(), point.size(), note));
    change.then(new Effect.TellCosignature(event.ticket(), event.link(), point.size()));
    change.then(new Effect.FetchProofs(event.link()));
  }

  /// Keeps the second history as evidence, beside the first, and stops sending.
  private static void fork(Change change, Event.CosignatureAsked event, NodeState.Link link) {
    var id = link.state().link();
    var note = Bytes.of(event.request().checkpoint().bytes());
    String name = id + "/" + Hash.of(note.toArray()).hex();
    change.write(new Entry.Kept("forked-checkpoint", name, Optional.of(note)));
    change.alarm(
        Alarm.Kind.FORK,
        Optional.of(id),
        "The log of "
            + link.partner().name()
            + " does not extend what this node cosigned. Both checkpoints are kept, and nothing"
            + " more is sent to it.");
    Enrolling.suspend(change, id);
  }
}
