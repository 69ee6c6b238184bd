package dev.tocsin.taxii;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A TAXII server on this machine that answers as a test says, good or bad.
public final class TestServer implements AutoCloseable {
  public static final String ID = "0f1e2d3c-4b5a-4687-9788-a9bacbdcedfe";
  public static final String TYPE = "application/taxii+json;version=2.1";

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = _ -> Answer.of(404, "{\"title\":\"Nothing here\"}");

  private TestServer(HttpServer server) {
    this.server = server;
  }

  /// What was asked.
  public record Asked(
      String method,
      String path,
      Map<String, String> query,
      String body,
      Map<String, String> head) {
    public Optional<String> of(String name) {
      return Optional.ofNullable(query.get(name));
    }
  }

  /// What to answer.
  ///
  /// @param cut how many bytes less are sent than promised
  public record Answer(int status, String body, Map<String, String> head, int cut) {
    public static Answer of(int status, String body) {
      return new Answer(status, body, Map.of(), 0);
    }

    public Answer with(String name, String value) {
      var all = new HashMap<>(head);
      all.put(name, value);
      return new Answer(status, body, all, cut);
    }

    public Answer cut(int bytes) {
      return new Answer(status, body, head, bytes);
    }
  }

  /// Answers.
  public interface Behaviour {
    Answer answer(Asked asked) throws IOException;
  }

  public static TestServer start() throws IOException {
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var server = new TestServer(http);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  public TestServer answering(Behaviour other) {
    behaviour = other;
    return this;
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public URI collection() {
    return address("/root/collections/" + ID + "/");
  }

  public List<Asked> asked() {
    return asked;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var head = new HashMap<String, String>();
      exchange.getRequestHeaders().forEach((name, values) -> head.put(name, values.getFirst()));
      var uri = exchange.getRequestURI();
      var question = new Asked(exchange.getRequestMethod(), uri.getPath(), query(uri), body, head);
      asked.add(question);
      Answer answer = behaviour.answer(question);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", TYPE);
      answer.head().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes, 0, bytes.length - answer.cut());
    }
  }

  private static Map<String, String> query(URI uri) {
    var query = new HashMap<String, String>();
    for (String part : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2) {
        query.put(decoded(pair[0]), decoded(pair[1]));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// A small object whose name tells it apart.
  public static String object(int number) {
    return "{\"type\":\"indicator\",\"id\":\"indicator--%08x-4b5a-4687-9788-a9bacbdcedfe\",\"n\":%d}"
        .formatted(number, number);
  }

  /// An envelope.
  public static String envelope(boolean more, Optional<String> next, List<String> objects) {
    var members = new ArrayList<String>();
    members.add("\"more\":" + more);
    next.ifPresent(token -> members.add("\"next\":\"" + token + "\""));
    members.add("\"objects\":[" + String.join(",\n", objects) + "]");
    return "{" + String.join(",", members) + "}";
  }

  /// A page with its headers.
  public static Answer page(
      boolean more, Optional<String> next, List<String> objects, Instant first, Instant last) {
    return Answer.of(200, envelope(more, next, objects))
        .with("X-TAXII-Date-Added-First", Query.timestamp(first))
        .with("X-TAXII-Date-Added-Last", Query.timestamp(last));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
