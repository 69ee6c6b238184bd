package dev.tocsin.exchange.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Files that are there whole or not at all, and only for their owner.
public final class SyncedFile {
  private SyncedFile() {}

  /// Writes a file of mode 600 under a temporary name, syncs it, renames it into place and syncs
  /// the folder.
  public static void write(Path path, byte[] content) throws IOException {
    var folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElseThrow();
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var temporary = Files.createTempFile(folder, ".new-", ".part", mode);
    try {
      try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        var buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Reads a file of at most `limit` bytes.
  ///
  /// @throws IllegalArgumentException if it is larger
  public static byte[] read(Path path, int limit) throws IOException {
    try (var in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(limit + 1);
      if (content.length > limit) {
        throw new IllegalArgumentException(path + " has more than " + limit + " bytes");
      }
      return content;
    }
  }
}
