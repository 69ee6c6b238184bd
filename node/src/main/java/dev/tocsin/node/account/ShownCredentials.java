package dev.tocsin.node.account;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a request shows in its one header `Authorization`.
public sealed interface ShownCredentials {
  /// No header is longer.
  int HEADER_MAX = 2_048;

  /// RFC 6750.
  record Bearer(String token) implements ShownCredentials {}

  /// RFC 7617.
  record Basic(String name, String password) implements ShownCredentials {}

  /// Reads it; empty for every kind of missing, malformed or repeated header alike.
  ///
  /// @param headers every `Authorization` of the request
  static Optional<ShownCredentials> read(List<String> headers) {
    if (headers.size() != 1 || headers.getFirst().length() > HEADER_MAX) {
      return Optional.empty();
    }
    var words = headers.getFirst().strip().split(" ", 2);
    if (words.length != 2) {
      return Optional.empty();
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "bearer" -> Optional.of(new Bearer(words[1].strip()));
      case "basic" -> basic(words[1].strip());
      default -> Optional.empty();
    };
  }

  private static Optional<ShownCredentials> basic(String encoded) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Basic(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
