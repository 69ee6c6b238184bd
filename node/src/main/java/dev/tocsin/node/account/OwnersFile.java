package dev.tocsin.node.account;

import dev.tocsin.exchange.keys.SyncedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;

/// A file of the data folder that holds 32 random bytes as one line of base64url, mode 600, made
/// where there is none.
///
/// @param words what it holds, for messages, such as `operator token`
public record OwnersFile(Path path, String words) {
  static final int SIZE_BYTES = 32;
  private static final int FILE_BYTES_MAX = 256;

  /// Its line.
  ///
  /// @throws IllegalStateException if the file is something else, or others than its owner may use
  ///   it
  public String line() {
    try {
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        make();
      }
      requireOwners();
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException("the " + words + " " + path + " does not read", e);
    }
  }

  private void make() throws IOException {
    var bytes = new byte[SIZE_BYTES];
    new SecureRandom().nextBytes(bytes);
    String line = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n";
    SyncedFile.write(path, line.getBytes(StandardCharsets.US_ASCII));
  }

  private void requireOwners() throws IOException {
    var allowed = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalStateException(path + " is a link or a folder; it must be a file.");
    }
    if (!allowed.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))) {
      throw new IllegalStateException(
          "Others than its owner may use the "
              + words
              + " "
              + path
              + ". Remove it, and start again: a new one is made.");
    }
  }

  private String read() throws IOException {
    try {
      String line =
          new String(SyncedFile.read(path, FILE_BYTES_MAX), StandardCharsets.US_ASCII).strip();
      if (Base64.getUrlDecoder().decode(line).length == SIZE_BYTES) {
        return line;
      }
    } catch (IllegalArgumentException _) {
      // Said below: too long and not base64url are one fault to the reader.
    }
    throw new IllegalStateException(
        path + " holds no " + words + ". Remove it, and start again: a new one is made.");
  }
}
