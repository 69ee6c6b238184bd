package dev.tocsin.taxii;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Who the client says it is. A client certificate belongs to [Tls] instead. Nothing secret shows
/// in the text form.
public sealed interface Credentials {
  /// The value of the `Authorization` header; empty for nobody.
  Optional<String> header();

  /// Nobody.
  record Nobody() implements Credentials {
    @Override
    public Optional<String> header() {
      return Optional.empty();
    }
  }

  /// A token (RFC 6750).
  record Bearer(String token) implements Credentials {
    public Bearer {
      requirePrintable("a token", token);
    }

    @Override
    public Optional<String> header() {
      return Optional.of("Bearer " + token);
    }

    @Override
    public String toString() {
      return "Bearer";
    }
  }

  /// A name and a password (RFC 7617).
  record Basic(String name, String password) implements Credentials {
    public Basic {
      if (name.isEmpty() || name.indexOf(':') >= 0) {
        throw new IllegalArgumentException("a name is not empty and has no colon");
      }
    }

    @Override
    public Optional<String> header() {
      byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public String toString() {
      return "Basic";
    }
  }

  private static void requirePrintable(String what, String text) {
    if (text.isEmpty() || !text.chars().allMatch(unit -> unit > ' ' && unit < 0x7f)) {
      throw new IllegalArgumentException(what + " is printable ASCII without blanks");
    }
  }
}
