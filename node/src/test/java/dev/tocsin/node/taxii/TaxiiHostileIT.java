package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.node.account.MachineAccount.Limits;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.web.Edge;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What raw sockets do to TAXII of a started node, while a bystander keeps polling.
///
/// More idle connections: `-Dtocsin.hostile.idle=10000`; the process needs twice as many files.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxiiHostileIT {
  private static final int IDLE = Integer.getInteger("tocsin.hostile.idle", 500);
  private static final int CONTENT_MAX = 4 << 20;
  private static final int PAGE_BYTES = 8 << 20;
  private static final int HOLDERS = 4;
  private static final int OBJECT_BYTES = 200_000;
  private static final int READ_MAX_MILLIS = 60_000;
  private static final Caller OPERATOR = new Caller.Operator();
  private static final String OBJECTS = "/taxii2/harbour/collections/watch/objects/";
  private static final String LARGE = "/taxii2/harbour/collections/large/objects/";
  private static final String SMUGGLED =
      "GET " + OBJECTS + " HTTP/1.1\r\nHost: x\r\nAuthorization: CREDENTIALS\r\n\r\n";

  private TaxiiHouse house;

  @BeforeAll
  void start(@TempDir Path folder) {
    var watch = TaxiiHouse.collection(1, TaxiiHouse.ROOT, "watch");
    var large = TaxiiHouse.collection(2, TaxiiHouse.ROOT, "large");
    var brief = TaxiiHouse.collection(3, TaxiiHouse.ROOT, "brief");
    var edge =
        new Edge(
            Optional.empty(),
            false,
            new Edge.Limits(
                CONTENT_MAX + (1 << 10),
                8 << 10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                1 << 20,
                new Edge.Connections(2 * IDLE + 200, 2 * IDLE + 200)));
    house =
        new TaxiiHouse(
            folder.resolve("node"),
            List.of(new ApiRoot(TaxiiHouse.ROOT, "Harbour", Optional.empty())),
            List.of(watch, large, brief),
            new TaxiiLimits(
                50, PAGE_BYTES, HOLDERS * PAGE_BYTES, PAGE_BYTES, CONTENT_MAX, Duration.ofHours(1)),
            edge);
    var wide = new Limits(100_000, 100_000, 1_000);
    house.account(
        "cleared", "tlp.red", wide, List.of(TaxiiHouse.both(watch), TaxiiHouse.both(brief)));
    for (int holder = 0; holder <= HOLDERS; holder++) {
      house.account("holder" + holder, "tlp.red", wide, List.of(TaxiiHouse.both(large)));
    }
    assertThat(add("cleared", OBJECTS, StixTexts.identity("one", StixTexts.EARLY, "one")))
        .isEqualTo(202);
  }

  private int add(String account, String path, String... objects) {
    return house.post(account, path, StixTexts.envelope(objects)).status();
  }

  @AfterAll
  void stop() {
    house.close();
  }

  @AfterEach
  void theBystanderIsServed() {
    var answer = house.get("cleared", OBJECTS);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains(StixTexts.id("identity", "one"));
  }

  private Socket connect() throws IOException {
    var socket = new Socket();
    // So that little of a page is already on its way when nobody reads it.
    socket.setReceiveBufferSize(4 << 10);
    socket.connect(new InetSocketAddress(house.address().getHost(), house.address().getPort()));
    socket.setSoTimeout(READ_MAX_MILLIS);
    return socket;
  }

  private void write(Socket socket, String text) throws IOException {
    String whole = text.replace("CREDENTIALS", house.bearer("cleared"));
    socket.getOutputStream().write(whole.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// Everything until the other side closes; a reset counts as the end.
  private static String readAll(Socket socket) throws IOException {
    var text = new StringBuilder();
    var buffer = new byte[8 << 10];
    try {
      var in = socket.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketException _) {
      text.append("");
    }
    return text.toString();
  }

  private String exchange(String request) throws IOException {
    try (var socket = connect()) {
      try {
        write(socket, request);
      } catch (SocketException _) {
        // Refused before all of it was written.
        return readAll(socket);
      }
      return readAll(socket);
    }
  }

  private static String post(String headers) {
    return "POST "
        + OBJECTS
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: CREDENTIALS\r\n"
        + "Content-Type: application/taxii+json;version=2.1\r\n"
        + headers;
  }

  private static String get(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: CREDENTIALS\r\n" + headers;
  }

  /// Each is refused, or the connection is reset with the refusal on its way; what is behind it is
  /// never answered.
  @TestFactory
  Stream<DynamicTest> requestsThatProxiesMayReadOtherwiseAreRefusedWithAllBehindThem() {
    String chunked = post("Transfer-Encoding: chunked\r\n");
    return Stream.of(
            post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n"),
            post("Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde"),
            post("Content-Length: 4, 5\r\n\r\nabcde"),
            post("Content-Length: +4\r\n\r\nabcd"),
            post("Content-Length: -1\r\n\r\n"),
            post("Content-Length: 0x4\r\n\r\nabcd"),
            post("Content-Length : 4\r\n\r\nabcd"),
            post("Content-Length\r\n\r\nabcd"),
            post("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
            post("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
            post("Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
            post("Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"),
            post("Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"),
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n"),
            post("X: one\r\n two\r\nContent-Length: 0\r\n\r\n"),
            post("X: a\0b\r\nContent-Length: 0\r\n\r\n"),
            post("X: a\rContent-Length: 0\r\n\r\n"),
            chunked + "\r\nzz\r\n\r\n",
            chunked + "\r\n-1\r\n\r\n",
            chunked + "\r\n0x1\r\na\r\n0\r\n\r\n",
            chunked + "\r\nffffffffffffffff\r\na\r\n0\r\n\r\n",
            chunked + "\r\n1\r\nabc\r\n0\r\n\r\n",
            chunked + "\r\n1\na\n0\n\n",
            get(OBJECTS, "Host: y\r\n\r\n"),
            get(OBJECTS, "\r\n").replace("\r\n", "\n"),
            "GET " + OBJECTS + " HTTP/1.1\r\nAuthorization: CREDENTIALS\r\n\r\n",
            "GET " + OBJECTS + " HTTP/3.7\r\nHost: x\r\n\r\n",
            "GET\t" + OBJECTS + "\tHTTP/1.1\r\nHost: x\r\n\r\n",
            " GET " + OBJECTS + " HTTP/1.1\r\nHost: x\r\n\r\n")
        .map(hostile ->
            DynamicTest.dynamicTest(
                printed(hostile),
                () -> {
                  assertThat(exchange(hostile + SMUGGLED))
                      .matches("(?s)(HTTP/1\\.1 (4[0-9]{2}|501|505) .*)?")
                      .doesNotContain(" 200 ")
                      .doesNotContain(StixTexts.id("identity", "one"))
                      .doesNotContain("Exception");
                  theBystanderIsServed();
                }));
  }

  private static String printed(String request) {
    String line = request.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
    return line.substring(Math.max(0, line.length() - 90));
  }

  @TestFactory
  Stream<DynamicTest> requestsThatReachTaxiiAreRefusedInItsForm() {
    String close = "Connection: close\r\n";
    return Stream.of(
            get("/taxii2/no/such/thing/", close + "\r\n"),
            get(OBJECTS + "?limit=%zz", close + "\r\n"),
            get(OBJECTS + "?match[id]=%00", close + "\r\n"),
            get(OBJECTS + "?match[id]=%c3%28", close + "\r\n"),
            get(OBJECTS + "?next=%ff", close + "\r\n"),
            get(OBJECTS + "?&&&=&=", close + "\r\n"),
            get(OBJECTS, close + "Accept: text/plain\r\n\r\n"),
            post(close + "Content-Length: " + (CONTENT_MAX + 1) + "\r\n\r\n"),
            post(close + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"),
            post(close + "Content-Length: 4\r\n\r\nabcd"),
            post(close + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n\r\n"))
        .map(hostile ->
            DynamicTest.dynamicTest(
                printed(hostile),
                () ->
                    assertThat(exchange(hostile))
                        .matches("(?s)HTTP/1\\.1 4[0-9]{2} .*")
                        .contains("application/taxii+json;version=2.1", "\"error_id\"")
                        .doesNotContain("Exception")));
  }

  @TestFactory
  Stream<DynamicTest> requestsThatReachNobodyAreRefusedByTheServer() {
    String large = "a".repeat(1 << 20);
    return Stream.of(
            get(OBJECTS, "X: " + large + "\r\n\r\n"),
            get(OBJECTS + large, "\r\n"),
            get(OBJECTS + "?a=" + large, "\r\n"),
            get("/taxii2/%zz/", "\r\n"),
            get("/taxii2/%00/", "\r\n"),
            get("/taxii2/\0/", "\r\n"),
            get("/taxii2/%c3%28/", "\r\n"),
            get("/taxii2/..%2f..%2fapi/", "\r\n"),
            get("/taxii2/%u0041/", "\r\n"))
        .map(hostile ->
            DynamicTest.dynamicTest(
                printed(hostile),
                () ->
                    assertThat(exchange(hostile))
                        .matches("(?s)(HTTP/1\\.1 4[0-9]{2} .*)?")
                        .doesNotContain("Exception")));
  }

  @Test
  void aHeadThatDribblesIsCut() throws IOException {
    try (var socket = connect()) {
      write(socket, "GET " + OBJECTS + " HTTP/1.1\r\nHost: x\r\nX: ");
      assertThat(cutWhileWriting(socket, "a")).isTrue();
    }
  }

  @Test
  void aBodyThatDribblesIsCut() throws IOException {
    try (var socket = connect()) {
      write(socket, post("Content-Length: 1000000\r\n\r\n{\"objects\":["));
      assertThat(cutWhileWriting(socket, " ")).isTrue();
    }
  }

  @Test
  void whoAddsToWhatIsRemovedMeanwhileIsAnsweredAsIfItHadNeverBeenThere() throws IOException {
    String body = StixTexts.envelope(StixTexts.identity("two", StixTexts.EARLY, "two"));
    String headers =
        "Connection: close\r\nExpect: 100-continue\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    String answer;
    try (var socket = connect()) {
      write(socket, post(headers).replace("/watch/", "/brief/"));
      // The collection was found when its body is asked for.
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 100");
      house.node().desk().collections().removeCollection(OPERATOR, "brief");
      write(socket, body);
      answer = readAll(socket);
    }
    String never = exchange(post(headers).replace("/watch/", "/never/") + body);

    assertThat(never).startsWith("HTTP/1.1 404 ");
    assertThat(lasting(answer.substring(answer.indexOf("HTTP/1.1 404 "))))
        .isEqualTo(lasting(never));
  }

  /// What is the same in answers at two times.
  private static String lasting(String answer) {
    return answer.replaceAll("\r\nDate: [^\r]*|\"error_id\":\"[^\"]*\"", "");
  }

  @Test
  void chunksWithoutEndAreRefusedAtTheLimit() throws IOException {
    try (var socket = connect()) {
      write(socket, post("Transfer-Encoding: chunked\r\n\r\nc\r\n{\"objects\":[\r\n"));
      String chunk = "10000\r\n" + " ".repeat(1 << 16) + "\r\n";
      long written = 0;
      try {
        while (written < 64L * CONTENT_MAX) {
          write(socket, chunk);
          written += chunk.length();
        }
      } catch (IOException _) {
        // The other side has closed.
      }
      // What fits in the buffers of both sides comes on top.
      assertThat(written).isLessThan(64L * CONTENT_MAX);
    }
  }

  /// Writes piece after piece until the other side has closed.
  private boolean cutWhileWriting(Socket socket, String piece) {
    long end = System.nanoTime() + Duration.ofMillis(READ_MAX_MILLIS).toNanos();
    try {
      while (System.nanoTime() < end) {
        write(socket, piece);
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  @Test
  void requestsInOneGoAreAnsweredInTurn() throws IOException {
    String answers =
        exchange(
            get(OBJECTS, "\r\n").repeat(20)
                + get("/taxii2/absent/", "\r\n")
                + get(OBJECTS, "Connection: close\r\n\r\n"));
    assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(22);
    assertThat(answers.split("HTTP/1.1 404 ", -1)).hasSize(2);
  }

  @Test
  void idleConnectionsKeepNobodyElseOut() throws IOException {
    var idle = new ArrayList<Socket>();
    try {
      for (int i = 0; i < IDLE; i++) {
        var socket = connect();
        idle.add(socket);
        if (i % 2 == 0) {
          write(socket, "GET /taxii2/ HT");
        }
        if (i % 25 == 0) {
          theBystanderIsServed();
        }
      }
      theBystanderIsServed();
      for (var socket : idle) {
        assertThat(readAll(socket)).doesNotContain("200");
      }
    } finally {
      for (var socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void pagesThatNobodyTakesAreCutAndHoldNoMoreThanTheirRoom() throws IOException {
    for (int i = 0; i < PAGE_BYTES / OBJECT_BYTES + 1; i++) {
      String name = "a".repeat(OBJECT_BYTES);
      assertThat(add("holder0", LARGE, StixTexts.identity("large" + i, StixTexts.EARLY, name)))
          .isEqualTo(202);
    }
    var held = new ArrayList<Socket>();
    try {
      for (int holder = 0; holder < HOLDERS; holder++) {
        var socket = connect();
        held.add(socket);
        write(socket, get(LARGE, "\r\n").replace("CREDENTIALS", house.bearer("holder" + holder)));
        assertThat(socket.getInputStream().readNBytes(13)).asString().isEqualTo("HTTP/1.1 200 ");
      }
      var answer = house.get("holder" + HOLDERS, LARGE);
      if (answer.status() != 200) {
        ConformanceHouse.assertRefused(answer, 503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
      }
      Follower.untilAnswered(200, () -> house.get("holder" + HOLDERS, LARGE));
      for (var socket : held) {
        assertThat(readAll(socket)).as("cut before its end").hasSizeLessThan(PAGE_BYTES);
      }
    } finally {
      for (var socket : held) {
        socket.close();
      }
    }
  }
}
