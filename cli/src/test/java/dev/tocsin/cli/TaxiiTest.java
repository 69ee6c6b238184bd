package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the TAXII client against a small server.
class TaxiiTest {
  private static final String TOKEN = "tok-en";
  private static final String COLLECTION = "/root/collections/c/";
  private static final String FIRST = "{\"type\":\"tool\",\"id\":\"tool--1\"}";
  private static final String SECOND = "{\"type\":\"tool\",\"id\":\"tool--2\"}";

  @TempDir Path folder;

  private final List<String> pushed = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String said =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
      boolean known = said.equals("Bearer " + TOKEN);
      String answer = known ? answer(exchange, body) : "{\"title\":\"Who?\"}";
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/taxii+json;version=2.1");
      exchange.sendResponseHeaders(known ? answer.isEmpty() ? 404 : 200 : 401, 0);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String answer(HttpExchange exchange, String body) {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("POST")) {
      pushed.add(body);
      return "{\"id\":\"s\",\"status\":\"complete\",\"total_count\":2,\"success_count\":1,"
          + "\"failure_count\":1,\"failures\":[{\"id\":\"tool--2\",\"version\":\"v\","
          + "\"message\":\"not wanted\"}],\"pending_count\":0}";
    }
    if (path.equals(COLLECTION + "objects/")) {
      exchange.getResponseHeaders().set("X-TAXII-Date-Added-First", "2030-01-31T08:00:00Z");
      exchange.getResponseHeaders().set("X-TAXII-Date-Added-Last", "2030-01-31T08:00:00Z");
      boolean second =
          Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("").contains("next=n");
      return second
          ? "{\"more\":false,\"objects\":[" + SECOND + "]}"
          : "{\"more\":true,\"next\":\"n\",\"objects\":[" + FIRST + "]}";
    }
    return switch (path) {
      case "/taxii2/" ->
          "{\"title\":\"Drill\",\"api_roots\":[\"/root/\",\"https://far.example/\"]}";
      case "/root/" -> "{\"title\":\"Root\",\"versions\":[],\"max_content_length\":10000}";
      case "/root/collections/" ->
          "{\"collections\":[{\"id\":\"c\",\"title\":\"Tools\",\"can_read\":true,"
              + "\"can_write\":true}]}";
      default -> "";
    };
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Shell.Done run(String... arguments) {
    var all = new ArrayList<>(List.of("taxii"));
    all.addAll(List.of(arguments));
    return Shell.with("TOCSIN_TAXII_TOKEN", TOKEN).run(all.toArray(String[]::new));
  }

  @Test
  void showsAServerAndItsCollections() {
    var found = run("discover", url(""), "--json");
    assertThat(found.exit()).isZero();
    JsonShapes.read().check("taxii discover", found);
    assertThat(run("discover", url("")).out()).contains("Drill").contains(url("/root/"));

    var listed = run("collections", url("/root"), "--json");
    JsonShapes.read().check("taxii collections", listed);
    var all = run("collections", url("/taxii2/"));
    assertThat(all.out()).contains("Tools  (read, write)").contains(url(COLLECTION));
    assertThat(all.err()).contains("On another server, not asked: https://far.example/");
  }

  @Test
  void pullsIntoAFileThatIsThereWholeOrNotAtAll() throws IOException {
    var file = folder.resolve("objects.json");
    assertThat(run("pull", url(COLLECTION), "-o", file.toString()).exit()).isZero();
    assertThat(Files.readString(file))
        .startsWith("{\"type\":\"bundle\",\"id\":\"bundle--")
        .endsWith("\"objects\":[\n" + FIRST + ",\n" + SECOND + "\n]}\n");
    assertThat(run("pull", url(COLLECTION), "-o", file.toString()).exit()).isEqualTo(2);

    var lines = folder.resolve("objects.jsonl");
    assertThat(run("pull", url(COLLECTION), "--lines", "-o", lines.toString()).exit()).isZero();
    assertThat(Files.readAllLines(lines)).containsExactly(FIRST, SECOND);

    var none = folder.resolve("none.json");
    assertThat(run("pull", url("/root/collections/d/"), "-o", none.toString()).exit()).isNotZero();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("objects.json", "objects.jsonl");
  }

  @Test
  void followsIntoAFolderAndGoesOnWhereItWas() throws IOException {
    var into = folder.resolve("held");
    for (int time = 0; time < 2; time++) {
      var done = run("follow", url(COLLECTION), "--into", into.toString(), "--until-caught-up");
      assertThat(done.err()).contains("Caught up: " + (time == 0 ? 2 : 0) + " objects");
      assertThat(done.exit()).isZero();
    }
    assertThat(Files.readString(into.resolve("000000000001.jsonl"))).isEqualTo(FIRST + "\n");
    assertThat(Files.readString(into.resolve("000000000002.jsonl"))).isEqualTo(SECOND + "\n");
    assertThat(into.resolve("000000000003.jsonl")).doesNotExist();
  }

  @Test
  void pushesAndListsWhatWasRefused() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("bundle.json"),
            "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":["
                + FIRST
                + ","
                + SECOND
                + "]}");

    var done = run("push", url(COLLECTION), file.toString(), "--json");
    JsonShapes.read().check("taxii push", done);
    assertThat(done.exit()).isEqualTo(1);
    assertThat(pushed).containsExactly("{\"objects\":[" + FIRST + "," + SECOND + "]}");
    assertThat(run("push", url(COLLECTION), file.toString()).out())
        .contains("refused  tool--2  v  not wanted")
        .contains("1 taken, 1 refused, 0 pending");
  }

  @Test
  void saysWhatToDoWithoutCredentialsOrWithAWrongAddress() {
    var nobody = Shell.plain().run("taxii", "discover", url(""));
    assertThat(nobody.exit()).isEqualTo(2);
    assertThat(nobody.err()).contains("other credentials");
    assertThat(run("pull", url("/root/")).err()).contains("ends in /collections/ID/");
    var plain = run("discover", "http://taxii.example/");
    assertThat(plain.exit()).isEqualTo(2);
    assertThat(plain.err()).contains("plain http");
  }
}
