package dev.tocsin.node.web;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.reactor.Reactor;
import dev.tocsin.exchange.Keyring;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.capsule.RoutingAlias;
import dev.tocsin.exchange.carrier.HttpCarrier;
import dev.tocsin.log.FormatException;
import dev.tocsin.log.Tile;
import dev.tocsin.log.Witness;
import dev.tocsin.node.Questions;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonObject;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The endpoints that partners' nodes call: capsules in, cosignatures, and the log's tiles under
/// the caller's routing alias. Plain HTTP on loopback; TLS in front of it is the operator's.
public final class ExchangeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeServer.class);
  private static final int WITNESS_BYTES_MAX = 1 << 18;
  private static final String RETRY_SECONDS = "5";
  private static final int TOO_LARGE = 413;

  private final Keyring keyring;
  private final Records records;
  private final Questions questions;
  private final Reactor reactor;
  private final Desk desk;
  private final RefusalLimit refusals = new RefusalLimit();
  private final Javalin server;

  public ExchangeServer(
      Keyring keyring, Records records, Questions questions, Reactor reactor, Desk desk) {
    this.keyring = keyring;
    this.records = records;
    this.questions = questions;
    this.reactor = reactor;
    this.desk = desk;
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
    } catch (IOException | io.javalin.util.JavalinBindException e) {
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
    config.http.maxRequestSize = Capsule.BYTES_MAX;
    config.http.prefer405over404 = true;
    config.routes.exception(DeskException.class, (e, context) -> busy(context));
    config.routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("a request failed", e);
          context.status(500).result("");
        });
    config.routes.before(context ->
        context
            .header("Cache-Control", "no-store")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));
    config.routes.post("/exchange/capsules", this::capsule);
    config.routes.post("/exchange/{alias}/witness/add-checkpoint", this::addCheckpoint);
    config.routes.get("/exchange/{alias}/log/checkpoint", this::checkpoint);
    config.routes.get("/exchange/{alias}/log/<path>", this::tile);
    config.routes.get("/exchange/descriptor", this::descriptor);
    config.routes.get("/healthz", this::health);
  }

  private void capsule(Context context) throws IOException {
    if (!refusals.open(context.ip())) {
      context.status(429).header("Retry-After", "60");
      return;
    }
    var bytes = body(context, Capsule.BYTES_MAX + 1);
    var arrival = keyring.open(bytes);
    refusals.note(context.ip(), arrival);
    switch (questions.ask(ticket -> new Event.Came(ticket, arrival))) {
      case Answer.Reply reply -> reply(context, reply.capsule());
      case Answer.Taken _ -> context.status(204);
      case Answer.Busy _, Answer.NotDurable _ -> busy(context);
      case Answer.Queued _,
          Answer.Carry _,
          Answer.PartnerNow _,
          Answer.Cosigned _,
          Answer.NotCosigned _,
          Answer.Rejected _ ->
          throw new IllegalStateException("a capsule was answered with something else");
    }
  }

  private static void reply(Context context, Bytes reply) {
    byte[] bytes = reply.toArray();
    // A sealed capsule begins with its header, an unsealed refusal with its payload.
    boolean sealed =
        new String(bytes, 0, Math.min(8, bytes.length), java.nio.charset.StandardCharsets.UTF_8)
            .startsWith("{\"v\":");
    context.contentType(sealed ? Capsule.MEDIA_TYPE : HttpCarrier.ENVELOPE_TYPE).result(bytes);
  }

  private static void busy(Context context) {
    context.status(503).header("Retry-After", RETRY_SECONDS).result("");
  }

  private void addCheckpoint(Context context) throws IOException {
    var link = caller(context);
    if (link.isEmpty()) {
      absent(context);
      return;
    }
    var body = body(context, WITNESS_BYTES_MAX + 1);
    if (body.size() > WITNESS_BYTES_MAX) {
      context.status(TOO_LARGE).result("");
      return;
    }
    var answer = questions.wait(back -> reactor.askToCosign(link.get(), body, back));
    switch (answer) {
      case Answer.Cosigned cosigned ->
          context.contentType("text/plain; charset=utf-8").result(cosigned.lines().toArray());
      case Answer.NotCosigned no -> {
        context.status(no.status()).result(no.body());
        if (no.status() == 409) {
          context.contentType(Witness.Answer.Conflict.CONTENT_TYPE);
        }
      }
      case Answer.Busy _, Answer.NotDurable _ -> busy(context);
      case Answer.Reply _,
          Answer.Taken _,
          Answer.Queued _,
          Answer.Carry _,
          Answer.PartnerNow _,
          Answer.Rejected _ ->
          throw new IllegalStateException("a checkpoint was answered with something else");
    }
  }

  private void checkpoint(Context context) {
    var note = caller(context).flatMap(_ -> records.checkpoint());
    note.ifPresentOrElse(
        found -> context.contentType("text/plain; charset=utf-8").result(found.text().toArray()),
        () -> absent(context));
  }

  private void tile(Context context) {
    if (caller(context).isEmpty()) {
      absent(context);
      return;
    }
    try {
      var tile = Tile.parse(context.pathParam("path"));
      context.contentType("application/octet-stream").result(tile.bytes(records.logNodes()));
    } catch (FormatException | IllegalStateException _) {
      absent(context);
    }
  }

  private void descriptor(Context context) {
    var file = desk.descriptor();
    context.contentType(file.mediaType()).result(file.bytes().toArray());
  }

  private void health(Context context) {
    var health = desk.health();
    var json = JsonObject.builder().put("ok", health.ok());
    for (var check : health.checks()) {
      json.put(check.name(), check.detail());
    }
    context
        .status(health.ok() ? 200 : 503)
        .contentType("application/json")
        .result(Json.write(json.build()));
  }

  private Optional<LinkId> caller(Context context) {
    try {
      return keyring.caller(RoutingAlias.parse(context.pathParam("alias")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The same for what is not there and what the caller may not see.
  private static void absent(Context context) {
    context.status(404).contentType("text/plain").result("not found\n");
  }

  private static Bytes body(Context context, int bytesMax) throws IOException {
    return Bytes.of(context.bodyInputStream().readNBytes(bytesMax));
  }
}
