package dev.tocsin.node.api;

import dev.tocsin.node.account.Accounts;
import dev.tocsin.node.account.OperatorToken;
import dev.tocsin.node.desk.Caller;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who calls, from the one header `Authorization`: the operator's token as `Bearer` (RFC 6750) or a
/// person's name and password as `Basic` (RFC 7617). Nothing else counts, cookies least of all.
/// Safe for many threads.
public final class Authentication {
  private static final int HEADER_MAX = 2_048;

  private final OperatorToken token;
  private final Accounts accounts;

  public Authentication(OperatorToken token, Accounts accounts) {
    this.token = token;
    this.accounts = accounts;
  }

  /// The caller; empty for every kind of missing, malformed or wrong credentials alike.
  ///
  /// @param headers every `Authorization` of the request
  Optional<Caller> caller(List<String> headers) {
    if (headers.size() != 1 || headers.getFirst().length() > HEADER_MAX) {
      return Optional.empty();
    }
    var words = headers.getFirst().split(" ", 2);
    if (words.length != 2) {
      return Optional.empty();
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "bearer" ->
          token.matches(words[1].strip()) ? Optional.of(new Caller.Operator()) : Optional.empty();
      case "basic" -> person(words[1].strip());
      default -> Optional.empty();
    };
  }

  private Optional<Caller> person(String encoded) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : accounts
              .check(text.substring(0, colon), text.substring(colon + 1))
              .map(Caller.class::cast);
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
