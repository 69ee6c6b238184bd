package dev.tocsin.exchange;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.exchange.descriptor.NodeDescriptor;
import dev.tocsin.exchange.descriptor.NodeDescriptor.NoteKeys;
import dev.tocsin.exchange.keys.NodeKeys;
import dev.tocsin.exchange.keys.NodeKeys.NoteSeed;
import dev.tocsin.log.AddCheckpoint;
import dev.tocsin.log.Checkpoint;
import dev.tocsin.log.Note;
import dev.tocsin.log.NoteSigner;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/// The keys by which a node signs its own checkpoints and cosigns its partners': two of each, as
/// two algorithms sign everything. Immutable; safe for many threads.
final class NoteKeyring {
  private final List<NoteSigner> log;
  private final List<NoteSigner> witness;

  private NoteKeyring(List<NoteSigner> log, List<NoteSigner> witness) {
    this.log = List.copyOf(log);
    this.witness = List.copyOf(witness);
  }

  static NoteKeyring of(NodeId node, NodeKeys keys) {
    return new NoteKeyring(logSigners(node, keys.log()), witnessSigners(node, keys.witness()));
  }

  static NoteKeys logKeys(NodeId node, NoteSeed seed) {
    return publicKeys(logSigners(node, seed));
  }

  static NoteKeys witnessKeys(NodeId node, NoteSeed seed) {
    return publicKeys(witnessSigners(node, seed));
  }

  /// The point as a signed note.
  Bytes signCheckpoint(LogPoint point, Instant now) {
    var checkpoint = new Checkpoint(point.origin(), point.size(), point.root());
    return Bytes.of(checkpoint.sign(now, log).bytes());
  }

  /// Signature lines under a partner's checkpoint, which the caller has checked.
  Bytes cosign(Bytes note, Instant now) {
    String text = Note.parse(note.toArray()).text();
    return Bytes.of(
        AddCheckpoint.formatAnswer(
            witness.stream().map(signer -> signer.sign(text, now)).toList()));
  }

  private static List<NoteSigner> logSigners(NodeId node, NoteSeed seed) {
    String name = NodeDescriptor.origin(node);
    return List.of(NoteSigner.ed25519(name, seed.ed25519().toArray()), mlDsa44(name, seed));
  }

  private static List<NoteSigner> witnessSigners(NodeId node, NoteSeed seed) {
    String name = NodeDescriptor.witnessName(node);
    return List.of(NoteSigner.ed25519Cosigner(name, seed.ed25519().toArray()), mlDsa44(name, seed));
  }

  private static NoteSigner mlDsa44(String name, NoteSeed seed) {
    return NoteSigner.mlDsa44Cosigner(name, seed.mlDsa44().toArray(), new SecureRandom());
  }

  private static NoteKeys publicKeys(List<NoteSigner> signers) {
    return new NoteKeys(signers.getFirst().key(), signers.getLast().key());
  }
}
