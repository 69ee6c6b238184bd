package dev.tocsin.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The shape that proofs and witness requests share: a few lines, an empty line, and a note.
///
/// @param head the lines before the first empty line
/// @param note the note behind it
record TextLines(List<String> head, Note note) {
  /// The most hashes a proof of either kind can have.
  static final int MAX_HASHES = 63;

  // Room for the lines before the hashes; the longest, `extra`, has its own limit.
  private static final int MAX_HEAD_BYTES = 128 * 1024;

  static TextLines parse(byte[] bytes) {
    if (bytes.length > MAX_HEAD_BYTES + Note.MAX_BYTES) {
      throw new FormatException("more than 1 MiB and 128 KiB: " + bytes.length + " bytes");
    }
    int end = emptyLine(bytes);
    String head = StrictText.utf8(Arrays.copyOf(bytes, end));
    Note note = Note.parse(Arrays.copyOfRange(bytes, end + 1, bytes.length));
    return new TextLines(List.of(head.substring(0, head.length() - 1).split("\n", -1)), note);
  }

  /// Reads lines of base64, one hash each.
  static List<Hash> hashes(List<String> lines) {
    if (lines.size() > MAX_HASHES) {
      throw new FormatException("a proof has at most 63 hashes, not " + lines.size());
    }
    var hashes = new ArrayList<Hash>();
    for (String line : lines) {
      hashes.add(Hash.fromBase64(line));
    }
    return List.copyOf(hashes);
  }

  /// Reads a line that is a word, a space and a number.
  static long number(String line, String word) {
    if (!line.startsWith(word + " ")) {
      throw new FormatException("a line should start with " + word);
    }
    return StrictText.decimal(line.substring(word.length() + 1));
  }

  /// The first lines, then the hashes, an empty line and the note.
  static byte[] format(String first, List<Hash> hashes, Note note) {
    var text = new StringBuilder(first);
    hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(note.format()).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int emptyLine(byte[] bytes) {
    for (int i = 1; i < Math.min(bytes.length, MAX_HEAD_BYTES); i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\n') {
        return i;
      }
    }
    throw new FormatException("no empty line before the checkpoint");
  }
}
