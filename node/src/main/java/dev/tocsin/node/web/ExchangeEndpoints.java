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
import dev.tocsin.node.desk.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/// The endpoints that partners' nodes call: capsules in, cosignatures, and the log's tiles under
/// the caller's routing alias. Safe for many threads.
public final class ExchangeEndpoints implements Endpoints {
  private static final int WITNESS_BYTES_MAX = 1 << 18;
  private static final String RETRY_SECONDS = "5";
  private static final int TOO_LARGE = 413;

  private final Keyring keyring;
  private final Records records;
  private final Questions questions;
  private final Reactor reactor;
  private final Desk desk;
  private final RefusalLimit refusals = new RefusalLimit();

  public ExchangeEndpoints(
      Keyring keyring, Records records, Questions questions, Reactor reactor, Desk desk) {
    this.keyring = keyring;
    this.records = records;
    this.questions = questions;
    this.reactor = reactor;
    this.desk = desk;
  }

  @Override
  public boolean own(String path) {
    return path.startsWith("/exchange/");
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/exchange/capsules", this::capsule);
    routes.post("/exchange/{alias}/witness/add-checkpoint", this::addCheckpoint);
    routes.get("/exchange/{alias}/log/checkpoint", this::checkpoint);
    routes.get("/exchange/{alias}/log/<path>", this::tile);
    routes.get("/exchange/descriptor", this::descriptor);
  }

  /// Machines call here, so the status says all.
  @Override
  public void refuse(Context context, Problem problem) {
    if (problem.kind() == Problem.Kind.ABSENT) {
      absent(context);
    } else {
      context.status(problem.kind().status()).result("");
    }
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
          Answer.DraftNow _,
          Answer.Logged _,
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
          Answer.DraftNow _,
          Answer.Logged _,
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
