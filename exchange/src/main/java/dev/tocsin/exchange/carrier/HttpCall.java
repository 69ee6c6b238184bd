package dev.tocsin.exchange.carrier;

import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.log.Hash;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;

/// One HTTP request to a partner's node at a time, with every limit. Blocks; safe for many threads.
///
/// The host is resolved and judged before each call. A plain http call then goes to the very
/// address that was judged. An https call names the host, which the client resolves again (from
/// Java's cache, as a rule): if the answer has changed in between, the other server lacks the
/// pinned key and sees a TLS greeting, never a request.
final class HttpCall {
  static final Duration CONNECT_TIME = Duration.ofSeconds(5);
  static final Duration WHOLE_TIME = Duration.ofSeconds(30);

  private final AddressRule rule;
  private final boolean pinned;
  private final Map<List<Hash>, HttpClient> clients = new ConcurrentHashMap<>();

  HttpCall(AddressRule rule) {
    this(rule, true);
  }

  private HttpCall(AddressRule rule, boolean pinned) {
    this.rule = rule;
    this.pinned = pinned;
  }

  /// Calls to nodes whose TLS keys are not known yet.
  static HttpCall ofStrangers(AddressRule rule) {
    return new HttpCall(rule, false);
  }

  /// What came back.
  ///
  /// @param type media type without parameters; empty if there was none
  record Reply(int status, String type, Optional<String> retryAfter, Bytes body) {}

  /// What is asked.
  ///
  /// @param path below the endpoint, starting with a slash
  /// @param body empty for GET
  /// @param limit bytes of the answer
  record Ask(String path, String type, Optional<Bytes> body, int limit) {
    static Ask get(String path, int limit) {
      return new Ask(path, "", Optional.empty(), limit);
    }
  }

  /// Asks and waits for the answer.
  ///
  /// @throws IOException if there was no whole answer within the limits; its message is fit for the
  ///   operator
  Reply call(Endpoint.Web endpoint, List<Hash> pins, Ask ask)
      throws IOException, InterruptedException {
    if (pinned && endpoint.encrypted() && pins.isEmpty()) {
      throw new IOException("the partner's descriptor names no TLS key for its https address");
    }
    InetAddress address = rule.resolve(host(endpoint.base())).getFirst();
    URI base = endpoint.encrypted() ? endpoint.base() : at(endpoint.base(), address);
    var client = clients.computeIfAbsent(pins, this::client);
    var answer =
        client.sendAsync(
            request(URI.create(base + ask.path()), ask),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), ask.limit()));
    try {
      return reply(answer.get(WHOLE_TIME.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new IOException(
          "the partner's node did not answer within " + WHOLE_TIME.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      throw new IOException("the call to the partner's node failed: " + e.getCause(), e);
    } finally {
      answer.cancel(true);
    }
  }

  private static HttpRequest request(URI uri, Ask ask) {
    var request = HttpRequest.newBuilder(uri).timeout(WHOLE_TIME);
    ask.body()
        .ifPresentOrElse(
            body ->
                request
                    .header("Content-Type", ask.type())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray())),
            request::GET);
    return request.build();
  }

  private static Reply reply(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Reply(
        response.statusCode(),
        type.split(";", 2)[0].strip(),
        response.headers().firstValue("Retry-After"),
        Bytes.of(response.body()));
  }

  private HttpClient client(List<Hash> pins) {
    var parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT_TIME)
        .followRedirects(HttpClient.Redirect.NEVER)
        .sslContext(pinned ? PinnedTrust.context(pins) : ServerTrust.context(HttpCall::anyone))
        .sslParameters(parameters)
        .build();
  }

  /// A stranger's server is talked to unjudged: what it sends is verified by other means
  /// afterwards.
  private static void anyone(X509Certificate[] chain) {}

  private static String host(URI base) {
    String host = base.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static URI at(URI base, InetAddress address) {
    String literal =
        address instanceof Inet6Address
            ? "[" + address.getHostAddress().replaceFirst("%.*", "") + "]"
            : address.getHostAddress();
    String port = base.getPort() < 0 ? "" : ":" + base.getPort();
    return URI.create("http://" + literal + port + base.getRawPath());
  }
}
