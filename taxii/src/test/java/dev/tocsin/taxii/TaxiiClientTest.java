package dev.tocsin.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.taxii.TestServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaxiiClientTest {
  private static final Query ALL = Query.of(Query.Filter.NONE);

  private TestServer server;
  private TaxiiClient client;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
    client = client(Limits.STANDARD, new Credentials.Bearer("tok-en"));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static TaxiiClient client(Limits limits, Credentials credentials) {
    return new TaxiiClient(ClientSettings.of(credentials).withLimits(limits), Clock.systemUTC());
  }

  private Trouble troubleOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    var thrown = org.assertj.core.api.Assertions.catchThrowableOfType(TaxiiException.class, work);
    return thrown.trouble();
  }

  private Page pull(TaxiiClient asking) throws InterruptedException {
    return asking.objects(server.collection(), ALL, _ -> {});
  }

  @Test
  void readsDiscoveryWithRootsOfEitherForm() throws InterruptedException {
    server.answering(asked ->
        Answer.of(
            asked.path().equals("/taxii2/") ? 200 : 404,
            "{\"title\":\"T\",\"contact\":null,\"api_roots\":[\"/one\",\"https://far.example/two/\"]}"));

    Discovery found = client.discovery(server.address(""));

    assertThat(found.roots())
        .containsExactly(server.address("/one/"), URI.create("https://far.example/two/"));
    assertThat(found.contact()).isEmpty();
    assertThat(server.asked().getFirst().head())
        .containsEntry("Authorization", "Bearer tok-en")
        .containsEntry("Accept", TestServer.TYPE);
  }

  @Test
  void readsRootsCollectionsManifestsAndVersions() throws InterruptedException {
    server.answering(asked ->
        switch (asked.path()) {
          case "/root/" ->
              Answer.of(200, "{\"title\":\"R\",\"versions\":[],\"max_content_length\":1000}");
          case "/root/collections/" ->
              Answer.of(
                  200, "{\"collections\":[{\"id\":\"a\",\"title\":\"A\",\"can_read\":true}]}");
          case "/root/collections/" + TestServer.ID + "/manifest/" ->
              Answer.of(
                  200,
                  "{\"more\":true,\"objects\":[{\"id\":\"x\",\"date_added\":\"d\",\"version\":\"v\"}]}");
          case "/root/collections/" + TestServer.ID + "/objects/x/versions/" ->
              Answer.of(200, "{\"versions\":[\"v\",\"w\"]}");
          default -> Answer.of(404, "{}");
        });

    assertThat(client.apiRoot(server.address("/root")).maxContentLength()).isEqualTo(1000);
    assertThat(client.collections(server.address("/root")))
        .singleElement()
        .satisfies(each -> assertThat(each.canRead() && !each.canWrite()).isTrue());
    Manifest manifest = client.manifest(server.collection(), ALL);
    assertThat(manifest.more()).isTrue();
    assertThat(manifest.lines()).extracting(Manifest.Line::id).containsExactly("x");
    assertThat(client.versions(server.collection(), "x", ALL).versions()).containsExactly("v", "w");
    client.close();
  }

  @Test
  void handsObjectsOnAsTheyStoodAndReadsWhatSurroundsThem() throws InterruptedException {
    var first = Instant.parse("2030-01-31T08:00:00Z");
    var objects = List.of("{ \"id\" : \"a\", \"n\":1.50 }", "{\"id\":\"b\"}");
    server.answering(
        _ -> TestServer.page(true, Optional.of("t"), objects, first, first.plusNanos(7000)));
    var got = new ArrayList<String>();

    var filter =
        new Query.Filter(List.of(), List.of("indicator", "malware"), List.of("all"), List.of());
    Page page =
        client.objects(
            server.collection(),
            Query.of(filter).withAddedAfter(Optional.of(first)).withLimit(7),
            object ->
                got.add(
                    new String(
                        object.source().toByteArray(), java.nio.charset.StandardCharsets.UTF_8)));

    assertThat(got).isEqualTo(objects);
    assertThat(page)
        .isEqualTo(
            new Page(
                2,
                true,
                Optional.of("t"),
                Optional.of(first),
                Optional.of(first.plusNanos(7000)),
                page.served()));
    assertThat(server.asked().getFirst().query())
        .containsEntry("match[type]", "indicator,malware")
        .containsEntry("match[version]", "all")
        .containsEntry("added_after", "2030-01-31T08:00:00.000000Z")
        .containsEntry("limit", "7");
  }

  @Test
  void followsNoRedirect() {
    server.answering(_ -> Answer.of(302, "").with("Location", "http://far.example/"));

    assertThat(troubleOf(() -> pull(client)).sentence()).contains("http://far.example/");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void callsPlainHttpOnThisMachineOnly() {
    for (String address :
        List.of("http://taxii.example/", "http://127.0.0.1.example/", "http://localhost.example")) {
      assertThat(troubleOf(() -> client.discovery(URI.create(address))))
          .isInstanceOf(Trouble.NotAllowed.class);
    }
    assertThat(AddressCheck.objection(URI.create("http://taxii.example/"), true)).isEmpty();
    assertThat(AddressCheck.objection(URI.create("http://[::1]:80/"), false)).isEmpty();
    assertThat(AddressCheck.objection(URI.create("https://a:b@taxii.example/"), false)).isPresent();
    assertThat(AddressCheck.objection(URI.create("file:///etc/passwd"), true)).isPresent();
  }

  @Test
  void honoursRetryAfterWithinBounds() {
    server.answering(_ -> Answer.of(429, "{\"title\":\"Slow\"}").with("Retry-After", "999999999"));

    var refused = (Trouble.Refused) troubleOf(() -> pull(client));

    assertThat(refused.retryAfter()).contains(RetryAfter.MOST);
    assertThat(refused.sentence()).contains("429").contains("Slow");
    var now = Instant.parse("2030-01-31T08:00:00Z");
    assertThat(RetryAfter.parse("Thu, 31 Jan 2030 08:00:20 GMT", now))
        .contains(Duration.ofSeconds(20));
    assertThat(RetryAfter.parse("0", now)).contains(RetryAfter.LEAST);
    assertThat(RetryAfter.parse("soon", now)).isEmpty();
  }

  @Test
  void tellsABrokenPageFromOneThatIsNoTaxii() {
    String whole = TestServer.envelope(false, Optional.empty(), List.of(TestServer.object(1)));
    server.answering(_ -> Answer.of(200, whole).cut(4));
    assertThat(troubleOf(() -> pull(client))).isInstanceOf(Trouble.Broken.class);
    server.answering(_ -> Answer.of(200, whole.substring(0, 30)));
    assertThat(troubleOf(() -> pull(client))).isInstanceOf(Trouble.Broken.class);
    server.answering(_ -> Answer.of(200, "<html>").with("Content-Type", "text/html"));
    assertThat(troubleOf(() -> pull(client))).isInstanceOf(Trouble.NotTaxii.class);
    server.answering(_ -> Answer.of(200, "[]"));
    assertThat(troubleOf(() -> pull(client))).isInstanceOf(Trouble.NotTaxii.class);
    server.answering(_ -> Answer.of(200, whole).with("Content-Encoding", "gzip"));
    assertThat(troubleOf(() -> pull(client))).isInstanceOf(Trouble.NotTaxii.class);
    server.close();
    assertThat(troubleOf(() -> pull(client))).isInstanceOf(Trouble.Broken.class);
  }

  @Test
  void refusesAnAnswerThatIsTooLarge() {
    var objects = new ArrayList<String>();
    for (int number = 0; number < 2000; number++) {
      objects.add(TestServer.object(number));
    }
    server.answering(_ -> Answer.of(200, TestServer.envelope(false, Optional.empty(), objects)));

    try (var small = client(Limits.STANDARD.withPageBytes(10_000), new Credentials.Nobody())) {
      assertThat(troubleOf(() -> pull(small))).isInstanceOf(Trouble.TooLarge.class);
    }
  }

  @Test
  void breaksOffAnAnswerThatTakesTooLong() throws IOException {
    try (var socket = new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress());
        var quick =
            client(
                Limits.STANDARD.withWholeTime(Duration.ofMillis(400)), new Credentials.Nobody())) {
      Thread.ofVirtual().start(() -> begin(socket));
      var address =
          URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/root/collections/x/");
      assertThat(troubleOf(() -> quick.objects(address, ALL, _ -> {})))
          .isInstanceOf(Trouble.Broken.class);
    }
  }

  /// Begins an answer and never ends it.
  private static void begin(java.net.ServerSocket socket) {
    try {
      var connection = socket.accept();
      String head =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{";
      connection.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      connection.getOutputStream().flush();
    } catch (IOException _) {
      // The test is over.
    }
  }

  @Test
  void showsNoSecretInTexts() {
    assertThat(new Credentials.Bearer("s3cret").toString()).doesNotContain("s3cret");
    assertThat(new Credentials.Basic("n", "s3cret").toString()).doesNotContain("s3cret");
    assertThatThrownBy(() -> new Credentials.Bearer("a\r\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void deletesWithItsFilter() throws InterruptedException {
    server.answering(_ -> Answer.of(200, ""));
    client.delete(
        server.collection(),
        "indicator--1",
        new Query.Filter(List.of(), List.of(), List.of("all"), List.of()));

    assertThat(server.asked().getFirst().method()).isEqualTo("DELETE");
    assertThat(server.asked().getFirst().path()).endsWith("/objects/indicator--1/");
    assertThat(server.asked().getFirst().of("match[version]")).contains("all");
  }

  @Test
  void knowsTheRootOfACollection() {
    assertThat(TaxiiClient.rootOf(URI.create("https://t.example/a/b/collections/x")))
        .isEqualTo(URI.create("https://t.example/a/b/"));
    assertThatThrownBy(() -> TaxiiClient.rootOf(URI.create("https://t.example/a/")))
        .isInstanceOf(TaxiiException.class);
  }
}
