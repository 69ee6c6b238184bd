package dev.tocsin.node.web;

import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The node's one HTTP server: limits, headers that every answer bears, and what is answered where
/// no endpoint answers. Safe for many threads.
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final String RETRY_SECONDS = "5";
  private static final String REFUSED = "tocsin.refused";

  private static final Problem BROKEN =
      Problem.of(
          Problem.Kind.BROKEN,
          "Something went wrong inside the node. Its operator finds more in the node's log.");
  private static final Problem METHOD =
      Problem.of(Problem.Kind.METHOD, "This address does not take that method.");

  private final List<Endpoints> endpoints;
  private final Javalin server;

  /// @param endpoints asked in this order whose a path is
  public WebServer(List<Endpoints> endpoints) {
    this.endpoints = List.copyOf(endpoints);
    this.server = Javalin.create(this::configure);
  }

  /// Listens.
  ///
  /// @throws IllegalStateException if the port is taken or the address is not a loopback one
  public void start(URI address) {
    try {
      if (!InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
        throw new IllegalStateException(
            "plain HTTP is for loopback addresses only; " + address.getHost() + " is not one");
      }
      server.start(address.getHost(), address.getPort());
    } catch (IOException | JavalinBindException e) {
      throw new IllegalStateException(
          "cannot listen on " + address + ": another process may have the port; choose another", e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = Capsule.BYTES_MAX;
    config.http.prefer405over404 = true;
    config.routes.before(WebServer::headers);
    config.routes.exception(DeskException.class, (e, context) -> refuse(context, e.problem()));
    config.routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("a request failed", e);
          refuse(context, BROKEN);
        });
    config.routes.error(404, context -> unanswered(context, Problem.ABSENT));
    config.routes.error(405, context -> unanswered(context, METHOD));
    endpoints.forEach(each -> each.addTo(config.routes));
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
