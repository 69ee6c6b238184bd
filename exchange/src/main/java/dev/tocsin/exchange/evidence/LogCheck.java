package dev.tocsin.exchange.evidence;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.exchange.descriptor.NodeNotes;
import dev.tocsin.exchange.evidence.Verdict.Step;
import dev.tocsin.log.FormatException;
import dev.tocsin.log.Note;
import dev.tocsin.log.NoteKey;
import dev.tocsin.log.TlogProof;
import dev.tocsin.log.TreeHash;
import dev.tocsin.log.TreeHead;
import dev.tocsin.log.Verdict.Refused;
import dev.tocsin.log.Verifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks notes of one node's log, with the other node as its witness.
///
/// @param log whose log it is
/// @param witness who cosigns it
record LogCheck(NodeNotes log, NodeNotes witness) {
  private static final int PAIR = 2;

  /// What a note shows.
  ///
  /// @param cosigned when the witness says it saw it; empty without its cosignature
  record Seen(LogPoint point, Optional<Instant> cosigned) {}

  /// What a proof shows.
  ///
  /// @param index of the leaf
  record Included(long index, Seen seen) {}

  /// Checks that the log holds a leaf.
  Included inclusion(Bytes proof, Bytes leaf, Step logStep, Step cosignatureStep) {
    var parsed = parse(proof, logStep);
    var seen = note(parsed.checkpoint(), logStep, cosignatureStep);
    var head = new TreeHead(seen.point().size(), seen.point().root());
    if (Verifier.inclusion(TreeHash.leaf(leaf.toArray()), parsed.index(), head, parsed.path())
        instanceof Refused(String step, String reason)) {
      throw new StepFailed(logStep, "The inclusion proof fails (" + step + "): " + reason + ".");
    }
    return new Included(parsed.index(), seen);
  }

  /// Checks a note alone.
  Seen note(Bytes bytes, Step step) {
    try {
      var note = Note.parse(bytes.toArray());
      if (Bytes.of(note.bytes()).equals(bytes)) {
        return note(note, step, step);
      }
    } catch (FormatException _) {
      // refused below
    }
    throw new StepFailed(step, "It is not a signed checkpoint.");
  }

  private Seen note(Note note, Step logStep, Step cosignatureStep) {
    var point =
        log.checkpoint(note)
            .orElseThrow(() ->
                new StepFailed(logStep, "The checkpoint is not signed by both keys of the log."));
    Optional<Instant> cosigned = witness.cosignedAt(note);
    // An unknown or lone line might be a cosignature that was tampered with.
    int expected = cosigned.isPresent() ? 2 * PAIR : PAIR;
    if (note.signatures().size() != expected || !onlyKnown(note, expected)) {
      throw new StepFailed(
          cosignatureStep,
          "There is a signature that does not hold, is not by the other node, or lacks its pair.");
    }
    return new Seen(point, cosigned);
  }

  private boolean onlyKnown(Note note, int expected) {
    var keys = new ArrayList<NoteKey>();
    log.logs().forEach(pair -> keys.addAll(List.of(pair.ed25519(), pair.mlDsa44())));
    witness.witnesses().forEach(pair -> keys.addAll(List.of(pair.ed25519(), pair.mlDsa44())));
    return note.open(keys) instanceof Note.Opening.Opened opened
        && opened.signatures().stream().map(each -> each.key()).distinct().count() == expected;
  }

  private static TlogProof parse(Bytes bytes, Step step) {
    try {
      var proof = TlogProof.parse(bytes.toArray());
      if (proof.extra().isEmpty() && Bytes.of(proof.format()).equals(bytes)) {
        return proof;
      }
    } catch (FormatException _) {
      // refused below
    }
    throw new StepFailed(step, "It is not a proof in the one form that is used here.");
  }
}
