package dev.tocsin.node.taxii;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Stands before a server and passes requests on, but does to some what bad days do: the second is
/// told to wait, the fourth is cut in the middle of the answer, the sixth finds the server busy.
final class FlakyFront implements AutoCloseable {
  private static final Set<String> PASSED =
      Set.of("content-type", "x-taxii-date-added-first", "x-taxii-date-added-last");

  private final HttpServer server;
  private final Supplier<URI> behind;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Runnable before = () -> {};

  FlakyFront(Supplier<URI> behind) throws IOException {
    this.behind = behind;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int asked() {
    return asked.get();
  }

  /// What happens before each answer.
  void before(Runnable act) {
    before = act;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int number = asked.incrementAndGet();
      before.run();
      switch (number) {
        case 2 -> refuse(exchange, 429);
        case 6 -> refuse(exchange, 503);
        default -> pass(exchange, number == 4);
      }
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().add("Retry-After", "0");
    exchange.sendResponseHeaders(status, -1);
  }

  private void pass(HttpExchange exchange, boolean cut) throws IOException {
    var address = behind.get().resolve(exchange.getRequestURI().toString());
    var request =
        HttpRequest.newBuilder(address)
            .header("Accept", exchange.getRequestHeaders().getFirst("Accept"))
            .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"));
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (PASSED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length);
      exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
