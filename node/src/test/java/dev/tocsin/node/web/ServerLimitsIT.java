package dev.tocsin.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.node.desk.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What raw sockets may do to the server, while someone else keeps using it.
class ServerLimitsIT {
  private static final int BODY_MAX = 64 * 1024;
  private static final Edge.Limits LIMITS =
      new Edge.Limits(
          BODY_MAX,
          4 << 10,
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          1 << 10,
          new Edge.Connections(40, 16));
  private static final int READ_MAX_MILLIS = 20_000;

  private final HttpClient bystander = HttpClient.newHttpClient();
  private WebServer server = start();

  /// Two routes; nothing of a node.
  private record Echo() implements Endpoints {
    @Override
    public boolean own(String path) {
      return path.equals("/length") || path.equals("/refused");
    }

    @Override
    public void addTo(RoutesConfig routes) {
      routes.post("/refused", context -> context.status(413).result("no"));
      routes.get("/length", context -> context.result("ready"));
      routes.post(
          "/length",
          context ->
              context.result(String.valueOf(context.bodyInputStream().readAllBytes().length)));
    }

    @Override
    public void refuse(Context context, Problem problem) {
      context.status(problem.kind().status()).result("");
    }
  }

  private static WebServer start() {
    return WebServer.start(
        List.of(new Echo()),
        URI.create("http://127.0.0.1:0"),
        new Edge(Optional.empty(), false, LIMITS));
  }

  @BeforeEach
  void theBystanderIsServed() throws IOException, InterruptedException {
    assertServed();
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    assertServed();
    server.close();
    bystander.close();
  }

