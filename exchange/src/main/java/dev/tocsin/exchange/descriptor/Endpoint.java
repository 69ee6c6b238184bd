package dev.tocsin.exchange.descriptor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where capsules for a node may be brought.
public sealed interface Endpoint {
  int TEXT_MAX = 512;

  /// How it stands in a descriptor.
  String text();

  /// A base URL without a trailing slash; `http` or `https`.
  record Web(URI base) implements Endpoint {
    @Override
    public String text() {
      return base.toString();
    }

    public boolean encrypted() {
      return "https".equals(base.getScheme());
    }
  }

  /// By a person, as a file.
  record ByFile() implements Endpoint {
    @Override
    public String text() {
      return "file";
    }
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if the text is no endpoint in its one usual form
  static Endpoint parse(String text) {
    return text.equals("file") ? new ByFile() : new Web(WebAddress.parse(text));
  }

  /// The shape of URLs that are taken.
  final class WebAddress {
    private static final Pattern HOST =
        Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+]");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*");
    private static final int PORT_MAX = 65_535;

    private WebAddress() {}

    private static URI parse(String text) {
      if (text.length() > TEXT_MAX) {
        throw new IllegalArgumentException("an endpoint has at most " + TEXT_MAX + " characters");
      }
      try {
        var uri = new URI(text);
        if (wellFormed(uri) && rebuilt(uri).equals(text)) {
          return uri;
        }
      } catch (URISyntaxException _) {
        // refused below
      }
      throw new IllegalArgumentException(
          "an endpoint is \"file\" or a URL such as https://node.example.org:8443,"
              + " in lower case, without user, query or trailing slash");
    }

    private static boolean wellFormed(URI uri) {
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && HOST.matcher(uri.getHost()).matches()
          && uri.getPort() != 0
          && uri.getPort() <= PORT_MAX
          && PATH.matcher(uri.getRawPath()).matches()
          && !uri.getRawPath().contains("/.");
    }

    private static String rebuilt(URI uri) {
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getScheme().toLowerCase(Locale.ROOT)
          + "://"
          + uri.getHost()
          + port
          + uri.getRawPath();
    }
  }
}
