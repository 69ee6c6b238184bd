package dev.tocsin.taxii;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which addresses are called: https, and http on this machine only unless that is allowed.
final class AddressCheck {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
  private static final int LENGTH_MAX = 8192;

  private AddressCheck() {}

  /// Why an address is not called; empty if it is.
  static Optional<String> objection(URI address, boolean plainAllowed) {
    String scheme = lower(address.getScheme());
    String host = lower(address.getHost());
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return Optional.of("the address must begin with https://");
    }
    if (host.isEmpty()) {
      return Optional.of("the address names no host");
    }
    if (address.getRawUserInfo() != null) {
      return Optional.of("the address must not hold a name or password");
    }
    if (address.toString().length() > LENGTH_MAX) {
      return Optional.of("the address is longer than " + LENGTH_MAX + " characters");
    }
    boolean plain = scheme.equals("http") && !plainAllowed && !LOOPBACK.matcher(host).matches();
    return plain
        ? Optional.of(
            "plain http is called on this machine only, since everyone on the way reads it")
        : Optional.empty();
  }

  /// Whether two addresses belong to one server, so that credentials for one may go to the other.
  static boolean sameServer(URI one, URI other) {
    return lower(one.getScheme()).equals(lower(other.getScheme()))
        && lower(one.getHost()).equals(lower(other.getHost()))
        && port(one) == port(other);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return lower(address.getScheme()).equals("http") ? 80 : 443;
  }

  private static String lower(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
