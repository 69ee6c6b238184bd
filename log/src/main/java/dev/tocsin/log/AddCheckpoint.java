package dev.tocsin.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A log's request to a witness for a cosignature (C2SP tlog-witness, "add-checkpoint").
///
/// @param oldSize the size the log believes the witness holds
/// @param proof from the old size to the checkpoint's
/// @param checkpoint the log's signed checkpoint
public record AddCheckpoint(long oldSize, List<Hash> proof, Note checkpoint) {
  /// The largest answer a log should read from a witness, in bytes.
  public static final int MAX_ANSWER_BYTES = 1 << 18;

  private static final String OLD = "old";

  public AddCheckpoint {
    proof = List.copyOf(proof);
    if (oldSize < 0) {
      throw new FormatException("a tree size is not negative: " + oldSize);
    }
    if (proof.size() > TextLines.MAX_HASHES) {
      throw new FormatException("a proof has at most 63 hashes, not " + proof.size());
    }
  }

  /// Reads a request body.
  ///
  /// @throws FormatException if it breaks a rule of the format or a limit
  public static AddCheckpoint parse(byte[] body) {
    TextLines lines = TextLines.parse(body);
    List<String> head = lines.head();
    long oldSize = TextLines.number(head.getFirst(), OLD);
    List<Hash> proof = TextLines.hashes(head.subList(1, head.size()));
    return new AddCheckpoint(oldSize, proof, lines.note());
  }

  /// Reads what a witness answered with status 200: signature lines, which nobody has verified yet.
  /// Add them with `Note.with` once their key has confirmed them.
  ///
  /// @throws FormatException if a line is not a signature line
  public static List<NoteSignature> parseAnswer(byte[] body) {
    if (body.length > MAX_ANSWER_BYTES) {
      throw new FormatException("a witness's answer is too long: " + body.length + " bytes");
    }
    String text = StrictText.utf8(body);
    if (!text.endsWith("\n")) {
      throw new FormatException("a witness's answer does not end in a newline");
    }
    var signatures = new ArrayList<NoteSignature>();
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      signatures.add(NoteSignature.parse(line));
    }
    return List.copyOf(signatures);
  }

  /// Writes the body of an answer with status 200.
  public static byte[] formatAnswer(List<NoteSignature> signatures) {
    var body = new StringBuilder();
    signatures.forEach(signature -> body.append(signature.line()).append('\n'));
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The request body.
  public byte[] format() {
    return TextLines.format(OLD + " " + oldSize + "\n", proof, checkpoint);
  }
}
