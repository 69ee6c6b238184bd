package dev.tocsin.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who comes into the console and how far, asked by hand and not through a browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleGuardIT {
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
  private static final Set<Role> RELEASING =
      Set.of(Role.OPERATOR, Role.DUTY, Role.RELEASE_AUTHORITY);
  private static final Set<Role> SHARING = Set.of(Role.OPERATOR, Role.LIAISON, Role.OVERSIGHT);

  private ConsoleHouse house;
  private StatementId warning;

  @BeforeAll
  void open(@TempDir Path folder) {
    house = new ConsoleHouse(folder);
    warning = house.warn(Precedence.PRIORITY, false);
  }

  @AfterAll
  void close() {
    house.close();
  }

  private ConsoleVisit stranger() {
    return ConsoleVisit.stranger(house.base());
  }

  private ConsoleVisit as(Role role) {
    return stranger().as(ConsoleHouse.name(role));
  }

  private ConsoleVisit asNew(String name) {
    house.add(name, Role.ANALYST);
    return stranger().as(name);
  }

  private static boolean in(ConsoleVisit visit) {
    return visit.get("/console/inbox").statusCode() == 200;
  }

  @Test
  void theCookieIsBoundToThisHostAndSeenByNoScript() {
    var name = ConsoleHouse.name(Role.DUTY);
    var set =
        stranger()
            .logIn(name, ConsoleHouse.password(name))
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    assertThat(set)
        .matches("__Host-tocsin-" + house.brief() + "=[A-Za-z0-9_-]{43}; .*")
        .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Strict")
        .doesNotContain("Domain");
  }

  @Test
  void anUnknownNameAndAWrongPasswordGetTheSameAnswer() {
    var known = ConsoleHouse.name(Role.ANALYST);
    var wrong = stranger().logIn(known, "not the password at all");
    var unknown = stranger().logIn("nobody-here", "not the password at all");
    assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(wrong.body().replace(known, "nobody-here")).isEqualTo(unknown.body());
  }

  @Test
  void loggingInAgainBeginsANewSessionAndEndsTheOld() {
    var name = ConsoleHouse.name(Role.LIAISON);
    var before = stranger().as(name);
    var after = before.as(name);
    assertThat(in(after)).isTrue();
    assertThat(in(before)).isFalse();
  }

  @Test
  void loggingOutEndsEverySessionOfTheAccount() {
    var here = asNew("out");
    var elsewhere = stranger().as("out");
    here.post("/console/log-out", Map.of("form-token", here.token()), Optional.of(house.base()));
    assertThat(in(here)).isFalse();
    assertThat(in(elsewhere)).isFalse();
  }

  @Test
  void aDisabledAccountIsOutAtOnce() {
    var visit = asNew("gone");
    house.desk().disableAccount(new Caller.Operator(), "gone");
    assertThat(in(visit)).isFalse();
    assertThat(stranger().logIn("gone", ConsoleHouse.password("gone")).statusCode()).isEqualTo(401);
  }

  @Test
  void aNewPasswordEndsEverySession() {
    var visit = asNew("fresh");
    house.desk().setPassword(new Caller.Operator(), "fresh", "another password");
    assertThat(in(visit)).isFalse();
  }

  @Test
  void otherAttributesEndEverySession() {
    var visit = asNew("limited");
    house.desk().setAttributes(new Caller.Operator(), "limited", Set.of("tlp.green"));
    assertThat(in(visit)).isFalse();
    assertThat(in(stranger().as("limited"))).isTrue();
  }

  @Test
  void aStrangerIsLedToTheLogInWhateverTheyAskFor() {
    for (var path : List.of("inbox", "accounts", "no-such-page", "warnings/" + NOBODY)) {
      var answer = stranger().get("/console/" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location"))
          .as(path)
          .contains("/console/log-in?next=/console/" + path);
    }
  }

  @Test
  void theLogInLeadsNowhereElse() {
    for (var next : List.of("//elsewhere.example/", "https://elsewhere.example", "/console//x")) {
      var name = ConsoleHouse.name(Role.DUTY);
      var fields = Map.of("name", name, "password", ConsoleHouse.password(name), "next", next);
      var answer = stranger().post("/console/log-in", fields, Optional.of(house.base()));
      assertThat(answer.headers().firstValue("Location")).contains("/console/inbox");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/log-out",
        "/console/warnings/ID/answer",
        "/console/drafts",
        "/console/drafts/stix",
        "/console/drafts/0000/marks",
        "/console/drafts/0000/partners/meridian-watch/approve",
        "/console/drafts/0000/partners/meridian-watch/emergency",
        "/console/warnings/ID/permit",
        "/console/warnings/ID/forward",
        "/console/warnings/ID/collect",
        "/console/partners",
        "/console/partners/meridian-watch/shown",
        "/console/partners/meridian-watch/confirm",
        "/console/accounts",
        "/console/accounts/a-analyst/disable",
        "/console/accounts/a-analyst/password",
        "/console/taxii/roots",
        "/console/taxii/roots/feeds/change",
        "/console/taxii/accounts/siem/attributes",
        "/console/taxii/accounts/siem/tokens",
        "/console/waiting/indicators",
        "/console/collections/indicators"
      })
  void aFormFromElsewhereDoesNothing(String route) {
    var path = route.replace("ID", warning.toString());
    for (var role : List.of(Role.OPERATOR, Role.DUTY, Role.LIAISON)) {
      var visit = as(role);
      var own = Optional.of(house.base());
      var fields = Map.of("decision", "will-act", "name", "planted", "role", "operator");
      var signed = Map.of("form-token", visit.token(), "decision", "will-act");
      var forged = Map.of("form-token", as(role).token(), "decision", "will-act");
      assertRefused(visit.post(path, fields, own));
      assertRefused(visit.post(path, forged, own));
      assertRefused(visit.post(path, signed, Optional.of("https://elsewhere.example")));
      assertRefused(visit.post(path, signed, Optional.of("null")));
      assertRefused(visit.post(path, signed, Optional.empty()));
      assertThat(in(visit)).isTrue();
    }
    assertThat(house.sent(warning).answer()).isEmpty();
    assertThat(in(stranger().as("a-analyst"))).isTrue();
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("nothing was done");
  }

  @Test
  void aRequestThatTheBrowserCallsCrossSiteIsRefused() {
    var visit = as(Role.DUTY);
    var request =
        visit
            .request("/console/log-out")
            .header("Origin", house.base())
            .header("Sec-Fetch-Site", "cross-site")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("form-token=" + visit.token()))
            .build();
    assertRefused(ConsoleVisit.send(request));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void eachRoleSeesItsPagesAndNoOther(Role role) {
    var visit = as(role);
    for (var path :
        List.of(
            "inbox",
            "outbox",
            "drafts",
            "reviews",
            "partners",
            "partners/meridian-watch",
            "status")) {
      assertThat(visit.get("/console/" + path).statusCode()).as(path).isEqualTo(200);
    }
    var id = "/console/warnings/" + warning;
    boolean reads = role != Role.OVERSIGHT;
    assertThat(visit.get(id).statusCode()).isEqualTo(200);
    assertThat(visit.get(id + "/evidence").statusCode()).isEqualTo(200);
    assertThat(visit.get(id + "/evidence?content=yes").statusCode()).isEqualTo(reads ? 200 : 404);
    assertThat(visit.get(id + "/parts/warning.json").statusCode()).isEqualTo(reads ? 200 : 404);
    assertThat(visit.get("/console/drafts/new").statusCode()).isEqualTo(reads ? 200 : 404);
    assertThat(visit.get("/console/waiting").statusCode())
        .isEqualTo(RELEASING.contains(role) ? 200 : 403);
    assertThat(visit.get("/console/taxii").statusCode())
        .isEqualTo(SHARING.contains(role) ? 200 : 403);
    assertThat(visit.get("/console/accounts").statusCode())
        .isEqualTo(role == Role.OPERATOR ? 200 : 403);
    boolean answers = role == Role.DUTY || role == Role.RELEASE_AUTHORITY;
    assertThat(visit.get(id).body().contains("/answer\"")).isEqualTo(answers);
  }

  @Test
  void whoMayNotAnswerGetsTheAnswerForWhatIsAbsent() {
    var visit = as(Role.ANALYST);
    var fields = Map.of("form-token", visit.token(), "decision", "will-act");
    var own = Optional.of(house.base());
    var forbidden = visit.post("/console/warnings/" + warning + "/answer", fields, own);
    var absent = visit.post("/console/warnings/" + NOBODY + "/answer", fields, own);
    assertThat(forbidden.statusCode()).isEqualTo(404).isEqualTo(absent.statusCode());
    assertThat(forbidden.body()).isEqualTo(absent.body());
  }

  @Test
  void whatIsAbsentAndWhatIsForbiddenLookTheSame() {
    var visit = as(Role.OVERSIGHT);
    var forbidden = visit.get("/console/warnings/" + warning + "/parts/warning.json");
    var absent = visit.get("/console/warnings/" + NOBODY + "/parts/warning.json");
    assertThat(forbidden.statusCode()).isEqualTo(404).isEqualTo(absent.statusCode());
    assertThat(forbidden.body()).isEqualTo(absent.body());
  }

  @Test
  void oversightSeesDecisionsAndProofsButNoContent() {
    var visit = as(Role.OVERSIGHT);
    var pages =
        visit.get("/console/inbox").body() + visit.get("/console/warnings/" + warning).body();
    assertThat(pages)
        .contains("(withheld)", "PRIORITY", "accepted", "not content")
        .contains("The file holds the signed statement whole, and so the title")
        .doesNotContain("Lantern", "Heron", "Halyard", "555 0142");
  }

  @Test
  void everyPageForbidsForeignScriptsAndFrames() {
    var visit = as(Role.OPERATOR);
    for (var path : List.of("/console/inbox", "/console/accounts", "/console/nothing")) {
      var headers = visit.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void downloadsAreSavedAndNeverShown() {
    var headers =
        as(Role.DUTY).get("/console/warnings/" + warning + "/parts/warning.json").headers();
    assertThat(headers.firstValue("Content-Disposition"))
        .contains("attachment; filename=\"warning.json\"");
    assertThat(headers.firstValue("Content-Type").orElseThrow())
        .startsWith("application/stix+json");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("sandbox");
  }

  @Test
  void aFormThatIsTooLargeIsRefusedInPlainWords() {
    var visit = as(Role.DUTY);
    var fields = Map.of("form-token", visit.token(), "note", "n".repeat(100_000));
    var answer =
        visit.post("/console/warnings/" + warning + "/answer", fields, Optional.of(house.base()));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("Send less at once");
  }
}
