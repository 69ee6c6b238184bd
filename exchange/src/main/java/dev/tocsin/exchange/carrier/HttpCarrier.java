package dev.tocsin.exchange.carrier;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Network;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.log.AddCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The network edge over HTTP. Each call runs on a virtual thread of its own and answers once.
///
/// - `POST {endpoint}/exchange/capsules`
/// - `POST {endpoint}/exchange/{alias}/witness/add-checkpoint` (C2SP tlog-witness)
/// - `GET {endpoint}/exchange/{alias}/log/{tile path}` (C2SP tlog-tiles)
public final class HttpCarrier implements Network, AutoCloseable {
  /// What an unsealed refusal comes as.
  public static final String ENVELOPE_TYPE = "application/vnd.dsse+json";

  private static final int TILE_BYTES_MAX = 64 * 1024;
  private static final int TILES_MAX = 1024;
  private static final int SIZE_TEXT_MAX = 20;
  private static final Pattern TILE_PATH = Pattern.compile("tile/[a-z0-9/.]{1,100}");
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}\n?");

  private final Routes routes;
  private final HttpCall http;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public HttpCarrier(Routes routes, AddressRule rule, InstantSource clock) {
    this.routes = routes;
    this.http = new HttpCall(rule);
    this.clock = clock;
  }

  @Override
  public void send(LinkId link, Bytes capsule, Consumer<Sent> back) {
    run(() -> send(link, capsule), back, Sent.Failed::new);
  }

  @Override
  public void askWitness(LinkId link, Bytes request, Consumer<Witnessed> back) {
    run(() -> askWitness(link, request), back, Witnessed.Failed::new);
  }

  @Override
  public void fetchTiles(LinkId link, List<String> paths, Consumer<Fetched> back) {
    var wanted = List.copyOf(paths);
    run(() -> fetchTiles(link, wanted), back, Fetched.Failed::new);
  }

  /// Waits for calls under way, each of which is bounded in time; later ones fail.
  @Override
  public void close() {
    threads.close();
  }

  private <T> void run(Supplier<T> call, Consumer<T> back, Function<String, T> failed) {
    try {
      threads.execute(() -> back.accept(guarded(call, failed)));
    } catch (RejectedExecutionException _) {
      back.accept(failed.apply("the node is shutting down"));
    }
  }

  private static <T> T guarded(Supplier<T> call, Function<String, T> failed) {
    try {
      return call.get();
    } catch (CallFailed e) {
      return failed.apply(e.reason);
    }
  }

  private Sent send(LinkId link, Bytes capsule) {
    var route = route(link);
    if (route.web().isEmpty()) {
      return new Sent.ByHand();
    }
    var reply =
        call(
            route,
            new HttpCall.Ask(
                "/exchange/capsules", Capsule.MEDIA_TYPE, Optional.of(capsule), Capsule.BYTES_MAX));
    boolean answer = reply.type().equals(Capsule.MEDIA_TYPE) || reply.type().equals(ENVELOPE_TYPE);
    return switch (reply.status()) {
      case 204 -> new Sent.Taken();
      case 429, 503 -> new Sent.Throttled(RetryAfter.parse(reply.retryAfter(), clock.instant()));
      default ->
          reply.status() == 200 && answer
              ? new Sent.Answered(reply.body())
              : new Sent.Failed(
                  "the partner's node answered with status " + reply.status() + " and no capsule");
    };
  }

  private Witnessed askWitness(LinkId link, Bytes request) {
    var reply =
        call(
            route(link),
            new HttpCall.Ask(
                called(link) + "/witness/add-checkpoint",
                "text/plain",
                Optional.of(request),
                AddCheckpoint.MAX_ANSWER_BYTES));
    return switch (reply.status()) {
      case 200 -> new Witnessed.Cosigned(reply.body());
      case 409 -> conflict(reply.body());
      case 400, 403, 404, 422 -> new Witnessed.Refused(reply.status());
      default -> new Witnessed.Failed("the partner's node answered with status " + reply.status());
    };
  }

  private static Witnessed conflict(Bytes body) {
    String text = new String(body.toArray(), StandardCharsets.ISO_8859_1);
    return text.length() <= SIZE_TEXT_MAX && SIZE.matcher(text).matches()
        ? new Witnessed.Conflict(Long.parseLong(text.strip()))
        : new Witnessed.Failed("the partner's node answered 409 without a size");
  }

  private Fetched fetchTiles(LinkId link, List<String> paths) {
    if (paths.size() > TILES_MAX) {
      throw new CallFailed("more than " + TILES_MAX + " tiles were wanted at once");
    }
    var route = route(link);
    var tiles = new ArrayList<Bytes>();
    for (String path : paths) {
      if (!TILE_PATH.matcher(path).matches() || path.contains("..")) {
        throw new CallFailed("something else than a tile was wanted");
      }
      var reply = call(route, HttpCall.Ask.get(called(link) + "/log/" + path, TILE_BYTES_MAX));
      if (reply.status() != 200) {
        return new Fetched.Failed(
            "the partner's node answered with status " + reply.status() + " for a tile");
      }
      tiles.add(reply.body());
    }
    return new Fetched.Tiles(tiles);
  }

  private Routes.Route route(LinkId link) {
    return routes
        .route(link)
        .orElseThrow(() -> new CallFailed("no address of the partner is known"));
  }

  private String called(LinkId link) {
    return "/exchange/"
        + route(link)
            .alias()
            .orElseThrow(() -> new CallFailed("the agreement is not signed by both sides yet"))
            .hex();
  }

  /// Tries the partner's addresses in their order.
  private HttpCall.Reply call(Routes.Route route, HttpCall.Ask ask) {
    String reason = "the partner has no address on the network";
    for (var endpoint : route.web()) {
      try {
        return http.call(endpoint, route.tlsPins(), ask);
      } catch (IOException e) {
        reason = String.valueOf(e.getMessage());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new CallFailed("the call was interrupted");
      }
    }
    throw new CallFailed(reason);
  }

  /// Leaves a call; it never leaves this class.
  private static final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    CallFailed(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }
}
