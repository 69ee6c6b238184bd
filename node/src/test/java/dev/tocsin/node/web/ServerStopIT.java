package dev.tocsin.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.node.desk.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Whoever calls while the server stops gets an answer or is told that there is none; nobody is
/// left with an open connection that nobody reads from.
class ServerStopIT {
  private static final int RESTARTS = 10;
  private static final int CLIENTS = 10;
  private static final int ANSWERS_BETWEEN = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger forgotten = new AtomicInteger();
  private volatile WebServer server = start();

  /// One route.
  private record Ready() implements Endpoints {
    @Override
    public boolean own(String path) {
      return path.equals("/ready");
    }

    @Override
    public void addTo(RoutesConfig routes) {
      routes.get("/ready", context -> context.result("ready"));
    }

    @Override
    public void refuse(Context context, Problem problem) {
      context.status(problem.kind().status()).result("");
    }
  }

  private static WebServer start() {
    return WebServer.start(List.of(new Ready()), URI.create("http://127.0.0.1:0"), Edge.LOOPBACK);
  }

  @Test
  void nobodyWhoCallsWhileItStopsIsForgotten() throws Exception {
    try (var http = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calling = new ArrayList<Future<?>>();
      for (int client = 0; client < CLIENTS; client++) {
        calling.add(threads.submit(() -> call(http)));
      }
      for (int restart = 0; restart < RESTARTS; restart++) {
        int seen = answers.get();
        while (answers.get() < seen + ANSWERS_BETWEEN && forgotten.get() == 0) {
          LockSupport.parkNanos(1_000_000);
        }
        server.close();
        server = start();
      }
      over.set(true);
      for (var each : calling) {
        each.get();
      }
    }
    server.close();
    assertThat(forgotten).hasValue(0);
  }

  private void call(HttpClient http) {
    while (!over.get()) {
      var request =
          HttpRequest.newBuilder(server.address().resolve("/ready")).timeout(PATIENCE).build();
      try {
        http.send(request, HttpResponse.BodyHandlers.ofString());
        answers.incrementAndGet();
      } catch (HttpTimeoutException _) {
        forgotten.incrementAndGet();
      } catch (IOException _) {
        LockSupport.parkNanos(1_000_000);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
