package dev.tocsin.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// The API's manners, on a real node.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiIT {
  private static final String JSON = "application/json";

  private ApiNodes nodes;
  private StatementId received;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    nodes = ApiNodes.start(folder);
    received = nodes.warned();
  }

  @AfterAll
  void stop() {
    nodes.close();
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return nodes.send(nodes.asOperator(path));
  }

  private HttpResponse<byte[]> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return nodes.send(ApiNodes.post(nodes.asOperator(path), type, body));
  }

  private static void assertProblem(HttpResponse<byte[]> response, int status, String type) {
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    var problem = ApiNodes.json(response);
    assertThat(problem.string("type")).isEqualTo("urn:tocsin:problem:" + type);
    assertThat(problem.longValue("status")).isEqualTo(status).isEqualTo(response.statusCode());
    assertThat(problem.string("title")).isNotBlank();
    assertThat(problem.string("detail")).isNotBlank();
  }

  /// Headers too, but for the time, and for whether the connection stays open: it does where all of
  /// a body had come when the answer was made, whatever it says.
  private static Map<String, List<String>> headers(HttpResponse<byte[]> response) {
    var headers = new TreeMap<>(response.headers().map());
    headers.remove("date");
    headers.remove("connection");
    return headers;
  }

  @Test
  void absentForbiddenAndUnknownLookTheSame() throws IOException, InterruptedException {
    var unknown = get("/nothing/here");
    var analyst =
        nodes.send(
            ApiNodes.post(
                nodes
                    .to("/accounts/lev/password")
                    .header("Authorization", ApiNodes.person(Role.ANALYST)),
                JSON,
                "not even JSON"));
    for (var other :
        List.of(
            get("/statements/00000000-0000-4000-8000-000000000000"),
            get("/statements/..nonsense"),
            get("/partners/nobody"),
            get("/statements/" + received + "/parts/other"),
            analyst)) {
      assertProblem(other, 404, "absent");
      assertThat(other.body()).isEqualTo(unknown.body());
      assertThat(headers(other)).isEqualTo(headers(unknown));
    }
  }

  @Test
  void withoutCredentialsEveryPathLooksTheSame() throws IOException, InterruptedException {
    var known = nodes.send(nodes.to("/status"));
    var unknown = nodes.send(nodes.to("/nothing/here"));
    assertProblem(known, 401, "unauthenticated");
    assertThat(known.headers().firstValue("WWW-Authenticate").orElse("")).contains("Bearer");
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(headers(unknown)).isEqualTo(headers(known));
  }

  @Test
  void aCookieOpensNothing() throws IOException, InterruptedException {
    var request =
        nodes.to("/status").header("Cookie", "__Host-tocsin=" + "A".repeat(43) + "; session=1");
    assertProblem(nodes.send(request), 401, "unauthenticated");
  }

  @Test
  void malformedCredentialsAreOnlyWrong() throws IOException, InterruptedException {
    for (var value :
        List.of(
            "Bearer",
            "Bearer ",
            "Basic ###",
            "Basic bm9jb2xvbg==",
            "Basic //8=",
            "Digest x",
            "Bearer " + "A".repeat(4_000))) {
      assertProblem(
          nodes.send(nodes.to("/status").header("Authorization", value)), 401, "unauthenticated");
    }
    var two = nodes.asOperator("/status").header("Authorization", nodes.operator());
    assertProblem(nodes.send(two), 401, "unauthenticated");
  }

  @Test
  void aDisabledAccountIsOutAtOnce() throws IOException, InterruptedException {
    String body = "{\"name\":\"leaver\",\"role\":\"duty\",\"password\":\"twelve and more\"}";
    assertThat(post("/accounts", JSON, body).statusCode()).isEqualTo(201);
    var authorization = ApiNodes.person("leaver", ApiNodes.PASSWORD);
    var call = nodes.to("/inbox").header("Authorization", authorization);
    assertThat(nodes.send(call).statusCode()).isEqualTo(200);
    nodes.desk().disableAccount(new Caller.Operator(), "leaver");
    assertProblem(nodes.send(call), 401, "unauthenticated");
  }

  @Test
  void everyAnswerForbidsStoringSniffingAndFraming() throws IOException, InterruptedException {
    for (var response : List.of(get("/status"), get("/nothing"), nodes.send(nodes.to("/status")))) {
      assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'");
      assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void aPartIsSavedWithTheSendersBytes() throws IOException, InterruptedException {
    var part = get("/statements/" + received + "/parts/warning.json");
    assertThat(part.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"warning.json\"");
    assertThat(part.headers().firstValue("Content-Type"))
        .hasValue("application/stix+json;version=2.1");
    assertThat(part.body()).isEqualTo(DemoNodes.sampleWarning().toArray());
  }

  @Test
  void otherMediaTypesAreNotTaken() throws IOException, InterruptedException {
    assertProblem(post("/accounts", "text/plain", "{}"), 415, "media-type");
    assertProblem(post("/partners/" + DemoNodes.WATCH + "/preview", JSON, "{}"), 415, "media-type");
    assertProblem(post("/carry/in", "application/octet-stream", "x"), 415, "media-type");
    assertProblem(
        nodes.send(
            nodes
                .asOperator("/accounts")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"x\"}"))),
        415,
        "media-type");
  }

  @Test
  void theQueryMayHoldOnlyWhatIsKnownAndOnce() throws IOException, InterruptedException {
    for (var query :
        List.of("?limits=3", "?limit=3&limit=4", "?limit=0", "?limit=501", "?limit=x", "?limit=")) {
      assertProblem(get("/inbox" + query), 400, "bad-request");
    }
    assertProblem(get("/status?x=1"), 400, "bad-request");
    assertProblem(get("/statements/" + received + "/evidence?content=yes"), 400, "bad-request");
    String release = "/partners/" + DemoNodes.WATCH + "/warnings?";
    for (var query : List.of("precedence=flash", "exercise=1", "not_after=tomorrow")) {
      assertProblem(post(release + query, "application/stix+json", "{}"), 400, "bad-request");
    }
  }

  @Test
  void jsonThatIsNotAskedForIsRefusedWithItsPlace() throws IOException, InterruptedException {
    assertFault("{\"name\":\"a\",\"role\":\"duty\",\"password\":\"b\",\"x\":1}", "/x");
    assertFault("{\"name\":\"a\",\"role\":\"chief\",\"password\":\"b\"}", "/role");
    assertFault("{\"name\":1,\"role\":\"duty\",\"password\":\"b\"}", "/name");
    assertFault("{\"role\":\"duty\",\"password\":\"b\"}", "/name");
    assertFault("[]", "");
    assertFault("{\"name\":\"a\",\"name\":\"b\"}", "/name");
    assertFault("{", "");
  }

  private void assertFault(String body, String pointer) throws IOException, InterruptedException {
    var response = post("/accounts", JSON, body);
    assertProblem(response, 422, "malformed");
    assertThat(ApiNodes.json(response).objects("faults"))
        .first()
        .satisfies(fault -> {
          assertThat(fault.string("pointer")).as(body).isEqualTo(pointer);
          assertThat(fault.string("detail")).isNotBlank();
          assertThat(fault.string("rule")).isNotBlank();
        });
  }

  @Test
  void aBundleWithFaultsNamesTheirPlaces() throws IOException, InterruptedException {
    var response =
        post(
            "/partners/" + DemoNodes.WATCH + "/preview",
            "application/stix+json",
            "{\"type\":\"bundle\",\"id\":\"wrong\",\"objects\":[]}");
    assertProblem(response, 422, "malformed");
    assertThat(ApiNodes.json(response).objects("faults")).isNotEmpty();
  }

  @Test
  void tooMuchIsNotTaken() throws IOException, InterruptedException {
    assertProblem(post("/accounts", JSON, " ".repeat(1024 * 1024 + 1)), 413, "too-large");
    var chunked =
        nodes
            .asOperator("/accounts")
            .header("Content-Type", JSON)
            .POST(
                HttpRequest.BodyPublishers.fromPublisher(
                    HttpRequest.BodyPublishers.ofString(" ".repeat(1024 * 1024 + 1))));
    assertProblem(nodes.send(chunked), 413, "too-large");
    assertProblem(post("/partners/" + DemoNodes.WATCH + "/shown", JSON, "{}"), 400, "bad-request");
  }

  @Test
  void otherMethodsAreRefused() throws IOException, InterruptedException {
    var delete = nodes.send(nodes.asOperator("/status").DELETE());
    assertProblem(delete, 405, "method");
    assertThat(delete.headers().firstValue("Allow")).hasValue("GET");
    var put = nodes.asOperator("/partners").method("PUT", HttpRequest.BodyPublishers.noBody());
    assertThat(nodes.send(put).headers().firstValue("Allow")).hasValue("GET, POST");
    assertProblem(
        nodes.send(nodes.asOperator("/inbox").method("PUT", HttpRequest.BodyPublishers.noBody())),
        405,
        "method");
    assertProblem(nodes.send(nodes.to("/status").DELETE()), 401, "unauthenticated");
    var head = nodes.to("/status").method("HEAD", HttpRequest.BodyPublishers.noBody());
    assertThat(nodes.send(head).statusCode()).isEqualTo(401);
  }

  @Test
  void anInvitationHasADescriptorOrAnAddress() throws IOException, InterruptedException {
    assertProblem(post("/partners", JSON, "{\"name\":\"x\"}"), 400, "bad-request");
    for (var url : List.of("ftp://there", "nonsense", "https://", "http:///x", "file:///etc")) {
      String body = "{\"name\":\"x\",\"url\":\"" + url + "\"}";
      assertProblem(post("/partners", JSON, body), 400, "bad-request");
    }
    var malformed = post("/partners", JSON, "{\"name\":\"x\",\"descriptor\":\"{}\"}");
    assertProblem(malformed, 422, "malformed");
  }

  @Test
  void aPreviewSaysWhatWouldLeaveAndKeepsNothing() throws IOException, InterruptedException {
    int before = nodes.desk().outbox(new Caller.Operator(), 500).size();
    var preview =
        post(
            "/partners/" + DemoNodes.WATCH + "/preview?title=In%20short",
            "application/stix+json; version=2.1",
            new String(
                DemoNodes.sampleWarning().toArray(), java.nio.charset.StandardCharsets.UTF_8));
    assertThat(preview.statusCode()).isEqualTo(200);
    var json = ApiNodes.json(preview);
    assertThat(json.string("title")).isEqualTo("In short");
    assertThat(json.string("ceiling")).isEqualTo("AMBER");
    assertThat(json.strings("objections")).isEmpty();
    assertThat(json.objects("objects")).isNotEmpty();
    assertThat(nodes.desk().outbox(new Caller.Operator(), 500)).hasSize(before);
  }

  @Test
  void denialsAreLoggedWithoutSecrets() throws IOException, InterruptedException {
    var denied = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("tocsin.denied");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    denied.setLevel(Level.INFO);
    denied.addAppender(lines);
    try {
      nodes.send(
          nodes
              .to("/inbox")
              .header("Authorization", ApiNodes.person("the.duty", "a wrong password")));
      nodes.send(nodes.to("/accounts").header("Authorization", ApiNodes.person(Role.ANALYST)));
    } finally {
      denied.detachAppender(lines);
    }
    assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
        .contains(
            "credentials missing or wrong, from 127.0.0.1",
            "the.analyst (analyst) may not GET /accounts")
        .noneMatch(line -> line.contains("password"));
  }
}
