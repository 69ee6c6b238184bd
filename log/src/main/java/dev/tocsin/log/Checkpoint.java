package dev.tocsin.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// What a log signs: its origin, size and root (C2SP tlog-checkpoint). Extension lines are neither
/// written nor accepted.
///
/// @param origin the log's identity, one line of 1 to 255 bytes
/// @param size number of leaves, not negative
/// @param root the root over exactly these leaves
public record Checkpoint(String origin, long size, Hash root) {
  private static final int MAX_ORIGIN_BYTES = 255;

  public Checkpoint {
    int length = origin.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0 || length > MAX_ORIGIN_BYTES) {
      throw new FormatException("an origin has 1 to 255 bytes, not " + length);
    }
    if (origin.codePoints().anyMatch(Checkpoint::isForbidden)) {
      throw new FormatException("an origin is one line of Unicode without control characters");
    }
    if (size < 0) {
      throw new IllegalArgumentException("a tree size is not negative: " + size);
    }
  }

  /// What `open` says.
  public sealed interface Opening {
    /// A trusted key signed this checkpoint.
    ///
    /// @param signatures those of trusted keys, in the order of their lines
    record Opened(Checkpoint checkpoint, List<VerifiedSignature> signatures) implements Opening {
      public Opened {
        signatures = List.copyOf(signatures);
      }
    }

    /// It must be ignored.
    ///
    /// @param reason one sentence for a person
    record Rejected(String reason) implements Opening {}
  }

  /// Reads the text of a note, which nobody has verified yet.
  ///
  /// @throws FormatException if it is not exactly an origin, a size and a root
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", 5);
    if (lines.length != 4 || !lines[3].isEmpty()) {
      throw new FormatException("a checkpoint has three lines: origin, size and root");
    }
    return new Checkpoint(lines[0], StrictText.decimal(lines[1]), Hash.fromBase64(lines[2]));
  }

  /// Verifies a note and reads the checkpoint in it.
  ///
  /// @param origin the log that is expected; a checkpoint of another is rejected
  /// @param trusted the keys of this log
  public static Opening open(Note note, String origin, Collection<NoteKey> trusted) {
    return switch (note.open(trusted)) {
      case Note.Opening.Rejected(String reason) -> new Opening.Rejected(reason);
      case Note.Opening.Opened(String text, List<VerifiedSignature> signatures) ->
          read(text, origin, signatures);
    };
  }

  /// Size and root.
  public TreeHead head() {
    return new TreeHead(size, root);
  }

  /// The three lines, as a note's text.
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /// Signs, with each signer in turn.
  public Note sign(Instant time, List<NoteSigner> signers) {
    String text = text();
    return new Note(text, signers.stream().map(signer -> signer.sign(text, time)).toList());
  }

  private static Opening read(String text, String origin, List<VerifiedSignature> signatures) {
    try {
      Checkpoint checkpoint = parse(text);
      return checkpoint.origin.equals(origin)
          ? new Opening.Opened(checkpoint, signatures)
          : new Opening.Rejected("the checkpoint is of another log: " + checkpoint.origin);
    } catch (FormatException e) {
      return new Opening.Rejected("the note is not a checkpoint: " + e.getMessage());
    }
  }

  private static boolean isForbidden(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }
}
