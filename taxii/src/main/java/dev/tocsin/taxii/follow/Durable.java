package dev.tocsin.taxii.follow;

import dev.tocsin.stix.BundledObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Writes that survive a power cut.
final class Durable {
  private static final int CURSOR_BYTES_MAX = 64 * 1024 * 1024;

  private Durable() {}

  /// Writes a file and syncs it; it may be there half after a crash.
  static void write(Path file, byte[] bytes) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /// Renames within one folder, durably.
  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (var folder =
        FileChannel.open(
            Optional.ofNullable(to.toAbsolutePath().getParent()).orElseThrow(),
            StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  static CursorText.Cursor cursor(Path file) throws IOException {
    if (Files.size(file) > CURSOR_BYTES_MAX) {
      throw new IOException(file + " is no cursor: it is too large");
    }
    try {
      return CursorText.read(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /// Writes an object on a line of its own. Between the tokens of JSON a line feed is but a blank,
  /// and within a string it cannot stand.
  static void line(OutputStream out, BundledObject object) throws IOException {
    byte[] bytes = object.source().toByteArray();
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n' || bytes[at] == '\r') {
        bytes[at] = ' ';
      }
    }
    out.write(bytes);
    out.write('\n');
  }

  static void requireSource(CursorText.Cursor cursor, String source, Path file) throws IOException {
    if (!cursor.source().equals(source)) {
      throw new IOException(
          file
              + " belongs to another collection or filter ("
              + cursor.source()
              + "). Use another folder or cursor.");
    }
  }
}
