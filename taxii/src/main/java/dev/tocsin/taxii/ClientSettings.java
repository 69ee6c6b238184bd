package dev.tocsin.taxii;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/// How a client talks.
///
/// @param tls trust and client certificate; empty for Java's own trust
/// @param plainAllowed whether http is spoken with other machines too
public record ClientSettings(
    Credentials credentials, Optional<SSLContext> tls, boolean plainAllowed, Limits limits) {
  public static ClientSettings of(Credentials credentials) {
    return new ClientSettings(credentials, Optional.empty(), false, Limits.STANDARD);
  }

  public ClientSettings withTls(SSLContext context) {
    return new ClientSettings(credentials, Optional.of(context), plainAllowed, limits);
  }

  public ClientSettings withPlainAllowed(boolean allowed) {
    return new ClientSettings(credentials, tls, allowed, limits);
  }

  public ClientSettings withLimits(Limits other) {
    return new ClientSettings(credentials, tls, plainAllowed, other);
  }
}
