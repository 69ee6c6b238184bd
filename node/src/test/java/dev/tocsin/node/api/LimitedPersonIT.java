package dev.tocsin.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.draft.DraftId;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.account.QuickPassword;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.Searching;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A colleague up to TLP:GREEN at a node where everything is TLP:AMBER: a warning that came and was
/// answered, one that is owed, and a draft.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitedPersonIT {
  private static final String NAME = "grete";
  private static final String JSON = "application/json";
  private static final String ABSENT = "00000000-0000-4000-8000-000000000000";

  private ApiNodes nodes;
  private StatementId received;
  private StatementId owed;
  private DraftId draft;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    nodes = ApiNodes.start(folder);
    received = nodes.warned();
    owed = nodes.owed();
    var answer = post(Role.DUTY, "/statements/" + received + "/ack", "{\"decision\":\"will-act\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    var input = new DraftInput(sample(), List.of(DemoNodes.WATCH));
    draft = nodes.desk().drafts().begin(new Caller.Operator(), input).id();
    QuickPassword.add(nodes.accounts(), NAME, Role.RELEASE_AUTHORITY, ApiNodes.PASSWORD);
  }

  private static Draft sample() {
    return new Draft(
        DemoNodes.sampleWarning(), Optional.empty(), Precedence.ROUTINE, false, Optional.empty());
  }

  @BeforeEach
  void limit() {
    nodes.desk().setAttributes(new Caller.Operator(), NAME, Set.of("tlp.green"));
  }

  @AfterAll
  void stop() {
    nodes.close();
  }

  private static String grete() {
    return ApiNodes.person(NAME, ApiNodes.PASSWORD);
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return nodes.send(nodes.to(path).header("Authorization", grete()));
  }

  private HttpResponse<byte[]> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return nodes.send(ApiNodes.post(nodes.to(path).header("Authorization", grete()), type, body));
  }

  private HttpResponse<byte[]> post(Role role, String path, String body)
      throws IOException, InterruptedException {
    var request = nodes.to(path).header("Authorization", ApiNodes.person(role));
    return nodes.send(ApiNodes.post(request, JSON, body));
  }

  private static String text(HttpResponse<byte[]> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static final List<String> LISTS =
      List.of("/inbox", "/drafts", "/drafts?open=true", "/drafts/unreviewed");

  @Test
  void listsAndCountsLeaveOutWhatIsAbove() throws IOException, InterruptedException {
    for (var list : LISTS) {
      assertThat(text(get(list)).strip()).as(list).isEqualTo("[]");
    }
    assertThat(text(get("/outbox"))).contains("\"agreement\"").containsOnlyOnce("\"kind\"");
    String status = text(get("/status"));
    assertThat(status)
        .contains("\"queued\":0")
        .doesNotContain(owed.toString(), received.toString(), draft.toString());
  }

  @Test
  void aSearchFindsAndCountsNothingThatIsAbove() throws IOException, InterruptedException {
    var words = "/search?q=" + received + "&in=warnings";
    assertThat(text(get(words))).isEqualTo(text(get("/search?q=" + ABSENT + "&in=warnings")));
    var asked =
        new Searching.Asked(received.toString(), Searching.In.WARNINGS, Optional.empty(), 9);
    var person = new Caller.Person("mo", Role.LIAISON, Set.of("tlp.green"));

    var found = nodes.desk().searching().search(person, asked);

    assertThat(found.hits()).isEmpty();
    assertThat(found.warnings()).isZero();
    assertThat(found.lookedBackTo()).isEmpty();
    var all = nodes.desk().searching().search(new Caller.Person("mo", Role.LIAISON), asked);
    assertThat(all.hits()).hasSize(1);
  }

  @Test
  void whoCarriesByHandCarriesNothingThatIsAbove() {
    var carrier = new Caller.Person("mo", Role.LIAISON, Set.of("tlp.green"));
    assertThat(nodes.desk().carry(carrier, DemoNodes.WATCH)).isEmpty();
    assertThatThrownBy(() -> nodes.desk().carryOut(carrier, DemoNodes.WATCH, owed.toString()))
        .isInstanceOfSatisfying(
            DeskException.class,
            no -> assertThat(no.problem().kind()).isEqualTo(Problem.Kind.ABSENT));
    assertThat(nodes.desk().carry(new Caller.Operator(), DemoNodes.WATCH)).hasSize(2);
  }

  @Test
  void whatIsAboveIsAsAbsentWhateverIsAsked() throws IOException, InterruptedException {
    for (var statement : List.of(received.toString(), owed.toString())) {
      String begun = statement.substring(0, 13);
      for (var below :
          List.of(
              "",
              "/parts/warning.json",
              "/evidence",
              "/evidence?content=true",
              "/forward?partner=" + DemoNodes.WATCH)) {
        same(get("/statements/" + statement + below), get("/statements/" + ABSENT + below));
        same(get("/statements/" + begun + below), get("/statements/" + ABSENT + below));
      }
      for (var act : List.of("ack", "forward", "answer", "collect")) {
        String body =
            switch (act) {
              case "ack" -> "{\"decision\":\"will-act\"}";
              case "answer" -> "{\"decision\":\"yes\"}";
              case "collect" -> "{\"collection\":\"none\"}";
              default -> "{\"partner\":\"" + DemoNodes.WATCH + "\",\"reason\":\"Because.\"}";
            };
        same(
            post("/statements/" + statement + "/" + act, JSON, body),
            post("/statements/" + ABSENT + "/" + act, JSON, body));
      }
    }
  }

  @Test
  void aDraftAboveIsAsAbsentWhateverIsAsked() throws IOException, InterruptedException {
    String partner = "{\"partner\":\"" + DemoNodes.WATCH + "\",";
    for (var below : List.of("", "/preview/" + DemoNodes.WATCH)) {
      same(get("/drafts/" + draft + below), get("/drafts/" + ABSENT + below));
    }
    for (var act :
        List.of(
            List.of("approve", partner + "\"revision\":1,\"digest\":\"00\"}"),
            List.of("clear", "{\"hit\":\"00\",\"reason\":\"A word.\"}"),
            List.of("release", partner + "\"digest\":\"00\"}"),
            List.of("review", partner + "\"agrees\":true,\"note\":\"Yes.\"}"))) {
      same(
          post("/drafts/" + draft + "/" + act.getFirst(), JSON, act.getLast()),
          post("/drafts/" + ABSENT + "/" + act.getFirst(), JSON, act.getLast()));
    }
    String stix = "application/stix+json;version=2.1";
    String bundle = DemoNodes.sampleWarning().utf8();
    same(
        post("/drafts/" + draft + "/change?revision=1", stix, bundle),
        post("/drafts/" + ABSENT + "/change?revision=1", stix, bundle));
    assertThat(post("/drafts?to=" + DemoNodes.WATCH, stix, bundle).statusCode()).isEqualTo(403);
  }

  private static void same(HttpResponse<byte[]> hidden, HttpResponse<byte[]> absent) {
    assertThat(absent.statusCode()).as(absent.uri().toString()).isEqualTo(404);
    assertThat(hidden.statusCode()).as(hidden.uri().toString()).isEqualTo(404);
    assertThat(hidden.body()).isEqualTo(absent.body());
  }

  @Test
  void otherAttributesHoldFromTheNextRequestOn() throws IOException, InterruptedException {
    nodes.desk().setAttributes(new Caller.Operator(), NAME, Set.of("tlp.amber"));

    assertThat(text(get("/inbox"))).contains(received.toString());
    assertThat(text(get("/outbox"))).contains(owed.toString(), "\"ack\"");
    assertThat(text(get("/drafts"))).contains(draft.toString());
    assertThat(get("/statements/" + received + "/evidence").statusCode()).isEqualTo(200);

    limit();
    assertThat(text(get("/inbox")).strip()).isEqualTo("[]");
  }

  @Test
  void aNodeWhereNobodyWhoAnswersSeesTheHighestLevelSaysSo()
      throws IOException, InterruptedException {
    for (var account : nodes.desk().accounts(new Caller.Operator())) {
      if (account.role() != Role.OVERSIGHT) {
        nodes.desk().setAttributes(new Caller.Operator(), account.name(), Set.of("tlp.amber"));
      }
    }
    var request = nodes.asOperator("/accounts/" + NAME + "/attributes");
    var answer =
        ApiNodes.json(nodes.send(ApiNodes.post(request, JSON, "{\"attributes\":[\"tlp.green\"]}")));
    assertThat(answer.strings("attributes")).containsExactly("tlp.green");
    assertThat(answer.string("warning")).contains("TLP:AMBER+STRICT", "FLASH");

    nodes.desk().setAttributes(new Caller.Operator(), "the.duty", Set.of("tlp.red"));
    assertThat(nodes.desk().gap(new Caller.Operator())).isEmpty();
  }
}
