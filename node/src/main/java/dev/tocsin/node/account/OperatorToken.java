package dev.tocsin.node.account;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/// What proves that a caller may read the node's data folder: 32 random bytes in the file
/// `operator-token`, mode 600. Sent as `Authorization: Bearer` (RFC 6750 §2.1). Immutable; it never
/// shows itself in text.
public final class OperatorToken {
  /// Its name in the data folder.
  public static final String FILE_NAME = "operator-token";

  private final byte[] value;

  private OperatorToken(byte[] value) {
    this.value = value;
  }

  /// Reads the token of a data folder, or makes one if there is none.
  ///
  /// @throws IllegalStateException if the file is not a token, or others than its owner may use it
  public static OperatorToken in(Path folder) {
    String line = new OwnersFile(folder.resolve(FILE_NAME), "operator token").line();
    return new OperatorToken(line.getBytes(StandardCharsets.US_ASCII));
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
