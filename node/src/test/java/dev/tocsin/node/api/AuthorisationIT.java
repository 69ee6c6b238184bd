package dev.tocsin.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.draft.DraftId;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.FeedDesk;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.Tlp;
import dev.tocsin.taxii.Credentials;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every route tried by every kind of caller, over HTTP on a real node. The rows come from the
/// server's own table of routes, so a route without a sample here fails.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationIT {
  private ApiNodes nodes;
  private StatementId received;
  private StatementId owed;
  private DraftId draft;
  private DraftId spare;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    nodes = ApiNodes.start(folder);
    received = nodes.warned();
    owed = nodes.owed();
    draft = draft();
    spare = draft();
    share();
  }

  /// By the operator, so that no account of a role is its author.
  private DraftId draft() {
    var warning =
        new Draft(
            DemoNodes.sampleWarning(),
            Optional.empty(),
            Precedence.ROUTINE,
            false,
            Optional.empty());
    var input = new DraftInput(warning, List.of(DemoNodes.WATCH));
    return nodes.desk().drafts().begin(new Caller.Operator(), input).id();
  }

  private void share() {
    var operator = new Caller.Operator();
    var collections = nodes.desk().collections();
    collections.addRoot(operator, () -> new ApiRoot("feeds", "Feeds", Optional.empty()));
    for (var alias : List.of("kept", "spare")) {
      collections.addCollection(
          operator,
          new NewCollection(
              "feeds",
              "Indicators",
              Optional.empty(),
              Optional.of(alias),
              Tlp.AMBER,
              TaxiiCollection.Inbound.QUARANTINE));
    }
    var machines = nodes.desk().machines();
    for (var name : List.of("siem", "spare")) {
      machines.add(operator, name, Set.of("tlp.amber"), MachineAccount.Limits.DEFAULT);
    }
    machines.addToken(operator, "siem", "spare", Optional.empty());
    for (var name : List.of("meridian", "spare")) {
      nodes
          .desk()
          .feeds()
          .add(
              operator,
              new FeedDesk.Wanted(
                  name,
                  "http://127.0.0.1:9/shared/collections/sea/",
                  "kept",
                  Duration.ofHours(1),
                  Optional.empty(),
                  new Credentials.Nobody()));
    }
  }

  @AfterAll
  void stop() {
    nodes.close();
  }

  /// Someone who calls.
  ///
  /// @param caller empty for credentials that are not taken
  private record Who(String name, Optional<String> authorization, Optional<Caller> caller) {}

  private List<Who> everyone() {
    var all = new ArrayList<Who>();
    for (var role : Role.values()) {
      all.add(
          new Who(
              role.wire(),
              Optional.of(ApiNodes.person(role)),
              Optional.of(new Caller.Person(ApiNodes.account(role), role))));
    }
    all.add(new Who("token", Optional.of(nodes.operator()), Optional.of(new Caller.Operator())));
    all.add(new Who("nobody", Optional.empty(), Optional.empty()));
    all.add(new Who("wrong token", Optional.of("Bearer " + "A".repeat(43)), Optional.empty()));
    all.add(
        new Who(
            "wrong password",
            Optional.of(ApiNodes.person("stranger", ApiNodes.PASSWORD)),
            Optional.empty()));
    return all;
  }

  /// A request that gets past authorisation when the caller may.
  ///
  /// @param statuses what then comes; none of them is a denial
  private record Sample(String path, String type, String body, Set<Integer> statuses) {
    static Sample get(String path) {
      return new Sample(path, "", "", Set.of(200));
    }

    static Sample post(String path, String type, String body, Integer... statuses) {
      return new Sample(path, type, body, Set.of(statuses));
    }
  }

  private Map<String, Sample> samples() {
    String json = "application/json";
    String stix = "application/stix+json;version=2.1";
    String bundle = new String(DemoNodes.sampleWarning().toArray(), StandardCharsets.UTF_8);
    String partner = "/partners/" + DemoNodes.WATCH;
    String statement = "/statements/" + received;
    var samples = new HashMap<String, Sample>();
    samples.put("GET /status", Sample.get("/status"));
    samples.put("GET /partners", Sample.get("/partners"));
    samples.put("GET /partners/{partner}", Sample.get(partner));
    samples.put(
        "POST /partners",
        Sample.post("/partners", json, "{\"name\":\"third\",\"descriptor\":\"{}\"}", 422));
    samples.put("POST /partners/{partner}/shown", Sample.post(partner + "/shown", "", "", 200));
    samples.put(
        "POST /partners/{partner}/confirm",
        Sample.post(
            partner + "/confirm",
            json,
            "{\"number\":\"1\",\"ceiling\":\"GREEN\",\"terms\":[]}",
            409));
    samples.put(
        "POST /partners/{partner}/preview", Sample.post(partner + "/preview", stix, bundle, 200));
    samples.put(
        "POST /partners/{partner}/warnings",
        Sample.post(partner + "/warnings?precedence=FLASH&exercise=true", stix, bundle, 201));
    samples.put("GET /inbox", Sample.get("/inbox?limit=3"));
    samples.put("GET /outbox", Sample.get("/outbox"));
    samples.put("GET /statements/{id}", Sample.get(statement));
    samples.put("GET /statements/{id}/parts/{part}", Sample.get(statement + "/parts/warning.json"));
    samples.put("GET /statements/{id}/evidence", Sample.get(statement + "/evidence"));
    samples.put(
        "POST /statements/{id}/ack",
        Sample.post(statement + "/ack", json, "{\"decision\":\"will-act\"}", 201, 409));
    // The warning came from the only partner there is.
    String partnerOnly = "{\"partner\":\"" + DemoNodes.WATCH + "\",\"reason\":\"Because.\"}";
    samples.put(
        "GET /statements/{id}/forward",
        Sample.get(statement + "/forward?partner=" + DemoNodes.WATCH));
    samples.put(
        "POST /statements/{id}/forward",
        Sample.post(statement + "/forward", json, partnerOnly, 403));
    samples.put(
        "POST /statements/{id}/answer",
        Sample.post(statement + "/answer", json, "{\"decision\":\"perhaps\"}", 422));
    samples.put("GET /carry/{partner}", Sample.get("/carry/" + DemoNodes.WATCH));
    samples.put(
        "POST /carry/{partner}/out/{id}",
        Sample.post("/carry/" + DemoNodes.WATCH + "/out/" + owed, "", "", 200));
    samples.put(
        "POST /carry/in",
        Sample.post("/carry/in", "application/vnd.tocsin.capsule", "no capsule", 200));
    samples.putAll(accountSamples(json));
    samples.putAll(draftSamples(json, stix, bundle));
    samples.put("GET /policy", Sample.get("/policy"));
    samples.put("POST /policy", Sample.post("/policy", "application/yaml", "version: 2", 422));
    samples.putAll(collectionSamples(json));
    samples.putAll(machineSamples(json));
    samples.putAll(feedSamples(json));
    return samples;
  }

  private static Map<String, Sample> accountSamples(String json) {
    var samples = new HashMap<String, Sample>();
    samples.put("GET /accounts", Sample.get("/accounts"));
    samples.put(
        "POST /accounts",
        Sample.post(
            "/accounts", json, "{\"name\":\"new\",\"role\":\"duty\",\"password\":\"short\"}", 400));
    samples.put(
        "POST /accounts/{account}/disable", Sample.post("/accounts/lev/disable", "", "", 200));
    samples.put(
        "POST /accounts/{account}/attributes",
        Sample.post("/accounts/lev/attributes", json, "{\"attributes\":[\"tlp.red\"]}", 200));
    samples.put(
        "POST /accounts/{account}/password",
        Sample.post("/accounts/lev/password", json, "{\"password\":\"fourteen chars\"}", 200));
    return samples;
  }

  private Map<String, Sample> draftSamples(String json, String stix, String bundle) {
    String route = "POST /drafts/{draft}";
    String drafts = "/drafts";
    String one = drafts + "/" + draft;
    String partner = "{\"partner\":\"" + DemoNodes.WATCH + "\",";
    var samples = new HashMap<String, Sample>();
    samples.put("GET /drafts", Sample.get(drafts + "?open=true&limit=3"));
    samples.put("GET /drafts/unreviewed", Sample.get(drafts + "/unreviewed?limit=3"));
    samples.put("GET /drafts/{draft}", Sample.get(one));
    samples.put(
        "GET /drafts/{draft}/preview/{partner}", Sample.get(one + "/preview/" + DemoNodes.WATCH));
    samples.put(
        "POST /drafts",
        Sample.post(drafts + "?threat_to_life=true&to=" + DemoNodes.WATCH, stix, bundle, 201));
    samples.put(route + "/change", Sample.post(one + "/change?revision=99", stix, bundle, 409));
    samples.put(
        route + "/approve",
        Sample.post(one + "/approve", json, partner + "\"revision\":1,\"digest\":\"00\"}", 409));
    // The policy in force names the release authority alone; who gets which is said below.
    samples.put(
        route + "/clear",
        Sample.post(
            one + "/clear", json, "{\"hit\":\"00\",\"reason\":\"A word of all days.\"}", 200, 403));
    samples.put(
        route + "/release",
        Sample.post(one + "/release", json, partner + "\"digest\":\"00\"}", 409));
    samples.put(
        route + "/review",
        Sample.post(one + "/review", json, partner + "\"agrees\":true,\"note\":\"Yes.\"}", 409));
    // The second who may finds it withdrawn.
    samples.put(
        route + "/withdraw", Sample.post(drafts + "/" + spare + "/withdraw", "", "", 200, 409));
    return samples;
  }

  private Map<String, Sample> collectionSamples(String json) {
    String route = "/taxii/collections/{collection}";
    String waiting = "/taxii/collections/kept/quarantine";
    String none = "{\"numbers\":[\"1\"]}";
    var samples = new HashMap<String, Sample>();
    samples.put("GET /taxii/roots", Sample.get("/taxii/roots"));
    samples.put(
        "POST /taxii/roots",
        Sample.post("/taxii/roots", json, "{\"name\":\"No name\",\"title\":\"T\"}", 400));
    samples.put(
        "POST /taxii/roots/{root}/change",
        Sample.post("/taxii/roots/feeds/change", json, "{\"title\":\"Feeds\"}", 200));
    samples.put(
        "POST /taxii/roots/{root}/remove", Sample.post("/taxii/roots/feeds/remove", "", "", 409));
    samples.put("GET /taxii/collections", Sample.get("/taxii/collections"));
    samples.put(
        "POST /taxii/collections",
        Sample.post("/taxii/collections", json, "{\"root\":\"absent\",\"title\":\"T\"}", 400));
    samples.put(
        "POST " + route + "/change",
        Sample.post("/taxii/collections/kept/change", json, "{\"title\":\"Kept\"}", 200));
    // The second who may finds it gone.
    samples.put(
        "POST " + route + "/remove",
        Sample.post("/taxii/collections/spare/remove", "", "", 204, 404));
    samples.put("GET " + route + "/quarantine", Sample.get(waiting + "?limit=3"));
    samples.put(
        "POST " + route + "/quarantine/accept", Sample.post(waiting + "/accept", json, none, 200));
    samples.put(
        "POST " + route + "/quarantine/reject", Sample.post(waiting + "/reject", json, none, 200));
    samples.put(
        "POST /statements/{id}/collect",
        Sample.post(
            "/statements/" + received + "/collect", json, "{\"collection\":\"none\"}", 404));
    String kept = "/taxii/collections/kept";
    String absent = "{\"objects\":[\"tool--6e0f2a44-7d3c-4f0b-9a51-2f4f0c1f8b11\"]";
    samples.put("GET /search", Sample.get("/search?q=harbour&limit=3"));
    samples.put("GET " + route + "/objects", Sample.get(kept + "/objects?limit=3"));
    samples.put("POST " + route + "/draft", Sample.post(kept + "/draft", json, absent + "}", 400));
    samples.put(
        "POST " + route + "/withdraw",
        Sample.post(kept + "/withdraw", json, absent + ",\"reason\":\"deleted\"}", 200));
    return samples;
  }

  private static Map<String, Sample> machineSamples(String json) {
    String route = "POST /taxii/accounts/{account}";
    String siem = "/taxii/accounts/siem";
    var samples = new HashMap<String, Sample>();
    samples.put("GET /taxii/accounts", Sample.get("/taxii/accounts"));
    samples.put("GET /taxii/accounts/{account}", Sample.get(siem));
    samples.put(
        "POST /taxii/accounts",
        Sample.post("/taxii/accounts", json, "{\"name\":\"No name\",\"attributes\":[]}", 400));
    samples.put(
        route + "/attributes",
        Sample.post(siem + "/attributes", json, "{\"attributes\":[\"tlp.green\"]}", 200));
    samples.put(
        route + "/limits", Sample.post(siem + "/limits", json, "{\"page_objects\":10}", 200));
    samples.put(
        route + "/grants",
        Sample.post(
            siem + "/grants",
            json,
            "{\"collection\":\"6e0f2a44-7d3c-4f0b-9a51-2f4f0c1f8b11\",\"read\":true,"
                + "\"write\":false}",
            400));
    samples.put(route + "/disable", Sample.post(siem + "/disable", "", "", 200));
    samples.put(route + "/enable", Sample.post(siem + "/enable", "", "", 200));
    samples.put(
        route + "/tokens", Sample.post(siem + "/tokens", json, "{\"name\":\"No name\"}", 400));
    samples.put(
        route + "/certificates",
        Sample.post(siem + "/certificates", json, "{\"name\":\"a-key\",\"pin\":\"00\"}", 422));
    // The second who may finds it gone.
    samples.put(route + "/remove", Sample.post("/taxii/accounts/spare/remove", "", "", 204, 404));
    samples.put(
        route + "/credentials/{credential}/revoke",
        Sample.post(siem + "/credentials/spare/revoke", "", "", 200, 404));
    return samples;
  }

  private static Map<String, Sample> feedSamples(String json) {
    String route = "POST /taxii/feeds/{feed}";
    String meridian = "/taxii/feeds/meridian";
    var samples = new HashMap<String, Sample>();
    samples.put("GET /taxii/feeds", Sample.get("/taxii/feeds"));
    samples.put(
        "POST /taxii/feeds",
        Sample.post(
            "/taxii/feeds",
            json,
            "{\"name\":\"tides\",\"address\":\"no address\",\"collection\":\"kept\"}",
            400));
    samples.put(
        route + "/credentials",
        Sample.post(meridian + "/credentials", json, "{\"token\":\"another\"}", 200));
    samples.put(route + "/pause", Sample.post(meridian + "/pause", "", "", 200));
    samples.put(route + "/resume", Sample.post(meridian + "/resume", "", "", 200));
    // The second who may finds it gone.
    samples.put(route + "/remove", Sample.post("/taxii/feeds/spare/remove", "", "", 204, 404));
    return samples;
  }

  private HttpResponse<byte[]> send(Route.Shape shape, Sample sample, Who who)
      throws IOException, InterruptedException {
    var request = nodes.to(sample.path());
    if (shape.method().equals("POST")) {
      request.POST(HttpRequest.BodyPublishers.ofString(sample.body(), StandardCharsets.UTF_8));
    }
    if (!sample.type().isEmpty()) {
      request.header("Content-Type", sample.type());
    }
    who.authorization().ifPresent(value -> request.header("Authorization", value));
    return nodes.send(request);
  }

  @Test
  void everyRouteLetsEveryCallerDoWhatTheTableSaysAndNoMore()
      throws IOException, InterruptedException {
    var samples = samples();
    var routes = ApiEndpoints.table(nodes.desk());
    assertThat(samples.keySet())
        .isEqualTo(routes.stream().map(Route::name).collect(Collectors.toSet()));
    var faults = new ArrayList<String>();
    int cells = 0;
    for (var route : routes) {
      var sample = Optional.ofNullable(samples.get(route.name())).orElseThrow();
      for (var who : everyone()) {
        var response = send(route.shape(), sample, who);
        cells++;
        if (!expected(route.access(), sample, who, response)) {
          faults.add(who.name() + ": " + route.name() + " gave " + response.statusCode());
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(cells).isEqualTo(72 * 10);
  }

  private static boolean expected(
      Route.Access access, Sample sample, Who who, HttpResponse<byte[]> response) {
    if (who.caller().isEmpty()) {
      return denied(response, Problem.Kind.UNAUTHENTICATED);
    }
    if (access.right().allow(who.caller().orElseThrow())) {
      return sample.statuses().contains(response.statusCode());
    }
    return denied(response, access.hidden() ? Problem.Kind.ABSENT : Problem.Kind.FORBIDDEN);
  }

  private static boolean denied(HttpResponse<byte[]> response, Problem.Kind kind) {
    return response.statusCode() == kind.status()
        && ApiNodes.json(response).string("type").equals(kind.urn());
  }

  @Test
  void evidenceWithContentIsForThoseWhoMayReadContent() throws IOException, InterruptedException {
    String path = "/statements/" + received + "/evidence?content=true";
    for (var role : Role.values()) {
      var request = nodes.to(path).header("Authorization", ApiNodes.person(role));
      assertThat(nodes.send(request).statusCode())
          .as(role.wire())
          .isEqualTo(role == Role.OVERSIGHT ? 404 : 200);
    }
  }

  @Test
  void ofThoseWhoMayApproveOnlyWhomThePolicyNamesClearsFinds()
      throws IOException, InterruptedException {
    var samples = draftSamples("application/json", "", "");
    var clear = Objects.requireNonNull(samples.get("POST /drafts/{draft}/clear"));
    for (var role : List.of(Role.DUTY, Role.LIAISON, Role.ANALYST, Role.RELEASE_AUTHORITY)) {
      var request =
          ApiNodes.post(nodes.to(clear.path()), clear.type(), clear.body())
              .header("Authorization", ApiNodes.person(role));
      assertThat(nodes.send(request).statusCode())
          .as(role.wire())
          .isEqualTo(role == Role.RELEASE_AUTHORITY ? 200 : 403);
    }
  }

  @Test
  void oversightSeesThatAWarningCameAndNotWhatItSays() throws IOException, InterruptedException {
    var request =
        nodes
            .to("/statements/" + received)
            .header("Authorization", ApiNodes.person(Role.OVERSIGHT));
    var view = ApiNodes.json(nodes.send(request));
    assertThat(view.booleanValue("withheld")).isTrue();
    assertThat(view.string("title")).isEqualTo("(withheld)");
    assertThat(view.objects("objects")).isEmpty();
  }

  @Test
  void oversightSeesThatADraftIsThereAndNotWhatItSays() throws IOException, InterruptedException {
    var request =
        nodes.to("/drafts/" + draft).header("Authorization", ApiNodes.person(Role.OVERSIGHT));
    var view = ApiNodes.json(nodes.send(request));
    assertThat(view.booleanValue("withheld")).isTrue();
    assertThat(view.string("title")).isEqualTo("(withheld)");
    assertThat(view.objects("objects")).isEmpty();
    assertThat(view.strings("authors")).containsExactly("operator");
  }

  @Test
  void theReferenceShowsTheTableOfRoutes() throws IOException {
    var root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("tocsin"))) {
      root = Optional.ofNullable(root.getParent()).orElseThrow();
    }
    assertThat(Files.readString(root.resolve("docs/guide/api.md")))
        .contains(ApiReference.table(ApiEndpoints.table(nodes.desk())));
  }
}