  private void assertServed() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.address().resolve("/length"))
            .timeout(Duration.ofSeconds(10))
            .build();
    var answer = bystander.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ready");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  private Socket connect() throws IOException {
    var socket = new Socket(server.address().getHost(), server.address().getPort());
    socket.setSoTimeout(READ_MAX_MILLIS);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// Everything until the other side closes; a reset counts as the end.
  private static String readAll(Socket socket) throws IOException {
    var text = new StringBuilder();
    InputStream in = socket.getInputStream();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        text.append((char) next);
      }
    } catch (SocketException _) {
      text.append("");
    }
    return text.toString();
  }

  private String exchange(String request) throws IOException {
    try (var socket = connect()) {
      write(socket, request);
      return readAll(socket);
    }
  }

  /// Writes one piece each quarter of a second until the other side closes.
  ///
  /// @return how long that took
  private static Duration dribble(Socket socket, String piece) throws InterruptedException {
    long start = System.nanoTime();
    var never = new CountDownLatch(1);
    try {
      while (System.nanoTime() - start < Duration.ofSeconds(20).toNanos()) {
        write(socket, piece);
        if (never.await(250, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("nobody counts this down");
        }
      }
    } catch (IOException _) {
      // The other side has closed.
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void aHeadThatDribblesIsCutOff() throws IOException, InterruptedException {
    try (var socket = connect()) {
      write(socket, "GET /length HTTP/1.1\r\nHost: x\r\nX: ");
      assertThat(dribble(socket, "a")).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }
  }

  @Test
  void aSecondHeadThatDribblesIsCutOffToo() throws IOException, InterruptedException {
    try (var socket = connect()) {
      write(socket, "GET /length HTTP/1.1\r\nHost: x\r\n\r\nGET /length HTTP/1.1\r\nX: ");
      assertThat(dribble(socket, "a")).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void aBodyThatDribblesIsAnsweredWithTimeout() throws IOException, InterruptedException {
    try (var socket = connect()) {
      write(socket, "POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n");
      assertThat(dribble(socket, "a")).isLessThan(Duration.ofSeconds(15));
    }
    try (var socket = connect()) {
      write(socket, "POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\na");
      assertThat(readAll(socket)).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void oneAddressCannotTakeAllConnections() throws IOException, InterruptedException {
    var held = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 60; i++) {
        held.add(connect());
      }
      try (var late = connect()) {
        assertThat(readAll(late)).as("closed without an answer").isEmpty();
      }
    } finally {
      for (var socket : held) {
        socket.close();
      }
    }
  }

  @Test
  void connectionsThatWereClosedCountNoMore() throws IOException {
    for (int i = 0; i < 10 * LIMITS.connections().perAddressMax(); i++) {
      try (var socket = connect()) {
        write(socket, "GET /length HTTP/1.1\r\nHost: node\r\n\r\n");

        assertThat(socket.getInputStream().read()).as("connection %d", i).isEqualTo('H');
      }
    }
  }

  @Test
  void silentConnectionsAreClosed() throws IOException {
    try (var socket = connect()) {
      assertThat(readAll(socket)).doesNotContain("200");
    }
    assertThat(exchange("GET /length HTTP/1.1\r\nHost: x\r\n\r\n"))
        .as("kept open after an answer, then closed")
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void largeHeadsAndBodiesAreRefused() throws IOException {
    String long5K = "a".repeat(5_000);
    assertThat(exchange("GET /length HTTP/1.1\r\nHost: x\r\nX: " + long5K + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ")
        .doesNotContainIgnoringCase("jetty");
    assertThat(exchange("GET /" + long5K + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ");
    assertThat(
            exchange(
                "POST /length HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                    + (BODY_MAX + 1)
                    + "\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
    String chunk = Integer.toHexString(BODY_MAX) + "\r\n" + "a".repeat(BODY_MAX) + "\r\n";
    assertThat(
            exchange(
                "POST /length HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + chunk
                    + "1\r\na\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void whoStillSendsSeesTheRefusal() throws IOException {
    String body = "a".repeat(3 * BODY_MAX);
    String length = "Content-Length: " + body.length() + "\r\n\r\n";
    assertRefusedWhileSending("/length", length, body);
    String half = body.substring(0, BODY_MAX / 2);
    assertRefusedWhileSending("/refused", "Content-Length: " + BODY_MAX / 2 + "\r\n\r\n", half);
    String chunk = Integer.toHexString(BODY_MAX) + "\r\n" + "a".repeat(BODY_MAX) + "\r\n";
    assertRefusedWhileSending(
        "/refused", "Transfer-Encoding: chunked\r\n\r\n", chunk.repeat(3) + "0\r\n\r\n");
  }

  /// Sends a head, sees that the answer comes, and sends the rest in pieces, none of which a closed
  /// connection would take.
  private void assertRefusedWhileSending(String path, String framing, String rest)
      throws IOException {
    try (var socket = connect()) {
      String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
      write(socket, head + framing);
      int answer = socket.getInputStream().read();
      for (int at = 0; at < rest.length(); at += 1024) {
        write(socket, rest.substring(at, Math.min(at + 1024, rest.length())));
      }
      assertThat((char) answer + readAll(socket)).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void methodsThatAreNotListedAreRefused() throws IOException {
    for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
      assertThat(exchange(method + " /length HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
          .as(method)
          .startsWith("HTTP/1.1 405 ")
          .doesNotContain("TRACE /length");
    }
    assertThat(exchange("BREW /length HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .containsPattern("^HTTP/1.1 (405|501) ");
    assertThat(exchange("CONNECT x:80 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .doesNotContain("200 OK");
  }

  @Test
  void shapesThatSmuggleRequestsAreRefused() throws IOException {
    String post = "POST /length HTTP/1.1\r\nHost: x\r\n";
    String smuggled = "GET /length HTTP/1.1\r\nHost: x\r\n\r\n";
    for (String hostile :
        List.of(
            post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
            post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde" + smuggled,
            post + "Content-Length: 4, 5\r\n\r\nabcde" + smuggled,
            post + "Content-Length: +4\r\n\r\nabcd" + smuggled,
            post + "Content-Length: -1\r\n\r\n" + smuggled,
            post + "Content-Length : 4\r\n\r\nabcd" + smuggled,
            post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + smuggled,
            post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + smuggled,
            post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + smuggled,
            post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n" + smuggled,
            post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n" + smuggled,
            post + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n" + smuggled,
            post + "X: one\r\n two\r\n\r\n" + smuggled,
            "GET /length HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n" + smuggled,
            "GET /length HTTP/1.1\r\n\r\n" + smuggled,
            "GET /length HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n" + smuggled,
            "GET /len%2fgth HTTP/1.1\r\nHost: x\r\n\r\n")) {
      // The connection may be reset while the refusal is on its way; then nothing is read.
      assertThat(exchange(hostile))
          .as(hostile)
          .matches("(?s)(HTTP/1.1 (400|404|501) .*)?")
          .doesNotContain("ready")
          .doesNotContain(" 200 ")
          .doesNotContainIgnoringCase("jetty");
    }
  }
}
