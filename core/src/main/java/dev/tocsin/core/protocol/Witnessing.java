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
import dev.tocsin.log.AddCheckpoint;
import dev.tocsin.log.Checkpoint;
import dev.tocsin.log.Hash;
import dev.tocsin.log.Note;
import dev.tocsin.log.Proofs;
import dev.tocsin.log.TreeHead;
import dev.tocsin.log.Verifier;
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
    if (heard.ahead().isEmpty() || link.watch().gap() == gapFree) {
      return;
    }
    change.link(link.with(link.watch().gap(gapFree)));
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
      case Event.Cosignature.Good good -> cosigned(change, link, event.size(), good);
      case Event.Cosignature.Conflict conflict -> conflict(change, link, conflict.held());
      case Event.Cosignature.Refused refused when refused.status() == BAD_PROOF ->
          disputed(change, link);
      case Event.Cosignature.Refused _, Event.Cosignature.Failed _ -> {
        // The next checkpoint or heartbeat asks again.
      }
    }
  }

  private static final int BAD_PROOF = 422;

  /// Keeps a cosignature. The first for a size stays: the leaves existed before its time, and what
  /// names the checkpoint as its beacon was written after it. The newest of an unchanged log stands
  /// beside it, as a sign that nothing was inserted meanwhile.
  private static void cosigned(
      Change change, NodeState.Link link, long size, Event.Cosignature.Good good) {
    var id = link.state().link();
    change.link(link.with(link.watch().disputed(false).claimed(0)));
    change.write(new Entry.Cosigned(id, size, good.stated()));
    if (change.records.cosignature(id, size).isPresent()) {
      change.write(new Entry.Kept("heartbeat", id.toString(), Optional.of(good.lines())));
      return;
    }
    change.write(Row.put(Table.COSIGNATURE, RowKey.start().add(size).add(id).end(), good.lines()));
    if (link.state().witnessed() < size) {
      change.moved(change.link(id).with(link.state().witnessed(size)));
    }
  }

  /// A partner says, unsigned, that this node's log does not extend what it cosigned. If the log
  /// still runs through the checkpoint that the partner holds, the request was damaged on its way,
  /// and the next one does better.
  private static void disputed(Change change, NodeState.Link link) {
    long held = link.state().witnessed();
    boolean extended =
        held == 0
            || change
                .records
                .checkpoint(held)
                .map(note -> Checkpoint.parse(Note.parse(note.toArray()).text()).root())
                .filter(Proofs.root(held, change.records.logNodes())::equals)
                .isPresent();
    if (!extended && !link.watch().disputed()) {
      change.link(link.with(link.watch().disputed(true)));
      change.alarm(
          Alarm.Kind.FORK,
          Optional.of(link.state().link()),
          link.partner().name()
              + " says that this node's log does not extend what it cosigned before.");
    }
  }

  private static void conflict(Change change, NodeState.Link link, long held) {
    if (held > change.state().log().size()) {
      largerThanOurs(change, link, held);
    } else if (held != link.state().witnessed()) {
      change.moved(link.with(link.state().witnessed(held)));
      change.then(new Effect.AskWitness(link.state().link(), held));
    }
  }

  /// A partner says, unsigned, that it cosigned more than this node's log holds. If it says so
  /// twice it was no damaged answer: the log went back, or runs twice.
  private static void largerThanOurs(Change change, NodeState.Link link, long held) {
    var id = link.state().link();
    if (link.watch().claimed() != held) {
      change.link(link.with(link.watch().claimed(held)));
      change.then(new Effect.AskWitness(id, link.state().witnessed()));
      return;
    }
    change.alarm(
        Alarm.Kind.FORK,
        Optional.of(id),
        link.partner().name()
            + " holds a checkpoint of this node's log that is larger than the log.");
    Enrolling.suspend(change, id);
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
        if (showsFork(event.request(), checkpoint.head(), held)) {
          fork(change, event, link);
        } else {
          unproven(change, link);
        }
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

  /// Whether a request shows by itself that the log forked. Only what hangs on the partner's
  /// signature counts: two roots for one size, or a proof that leads to the signed root from
  /// another old root than the one cosigned. Any other proof that fails may have been damaged on
  /// its way.
  private static boolean showsFork(AddCheckpoint request, TreeHead signed, TreeHead held) {
    if (signed.size() == held.size()) {
      return !signed.root().equals(held.root());
    }
    return Verifier.olderRoot(held.size(), signed, request.proof())
        .filter(root -> !root.equals(held.root()))
        .isPresent();
  }

  /// Nothing is cosigned without a proof, and a person hears of it if that goes on.
  private static void unproven(Change change, NodeState.Link link) {
    int times = link.watch().unproven() + 1;
    change.link(link.with(link.watch().unproven(times)));
    if (times == UNPROVEN_MAX) {
      change.alarm(
          Alarm.Kind.FORK,
          Optional.of(link.state().link()),
          link.partner().name()
              + " has failed "
              + UNPROVEN_MAX
              + " times in a row to prove that its log extends what this node cosigned. Nothing is"
              + " cosigned until it does.");
    }
  }

  /// Far more than damage on the way can explain.
  private static final int UNPROVEN_MAX = 8;

  private static void cosign(
      Change change, Event.CosignatureAsked event, NodeState.Link link, LogPoint point) {
    var proven = link.with(link.watch().unproven(0));
    if (link.state().beacon().equals(Optional.of(point))) {
      // Cosigned before: the first cosignature stays on the disk. Statements name this checkpoint
      // as what they were written after, and a later time would say more than is true.
      change.link(proven);
    } else {
      change.moved(proven.with(link.state().cosigned(point)));
      change.write(new Entry.PartnerCosigned(event.link(), point, change.now));
    }
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
