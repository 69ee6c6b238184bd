package dev.tocsin.exchange.descriptor;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.exchange.descriptor.NodeDescriptor.NoteKeys;
import dev.tocsin.log.AddCheckpoint;
import dev.tocsin.log.Checkpoint;
import dev.tocsin.log.FormatException;
import dev.tocsin.log.Note;
import dev.tocsin.log.NoteKey;
import dev.tocsin.log.VerifiedSignature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Checks the notes of one node: its checkpoints and its cosignatures. Both keys of a pair must
/// have signed, so that stripping one signature fails. Immutable; safe for many threads.
///
/// @param origin the name of the node's log
/// @param logs pairs that sign its checkpoints
/// @param witnesses pairs that cosign others'
public record NodeNotes(String origin, List<NoteKeys> logs, List<NoteKeys> witnesses) {
  public NodeNotes {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
  }

  /// Takes the keys of every version given.
  ///
  /// @param versions of one node's descriptor; at least one
  public static NodeNotes of(List<NodeDescriptor> versions) {
    return new NodeNotes(
        NodeDescriptor.origin(versions.getFirst().node()),
        versions.stream().flatMap(each -> each.logs().stream()).distinct().toList(),
        versions.stream().flatMap(each -> each.witnesses().stream()).distinct().toList());
  }

  /// The checkpoint in a note from foreign bytes, if it is the node's.
  public Optional<LogPoint> checkpoint(Bytes note) {
    try {
      return checkpoint(Note.parse(note.toArray()));
    } catch (FormatException _) {
      return Optional.empty();
    }
  }

  /// The checkpoint in a note, if it is the node's.
  public Optional<LogPoint> checkpoint(Note note) {
    if (logs.stream().noneMatch(keys -> times(note, keys).isPresent())) {
      return Optional.empty();
    }
    try {
      var checkpoint = Checkpoint.parse(note.text());
      return checkpoint.origin().equals(origin)
          ? Optional.of(new LogPoint(origin, checkpoint.size(), checkpoint.root()))
          : Optional.empty();
    } catch (FormatException _) {
      return Optional.empty();
    }
  }

  /// The time that the node states in its answer to a request to cosign.
  ///
  /// @param note the checkpoint that it was asked to cosign
  /// @param lines its answer, from foreign bytes
  public Optional<Instant> cosignature(Bytes note, Bytes lines) {
    try {
      String text = Note.parse(note.toArray()).text();
      return cosignedAt(new Note(text, AddCheckpoint.parseAnswer(lines.toArray())));
    } catch (FormatException _) {
      return Optional.empty();
    }
  }

  /// The time at which the node says it cosigned a note; empty unless both cosignatures are there,
  /// hold, and state the same time.
  public Optional<Instant> cosignedAt(Note note) {
    return witnesses.stream()
        .map(keys -> times(note, keys))
        .flatMap(Optional::stream)
        .filter(times -> times.size() == 1)
        .map(List::getFirst)
        .findFirst();
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
