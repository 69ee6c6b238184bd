package dev.tocsin.exchange.carrier;

import static dev.tocsin.exchange.TestNodes.LINK;
import static dev.tocsin.exchange.TestNodes.NOW;
import static dev.tocsin.exchange.TestNodes.hash;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Network.Fetched;
import dev.tocsin.core.edge.Network.Sent;
import dev.tocsin.core.edge.Network.Witnessed;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.capsule.RoutingAlias;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.log.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCarrierTest {
  private static final Bytes CAPSULE = Bytes.utf8("a capsule");
  private static final RoutingAlias ALIAS = RoutingAlias.parse("0123456789abcdef".repeat(2));
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder = Path.of("");

  private HttpServer server = loopbackServer();
  private final CompletableFuture<String> asked = new CompletableFuture<>();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void bringsACapsuleAndTheAnswerBack() {
    answer(200, Capsule.MEDIA_TYPE, "the reply");

    assertThat(send(plain())).isEqualTo(new Sent.Answered(Bytes.utf8("the reply")));
    assertThat(asked).isCompletedWithValue("POST /base/exchange/capsules a capsule");
  }

  @Test
  void takesAnUnsealedRefusal() {
    answer(200, HttpCarrier.ENVELOPE_TYPE, "{}");

    assertThat(send(plain())).isEqualTo(new Sent.Answered(Bytes.utf8("{}")));
  }

  @Test
  void takesNothingForAnAnswerThatIsNone() {
    answer(204, "", "");
    assertThat(send(plain())).isEqualTo(new Sent.Taken());
  }

  @Test
  void failsOnAnswersOfOtherTypesAndStatuses() {
    answer(200, "text/html", "<p>hello");
    assertThat(send(plain())).isInstanceOf(Sent.Failed.class);
    answer(500, Capsule.MEDIA_TYPE, "x");
    assertThat(send(plain())).isInstanceOf(Sent.Failed.class);
  }

  @Test
  void waitsAsLongAsItIsToldWithinReason() {
    handle(exchange -> reply(exchange, 429, "", "", List.of("Retry-After", "120")));
    assertThat(send(plain())).isEqualTo(new Sent.Throttled(Duration.ofMinutes(2)));
    handle(exchange -> reply(exchange, 503, "", "", List.of("Retry-After", "999999999")));
    assertThat(send(plain())).isEqualTo(new Sent.Throttled(RetryAfter.MOST));
    handle(exchange -> reply(exchange, 503, "", "", List.of("Retry-After", "soon")));
    assertThat(send(plain())).isEqualTo(new Sent.Throttled(RetryAfter.USUAL));
  }

  @Test
  void doesNotFollowRedirects() {
    handle(exchange -> reply(exchange, 307, "", "", List.of("Location", "/elsewhere")));

    assertThat(send(plain())).isInstanceOf(Sent.Failed.class);
  }

  @Test
  void stopsReadingAnAnswerThatIsTooLong() {
    answer(200, "text/plain", "x".repeat(300_000));

    assertThat(witness(plain())).isInstanceOf(Witnessed.Failed.class);
  }

  @Test
  void failsWhenNobodyListens() {
    var route = plain();
    server.stop(0);

    assertThat(send(route)).isInstanceOf(Sent.Failed.class);
  }

  @Test
  void triesTheNextAddressWhenOneFails() {
    answer(204, "", "");
    var dead = new Endpoint.Web(URI.create("http://127.0.0.1:1"));
    var route =
        new Routes.Route(List.of(dead, plain().web().getFirst()), List.of(), Optional.of(ALIAS));

    assertThat(send(route)).isEqualTo(new Sent.Taken());
  }

  @Test
  void leavesFilesToPeople() {
    var route = new Routes.Route(List.of(new Endpoint.ByFile()), List.of(), Optional.of(ALIAS));

    assertThat(send(route)).isEqualTo(new Sent.ByHand());
  }

  @Test
  void asksTheWitnessUnderItsAlias() {
    answer(200, "text/plain", "lines");
    assertThat(witness(plain())).isEqualTo(new Witnessed.Cosigned(Bytes.utf8("lines")));
    assertThat(asked)
        .isCompletedWithValue(
            "POST /base/exchange/" + ALIAS.hex() + "/witness/add-checkpoint request");
    answer(409, "text/x.tlog.size", "17\n");
    assertThat(witness(plain())).isEqualTo(new Witnessed.Conflict(17));
    answer(409, "text/x.tlog.size", "-1\n");
    assertThat(witness(plain())).isInstanceOf(Witnessed.Failed.class);
    answer(422, "", "");
    assertThat(witness(plain())).isEqualTo(new Witnessed.Refused(422));
    answer(502, "", "");
    assertThat(witness(plain())).isInstanceOf(Witnessed.Failed.class);
  }

  @Test
  void fetchesTilesInTheirOrder() {
    handle(exchange -> reply(exchange, 200, "", exchange.getRequestURI().getPath(), List.of()));

    var fetched = tiles(plain(), List.of("tile/0/000", "tile/0/001.p/7"));

    String start = "/base/exchange/" + ALIAS.hex() + "/log/";
    assertThat(fetched)
        .isEqualTo(
            new Fetched.Tiles(
                List.of(Bytes.utf8(start + "tile/0/000"), Bytes.utf8(start + "tile/0/001.p/7"))));
    assertThat(tiles(plain(), List.of("tile/../../x"))).isInstanceOf(Fetched.Failed.class);
  }

  @Test
  void doesNotCallLoopbackUnlessTheSettingsAllowIt() {
    answer(204, "", "");

    assertThat(send(plain(), AddressRule.PUBLIC)).isInstanceOf(Sent.Failed.class);
    assertThat(asked).isNotDone();
  }

  @Test
  void acceptsTheTlsKeyThatTheDescriptorNamesAndNoOther()
      throws IOException, InterruptedException, GeneralSecurityException {
    var store = keyStore();
    var secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    server.stop(0);
    server = secure;
    secure.start();
    answer(204, "", "");
    var pin = PinnedTrust.pin((X509Certificate) store.getCertificate("node"));

    assertThat(send(encrypted(List.of(hash("another key"))))).isInstanceOf(Sent.Failed.class);
    assertThat(send(encrypted(List.of()))).isInstanceOf(Sent.Failed.class);
    assertThat(asked).isNotDone();
    assertThat(send(encrypted(List.of(hash("old key"), pin)))).isEqualTo(new Sent.Taken());
  }

  private KeyStore keyStore() throws IOException, InterruptedException, GeneralSecurityException {
    var file = folder.resolve("tls.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "node",
                "-keyalg",
                "EC",
                "-dname",
                "CN=elsewhere",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext context(KeyStore store) throws GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static HttpServer loopbackServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(int status, String type, String body) {
    handle(exchange -> reply(exchange, status, type, body, List.of()));
  }

  private void handle(Consumer<HttpExchange> handler) {
    try {
      server.removeContext("/");
    } catch (IllegalArgumentException _) {
      // the first handler
    }
    server.createContext("/", handler::accept);
  }

  private void reply(
      HttpExchange exchange, int status, String type, String body, List<String> header) {
    try (exchange) {
      String sent = Bytes.of(exchange.getRequestBody().readAllBytes()).utf8();
      asked.complete(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent);
      if (!type.isEmpty()) {
        exchange.getResponseHeaders().set("Content-Type", type);
      }
      if (!header.isEmpty()) {
        exchange.getResponseHeaders().set(header.getFirst(), header.getLast());
      }
      byte[] bytes = Bytes.utf8(body).toArray();
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Routes.Route plain() {
    return route("http", List.of());
  }

  private Routes.Route encrypted(List<Hash> pins) {
    return route("https", pins);
  }

  private Routes.Route route(String scheme, List<Hash> pins) {
    var endpoint =
        Endpoint.parse(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/base");
    return new Routes.Route(List.of(endpoint), pins, Optional.of(ALIAS));
  }

  private static Sent send(Routes.Route route) {
    return send(route, AddressRule.ANY_UNICAST);
  }

  private static Sent send(Routes.Route route, AddressRule rule) {
    return wait(route, rule, (carrier, back) -> carrier.send(LINK, CAPSULE, back));
  }

  private static Witnessed witness(Routes.Route route) {
    return wait(
        route,
        AddressRule.ANY_UNICAST,
        (carrier, back) -> carrier.askWitness(LINK, Bytes.utf8("request"), back));
  }

  private static Fetched tiles(Routes.Route route, List<String> paths) {
    return wait(
        route, AddressRule.ANY_UNICAST, (carrier, back) -> carrier.fetchTiles(LINK, paths, back));
  }

  private interface Call<T> {
    void on(HttpCarrier carrier, Consumer<T> back);
  }

  private static <T> T wait(Routes.Route route, AddressRule rule, Call<T> call) {
    var answer = new CompletableFuture<T>();
    try (var carrier = new HttpCarrier(_ -> Optional.of(route), rule, InstantSource.fixed(NOW))) {
      call.on(carrier, answer::complete);
    }
    return answer.orTimeout(1, TimeUnit.SECONDS).join();
  }
}
