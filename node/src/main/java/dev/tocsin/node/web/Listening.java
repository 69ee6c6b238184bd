package dev.tocsin.node.web;

import java.net.URI;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.time.Duration;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Jetty with every limit set: none of its own defaults is relied on.
///
/// @param address where to listen
record Listening(URI address, Edge edge) {
  private static final Duration STOP_MAX = Duration.ofSeconds(10);
  private static final Duration TWO_YEARS = Duration.ofDays(730);
  private static final int ACCEPT_QUEUE = 128;
  private static final int NO_LIMIT = -1;

  /// As strict as can be but for repeated slashes, which clients of TAXII send; where no endpoint
  /// wants them they lead nowhere.
  private static final UriCompliance URIS =
      UriCompliance.DEFAULT.with("TOCSIN", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT);

  /// A line ends with CR and LF: who takes LF alone may see other requests than a proxy before it.
  private static final HttpCompliance FORMS =
      HttpCompliance.RFC9110.without(
          "TOCSIN",
          HttpCompliance.Violation.LF_HEADER_TERMINATION,
          HttpCompliance.Violation.LF_CHUNK_TERMINATION);

  /// What stands before the servlet that answers.
  void prepare(Server server) {
    var limits = edge.limits();
    var size = new SizeLimitHandler(limits.requestBytesMax(), NO_LIMIT);
    var rate = new BodyRate(limits.bodyRateMin(), limits.headTimeMax());
    var lingering = new LingeringClose(limits);
    server.setHandler(lingering);
    lingering.setHandler(new GracefulHandler(rate));
    rate.setHandler(size);
    server.setStopTimeout(STOP_MAX.toMillis());
    server.setErrorHandler(new BareErrors());
  }

  Connector connector(Server server) {
    var limits = edge.limits();
    var http = new HttpConfiguration();
    var plain = new HttpConnectionFactory(http);
    var connector =
        edge.tls()
            .map(key -> accepting(server, tls(key, edge.clientCertificates()), plain))
            .orElseGet(() -> accepting(server, plain));
    var guard = new ConnectionGuard(limits, connector.getScheduler());
    http.setRequestHeaderSize(limits.headBytesMax());
    http.setIdleTimeout(limits.idleTimeMax().toMillis());
    http.setSendServerVersion(false);
    http.setUriCompliance(URIS);
    http.setHttpCompliance(FORMS);
    http.addCustomizer(guard);
    http.addCustomizer(Listening::requireKnownCoding);
    if (edge.tls().isPresent()) {
      // Partners know the key, not the name, so the name in the greeting does not matter.
      http.addCustomizer(new SecureRequestCustomizer(false, false, TWO_YEARS.toSeconds(), false));
    }
    String host = address.getHost();
    connector.setHost(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    connector.setPort(address.getPort());
    connector.setIdleTimeout(limits.idleTimeMax().toMillis());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.addBean(guard);
    connector.addBean(new NetworkConnectionLimit(limits.connections().max(), connector));
    return connector;
  }

  private static ServerConnector accepting(Server server, ConnectionFactory... speaks) {
    return new ServerConnector(server, speaks) {
      // The JDK drops, open, a connection that is accepted in the moment of an interrupt, and its
      // caller waits for ever. Closing the listening socket, done before, ends the acceptor too.
      @Override
      protected void interruptAcceptors() {}
    };
  }

  private static SslConnectionFactory tls(TlsKey key, Edge.ClientCertificates certificates) {
    var context = new PinnedClients();
    context.setWantClientAuth(
        switch (certificates) {
          case OFF -> false;
          case ASKED -> true;
        });
    context.setKeyStore(key.store());
    context.setKeyStorePassword(TlsKey.MEMORY_PASSWORD);
    context.setIncludeProtocols("TLSv1.3");
    context.setSniRequired(false);
    return new SslConnectionFactory(context, "http/1.1");
  }

  /// What is coded otherwise would be read as if it were not.
  private static Request requireKnownCoding(Request request, HttpFields.Mutable answer) {
    var coding = request.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("chunked")) {
      throw new HttpException.RuntimeException(
          HttpStatus.NOT_IMPLEMENTED_501, "unknown transfer coding");
    }
    return request;
  }

  /// Lets every client certificate through the greeting. The greeting proves that the caller has
  /// its private key; whose key that is, and whether the certificate is over, the endpoints judge
  /// by the pins of their accounts and refuse in words, which a broken greeting could not.
  private static final class PinnedClients extends SslContextFactory.Server {
    @Override
    protected TrustManager[] getTrustManagers(
        KeyStore trustStore, Collection<? extends CRL> revoked) {
      return new TrustManager[] {new AnyClient()};
    }
  }

  /// Says no to what never reaches an endpoint, in nothing but the status.
  private static final class BareErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.getHeaders().put("Cache-Control", "no-store");
      // Whatever follows on the connection may be meant otherwise than it reads.
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
      return true;
    }
  }
}
