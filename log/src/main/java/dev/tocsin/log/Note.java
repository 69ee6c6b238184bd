package dev.tocsin.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A text with signatures (C2SP signed-note). Its text is to be ignored until `open` has accepted
/// it.
///
/// @param text ends in a newline, which belongs to it
/// @param signatures at least one, at most 64, in the order of their lines
public record Note(String text, List<NoteSignature> signatures) {
  /// The most signatures a note may carry; the standard demands that 16 be allowed.
  public static final int MAX_SIGNATURES = 64;

  /// The most bytes a whole note may have.
  public static final int MAX_BYTES = 1 << 20;

  public Note {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw new FormatException("a note's text ends in a newline");
    }
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new FormatException("a note has no control characters but newlines");
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new FormatException("a note's text is not Unicode");
    }
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new FormatException("a note has 1 to 64 signatures, not " + signatures.size());
    }
  }

  /// What `open` says.
  public sealed interface Opening {
    /// At least one trusted key signed the text, and no trusted key's signature is wrong.
    ///
    /// @param signatures those of trusted keys, in the order of their lines; a key that signed
    ///   twice stands here twice
    record Opened(String text, List<VerifiedSignature> signatures) implements Opening {
      public Opened {
        signatures = List.copyOf(signatures);
      }
    }

    /// The text must be ignored.
    ///
    /// @param reason one sentence for a person
    record Rejected(String reason) implements Opening {}
  }

  /// Reads a note from its bytes.
  ///
  /// @throws FormatException if it breaks a rule of the format or a limit
  public static Note parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new FormatException("a note has at most 1 MiB, not " + bytes.length + " bytes");
    }
    return read(StrictText.utf8(bytes));
  }

  /// Reads a note from text.
  ///
  /// @throws FormatException if it breaks a rule of the format or a limit
  public static Note parse(String note) {
    return parse(note.getBytes(StandardCharsets.UTF_8));
  }

  /// Text, empty line and signature lines.
  public String format() {
    var note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return note.toString();
  }

  /// The UTF-8 bytes of `format`.
  public byte[] bytes() {
    return format().getBytes(StandardCharsets.UTF_8);
  }

  /// The same text with further signatures behind those it has; lines it has already are left out.
  ///
  /// @throws FormatException if that makes more than 64 signatures
  public Note with(Collection<NoteSignature> more) {
    var all = new ArrayList<>(signatures);
    for (NoteSignature signature : more) {
      if (!all.contains(signature)) {
        all.add(signature);
      }
    }
    return new Note(text, all);
  }

  /// Checks the signatures of trusted keys and ignores all others.
  public Opening open(Collection<NoteKey> trusted) {
    var verified = new ArrayList<VerifiedSignature>();
    for (NoteSignature signature : signatures) {
      for (NoteKey key : trusted) {
        if (!key.isNamedBy(signature)) {
          continue;
        }
        Optional<VerifiedSignature> holds = key.verify(text, signature);
        if (holds.isEmpty()) {
          return new Opening.Rejected("the signature of " + key + " does not hold");
        }
        verified.add(holds.get());
      }
    }
    return verified.isEmpty()
        ? new Opening.Rejected("no trusted key has signed")
        : new Opening.Opened(text, verified);
  }

  private static Note read(String note) {
    int split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n")) {
      throw new FormatException("a note is a text, an empty line and signature lines");
    }
    String[] lines = note.substring(split + 2).split("\n", MAX_SIGNATURES + 2);
    if (lines.length > MAX_SIGNATURES + 1) {
      throw new FormatException("a note has at most 64 signatures");
    }
    var signatures = new ArrayList<NoteSignature>();
    for (int i = 0; i < lines.length - 1; i++) {
      signatures.add(NoteSignature.parse(lines[i]));
    }
    return new Note(note.substring(0, split + 1), signatures);
  }
}
