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
import dev.tocsin.log.FormatException;
import dev.tocsin.log.Note;
import dev.tocsin.log.NoteKey;
import dev.tocsin.log.NoteSignature;
import dev.tocsin.log.NoteSigner;
import dev.tocsin.log.VerifiedSignature;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /// A partner's public note keys.
  ///
  /// @param logs one pair for each of its logs' key changes, newest first
  /// @param witnesses the same for its cosignatures
  record Checker(String origin, List<NoteKeys> logs, List<NoteKeys> witnesses) {
    Checker {
      logs = List.copyOf(logs);
      witnesses = List.copyOf(witnesses);
    }

    static Checker of(NodeDescriptor descriptor) {
      return new Checker(
          NodeDescriptor.origin(descriptor.node()), descriptor.logs(), descriptor.witnesses());
    }

    /// The checkpoint in a note, if both keys of one pair signed it.
    Optional<LogPoint> checkpoint(Bytes bytes) {
      try {
        var note = Note.parse(bytes.toArray());
        return logs.stream()
            .filter(keys -> times(note, keys).isPresent())
            .findFirst()
            .map(_ -> Checkpoint.parse(note.text()))
            .filter(checkpoint -> checkpoint.origin().equals(origin))
            .map(checkpoint ->
                new LogPoint(checkpoint.origin(), checkpoint.size(), checkpoint.root()));
      } catch (FormatException _) {
        return Optional.empty();
      }
    }

    /// The time stated by both cosignatures of one pair.
    Optional<Instant> cosignature(Bytes bytes, Bytes lines) {
      try {
        List<NoteSignature> answer = AddCheckpoint.parseAnswer(lines.toArray());
        var note = new Note(Note.parse(bytes.toArray()).text(), answer);
        return witnesses.stream()
            .map(keys -> times(note, keys))
            .flatMap(Optional::stream)
            .filter(times -> times.size() == 1)
            .map(List::getFirst)
            .findFirst();
      } catch (FormatException _) {
        return Optional.empty();
      }
    }

    /// The different times that two keys state; empty unless both signed and no signature of either
    /// is wrong.
    private static Optional<List<Instant>> times(Note note, NoteKeys keys) {
      List<NoteKey> both = List.of(keys.ed25519(), keys.mlDsa44());
      return switch (note.open(both)) {
        case Note.Opening.Rejected _ -> Optional.empty();
        case Note.Opening.Opened(String _, List<VerifiedSignature> signatures) -> {
          var signed = signatures.stream().map(VerifiedSignature::key).collect(Collectors.toSet());
          yield signed.containsAll(both)
              ? Optional.of(
                  signatures.stream()
                      .map(VerifiedSignature::time)
                      .flatMap(Optional::stream)
                      .distinct()
                      .toList())
              : Optional.empty();
        }
      };
    }
  }
}
