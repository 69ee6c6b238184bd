package dev.tocsin.core.statement;

import dev.tocsin.core.Bytes;
import dev.tocsin.log.Hash;
import java.nio.charset.StandardCharsets;

/// One piece of content and the salt that hides it in its commitment.
///
/// @param name unique within the statement, such as `warning.json`
/// @param mediaType for example `application/stix+json;version=2.1`
/// @param salt 32 random bytes, so that a guess of the content cannot be checked without it
/// @param content the bytes exactly as the sender had them
public record Part(String name, String mediaType, Hash salt, Bytes content) {
  private static final byte[] TAG = "tocsin/part/v1\n".getBytes(StandardCharsets.UTF_8);

  /// What the signed statement says of this part.
  public Commitment commitment() {
    return new Commitment(
        name, mediaType, content.size(), Hash.of(TAG, salt.bytes(), content.toArray()));
  }

  /// The signed claim about one part; it shows nothing of the content.
  ///
  /// @param size bytes of the content
  /// @param value SHA-256 over a tag, the salt and the content
  public record Commitment(String name, String mediaType, long size, Hash value) {}
}
