package dev.tocsin.node.web;

import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The node's one HTTP server: limits, headers that every answer bears, and what is answered where
/// no endpoint answers. Safe for many threads.
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final String RETRY_SECONDS = "5";
  private static final int TIMEOUT = 408;
  private static final String REFUSED = "tocsin.refused";

  private static final Problem BROKEN =
      Problem.of(
          Problem.Kind.BROKEN,
          "Something went wrong inside the node. Its operator finds more in the node's log.");
  private static final Problem TOO_LARGE =
      Problem.of(Problem.Kind.TOO_LARGE, "The request is larger than this node takes.");
  private static final Problem UNREADABLE =
      Problem.of(Problem.Kind.BAD_REQUEST, "The body of the request does not read.");
  private static final Problem METHOD =
      Problem.of(Problem.Kind.METHOD, "This address does not take that method.");

  private final List<Endpoints> endpoints;
  private final Javalin server;
  private final URI address;

  private WebServer(List<Endpoints> endpoints, URI wanted, Edge edge) {
    this.endpoints = List.copyOf(endpoints);
    this.server = Javalin.create(config -> configure(config, new Listening(wanted, edge)));
    try {
      server.start();
    } catch (JavalinException e) {
      server.stop();
      throw new CannotListen(
          "Cannot listen on "
              + wanted.getHost()
              + " port "
              + wanted.getPort()
              + ": "
              + (e instanceof JavalinBindException
                  ? "another process has the port, or the address is not this machine's. Stop that"
                      + " process, or choose another port with listen-port."
                  : "the system does not allow it. Choose a port above 1023 with listen-port."),
          e);
    }
    this.address = URI.create(wanted.getScheme() + "://" + wanted.getHost() + ":" + server.port());
  }

  /// Listens.
  ///
  /// @param endpoints asked in this order whose a path is
  /// @param wanted the address and port to listen on; port 0 takes a free one
  /// @throws CannotListen if the port is taken, or plain HTTP is not for that address
  public static WebServer start(List<Endpoints> endpoints, URI wanted, Edge edge) {
    if (edge.tls().isEmpty() && !edge.plainBeyondLoopback() && !loopback(wanted)) {
      throw new CannotListen(
          "Plain HTTP is for loopback addresses only, and "
              + wanted.getHost()
              + " is not one. Switch TLS on with tls = yes, or, behind a proxy that encrypts, allow"
              + " it with plain-http-beyond-loopback = yes.");
    }
    return new WebServer(endpoints, wanted, edge);
  }

  private static boolean loopback(URI address) {
    try {
      return InetAddress.getByName(address.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new CannotListen(
          "This machine knows no address " + address.getHost() + ". Change listen-address.", e);
    }
  }

  /// Where it listens, with the port that it got.
  public URI address() {
    return address;
  }

  /// Takes no more connections, lets requests under way end, and stops.
  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig config, Listening listening) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = listening.edge().limits().requestBytesMax();
    config.http.prefer405over404 = true;
    config.jetty.timeoutStatus = TIMEOUT;
    config.jetty.modifyServer(listening::prepare);
    config.jetty.addConnector((jetty, _) -> listening.connector(jetty));
    config.routes.before(WebServer::headers);
    config.routes.exception(DeskException.class, (e, context) -> refuse(context, e.problem()));
    config.routes.exception(
        Exception.class,
        (e, context) -> {
          var theirs = theirs(e);
          if (theirs.isEmpty()) {
            LOG.error("a request failed", e);
          }
          refuse(context, theirs.orElse(BROKEN));
        });
    config.routes.error(404, context -> unanswered(context, Problem.ABSENT));
    config.routes.error(405, context -> unanswered(context, METHOD));
    endpoints.forEach(each -> each.addTo(config.routes));
  }

  /// What is wrong with the request itself, found while its body was read, or that its connection
  /// is no more.
  private static Optional<Problem> theirs(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof HttpException known && known.getCode() / 100 == 4) {
        return Optional.of(known.getCode() == TOO_LARGE.kind().status() ? TOO_LARGE : UNREADABLE);
      }
      if (each instanceof EofException
          || each instanceof ClosedChannelException
          || each instanceof TimeoutException) {
        return Optional.of(UNREADABLE);
      }
    }
    return Optional.empty();
  }

  /// The strictest; endpoints with pages loosen what they need.
  private static void headers(Context context) {
    context
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }

  private void refuse(Context context, Problem problem) {
    if (problem.kind().status() == Problem.Kind.OVERLOADED.status()) {
      context.header("Retry-After", RETRY_SECONDS);
    }
    answering(context)
        .ifPresentOrElse(
            owner -> owner.refuse(context, problem),
            () ->
                context
                    .status(problem.kind().status())
                    .contentType("text/plain")
                    .result(problem.kind().title() + "\n"));
  }

  /// What the router itself found to be absent; endpoints have refused for themselves.
  private void unanswered(Context context, Problem problem) {
    if (context.attribute(REFUSED) == null) {
      refuse(context, problem);
    }
  }

  private Optional<Endpoints> answering(Context context) {
    context.attribute(REFUSED, true);
    return endpoints.stream().filter(each -> each.own(context.path())).findFirst();
  }
}
