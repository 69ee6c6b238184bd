package dev.tocsin.node.account;

import dev.tocsin.exchange.keys.SyncedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;

/// What proves that a caller may read the node's data folder: 32 random bytes in the file
/// `operator-token`, mode 600. Sent as `Authorization: Bearer` (RFC 6750 §2.1). Immutable; it never
/// shows itself in text.
public final class OperatorToken {
  /// Its name in the data folder.
  public static final String FILE_NAME = "operator-token";

  static final int SIZE_BYTES = 32;
  private static final int FILE_BYTES_MAX = 256;

  private final byte[] value;

  private OperatorToken(byte[] value) {
    this.value = value;
  }

  /// Reads the token of a data folder, or makes one if there is none.
  ///
  /// @throws IllegalStateException if the file is not a token, or others than its owner may use it
  public static OperatorToken in(Path folder) {
    var file = folder.resolve(FILE_NAME);
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        make(file);
      }
      requireOwnersFile(file);
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the operator token " + file + " does not read", e);
    }
  }

  private static void make(Path file) throws IOException {
    var bytes = new byte[SIZE_BYTES];
    new SecureRandom().nextBytes(bytes);
    String line = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n";
    SyncedFile.write(file, line.getBytes(StandardCharsets.US_ASCII));
  }

  private static void requireOwnersFile(Path file) throws IOException {
    var allowed = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalStateException(file + " is a link or a folder; it must be a file.");
    }
    if (!allowed.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
      throw new IllegalStateException(
          "Others than its owner may use the operator token "
              + file
              + ". Remove it, and start again: a new one is made.");
    }
  }

  private static OperatorToken read(Path file) throws IOException {
    try {
      String line =
          new String(SyncedFile.read(file, FILE_BYTES_MAX), StandardCharsets.US_ASCII).strip();
      byte[] bytes = Base64.getUrlDecoder().decode(line);
      if (bytes.length == SIZE_BYTES) {
        return new OperatorToken(line.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IllegalArgumentException _) {
      // Said below: too long and not base64url are one fault to the reader.
    }
    throw new IllegalStateException(
        file + " holds no operator token. Remove it, and start again: a new one is made.");
  }

  /// Whether a caller's text is the token; in constant time for texts of its length.
  public boolean matches(String text) {
    return MessageDigest.isEqual(value, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "an operator token";
  }
}
