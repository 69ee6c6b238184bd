package dev.tocsin.node.account;

import dev.tocsin.core.Bytes;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What a program proves itself by, as it is shown: never the secret.
///
/// @param name unique in its account
/// @param expires when it ends to be taken; empty for never
/// @param pin of a certificate, the SHA-256 of its public key
/// @param used the hour in which it was last used; empty for never
public record MachineCredential(
    String name,
    Kind kind,
    Instant created,
    Optional<Instant> expires,
    Optional<Hash> pin,
    Optional<Instant> used) {

  /// The ways.
  public enum Kind {
    /// A secret sent as `Bearer`, or with the account's name as `Basic`.
    TOKEN,
    /// A client certificate of TLS.
    CERTIFICATE;

    /// The form on the wire.
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A token just made. The secret stands nowhere else.
  public record Fresh(MachineCredential credential, String secret) {
    @Override
    public String toString() {
      return "the new token " + credential.name();
    }
  }

  /// As it is kept.
  ///
  /// @param value of a token its keyed hash, of a certificate its pin
  record Kept(String name, Kind kind, Bytes value, Instant created, Optional<Instant> expires) {
    /// @param used when it was last used
    MachineCredential view(Optional<Instant> used) {
      return new MachineCredential(
          name,
          kind,
          created,
          expires,
          kind == Kind.CERTIFICATE
              ? Optional.of(Hash.fromBytes(value.toArray()))
              : Optional.empty(),
          used);
    }

    boolean over(Instant now) {
      return expires.filter(end -> !now.isBefore(end)).isPresent();
    }
  }
}
