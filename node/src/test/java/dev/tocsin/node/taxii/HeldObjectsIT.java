package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Quarantined;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.Withdrawing.Why;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.compose.ComposedWarning;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.HeldObject;
import dev.tocsin.node.desk.ObjectDesk;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What people do with the objects of collections, on a real node that programs read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldObjectsIT {
  private static final Caller.Person DUTY = new Caller.Person("noor", Role.DUTY);
  private static final Caller.Person AUTHORITY = new Caller.Person("ines", Role.RELEASE_AUTHORITY);
  private static final Caller.Person LIMITED =
      new Caller.Person("otto", Role.RELEASE_AUTHORITY, Set.of("tlp.clear"));
  private static final Caller.Person OVERSIGHT = new Caller.Person("olav", Role.OVERSIGHT);
  private static final String HOUSE = "marking-definition--22222222-2222-4222-8222-222222222222";
  private static final String STRANGE = "marking-definition--33333333-3333-4333-8333-333333333333";
  private static final TaxiiCollection WATCH = TaxiiHouse.collection(1, "harbour", "watch");

  private final HttpClient http = HttpClient.newHttpClient();
  private TaxiiHouse house;
  private ObjectDesk desk;
  private String ourselves;

  @BeforeAll
  void start(@TempDir Path folder) {
    house =
        new TaxiiHouse(
            folder,
            List.of(new ApiRoot("harbour", "Harbour", Optional.empty())),
            List.of(WATCH),
            TaxiiLimits.DEFAULT);
    house.account(
        "siem", "tlp.red", MachineAccount.Limits.DEFAULT, List.of(TaxiiHouse.both(WATCH)));
    desk = house.node().desk().objects();
    var self = house.node().keyring().descriptors();
    ourselves =
        ComposedWarning.Author.of(self.node().brief(), self.newest().name().value())
            .id()
            .toString();
  }

  @AfterAll
  void stop() {
    http.close();
    house.close();
  }

  private static String id(String type, int number) {
    return type + "--00000000-0000-4000-8000-%012d".formatted(number);
  }

  private static String tool(int number, String creator, String marking) {
    return """
    {"type":"tool","spec_version":"2.1","id":"%s","created_by_ref":"%s",
     "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
     "name":"Tool %d","object_marking_refs":["%s","%s"]}
    """
        .formatted(id("tool", number), creator, number, Tlp.GREEN.marking(), marking);
  }

  private static String tool(int number, String creator) {
    return tool(number, creator, Tlp.GREEN.marking().toString());
  }

  private static String definition() {
    return """
    {"type":"marking-definition","spec_version":"2.1","id":"%s",
     "created":"2026-01-01T00:00:00.000Z","definition_type":"statement",
     "definition":{"statement":"Of the waterworks"}}
    """
        .formatted(HOUSE);
  }

  private HttpRequest.Builder to(String below) {
    return HttpRequest.newBuilder(
            house.address().resolve("/taxii2/harbour/collections/watch/" + below))
        .header("Authorization", house.bearer("siem"));
  }

  private void add(String... objects) throws IOException, InterruptedException {
    var request =
        to("objects/")
            .header("Content-Type", "application/taxii+json;version=2.1")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"objects\":[" + String.join(",", objects) + "]}"));
    var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).contains("\"failure_count\":0");
  }

  private String read(String below) throws IOException, InterruptedException {
    return http.send(to(below).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  private List<HeldObject> shown(Caller caller, String id) {
    var search = new ObjectDesk.Search(Optional.empty(), Optional.of(id), Optional.empty(), 10);
    return desk.objects(caller, "watch", search).objects();
  }

  private static void refused(ThrowingCallable act, Problem.Kind kind) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, no -> assertThat(no.problem().kind()).isEqualTo(kind));
  }

  @Test
  void whatSomebodyAddsOverSomethingHiddenIsListedAndAPersonTakesItOut() {
    house.account(
        "sensor", "tlp.green", MachineAccount.Limits.DEFAULT, List.of(TaxiiHouse.both(WATCH)));
    String path = "/taxii2/harbour/collections/watch/objects/";
    for (var each : List.of(Map.entry("siem", Tlp.RED), Map.entry("sensor", Tlp.GREEN))) {
      String object =
          StixTexts.identity("beside", StixTexts.EARLY, "of " + each.getKey(), each.getValue());
      house.post(each.getKey(), path, StixTexts.envelope(object));
    }
    String one = path + StixTexts.id("identity", "beside") + "/";
    assertThat(house.get("sensor", one).body()).contains("of sensor");

    var collections = house.node().desk().collections();
    var listed = collections.waiting(DUTY, "watch", 10);

    assertThat(listed)
        .singleElement()
        .satisfies(each -> assertThat(each.conflict()).isEqualTo(Quarantined.Conflict.STANDS));
    var numbers = List.of(listed.getFirst().number());
    collections.decide(DUTY, "watch", numbers, Quarantined.Verdict.REJECTED);
    assertThat(house.get("sensor", one).status()).isEqualTo(404);
    assertThat(house.get("siem", one).body()).contains("of siem");
    assertThat(collections.waiting(DUTY, "watch", 10)).isEmpty();
  }

  @Test
  void whatAPersonTakesOutIsGoneAndPollersReadWhy() throws IOException, InterruptedException {
    add(
        tool(1, id("identity", 1)),
        tool(1, id("identity", 1)).replace("2026-01-01T", "2026-01-02T"));
    assertThat(read("objects/" + id("tool", 1) + "/")).contains("Tool 1");

    var done = desk.withdraw(AUTHORITY, "watch", List.of(id("tool", 1)), Why.RECALLED, false);

    assertThat(done).containsExactly(new ObjectDesk.Withdrawn(id("tool", 1), 2, ""));
    assertThat(read("objects/" + id("tool", 1) + "/")).contains("\"error_code\":\"absent\"");
    assertThat(read("withdrawals/")).contains(id("tool", 1)).contains("\"reason\":\"recalled\"");
    assertThat(desk.withdraw(AUTHORITY, "watch", List.of(id("tool", 1)), Why.WRONG, false))
        .extracting(ObjectDesk.Withdrawn::problem)
        .containsExactly("There is no such object in the collection.");
  }

  @Test
  void takingOutIsForReleaseAuthoritiesAndOperators() throws IOException, InterruptedException {
    add(tool(2, id("identity", 1)));
    var ids = List.of(id("tool", 2));

    for (var role : Role.values()) {
      if (role != Role.RELEASE_AUTHORITY && role != Role.OPERATOR) {
        refused(
            () ->
                desk.withdraw(new Caller.Person("someone", role), "watch", ids, Why.DELETED, false),
            Problem.Kind.ABSENT);
      }
    }
    assertThat(read("objects/" + id("tool", 2) + "/")).contains("Tool 2");
    assertThat(desk.withdraw(new Caller.Operator(), "watch", ids, Why.DELETED, false))
        .extracting(ObjectDesk.Withdrawn::versions)
        .containsExactly(1);
  }

  @Test
  void whatThisOrganisationMadeIsRevokedForThoseWhoKnowOnlyTheStandard()
      throws IOException, InterruptedException {
    add(tool(3, ourselves), tool(4, id("identity", 1)));
    var ids = List.of(id("tool", 3), id("tool", 4));

    var done = desk.withdraw(AUTHORITY, "watch", ids, Why.WRONG, true);

    assertThat(done.getFirst()).isEqualTo(new ObjectDesk.Withdrawn(id("tool", 3), 1, ""));
    assertThat(done.getLast().problem()).startsWith("Only whoever made an object may revoke it");
    assertThat(read("objects/" + id("tool", 3) + "/?match%5Bversion%5D=all"))
        .contains("\"revoked\":true")
        .doesNotContain("\"modified\":\"2026-01-01T00:00:00.000Z\"");
    assertThat(read("objects/" + id("tool", 4) + "/")).contains("Tool 4");
    assertThat(desk.withdraw(AUTHORITY, "watch", ids.subList(0, 1), Why.WRONG, true))
        .extracting(ObjectDesk.Withdrawn::problem)
        .containsExactly("It is revoked already.");
  }

  @Test
  void peopleSeeInACollectionWhatItsMarkingsLetThemSee() throws IOException, InterruptedException {
    add(tool(5, id("identity", 1)), tool(6, id("identity", 1), STRANGE));

    assertThat(shown(DUTY, id("tool", 5)))
        .singleElement()
        .satisfies(held -> {
          assertThat(held.object().title()).isEqualTo("Tool 5");
          assertThat(held.copied()).isTrue();
        });
    assertThat(shown(DUTY, id("tool", 6))).isEmpty();
    refused(() -> shown(OVERSIGHT, id("tool", 5)), Problem.Kind.ABSENT);
  }

  @Test
  void whoIsLimitedNeitherSeesNorTakesOutWhatIsAbove() throws IOException, InterruptedException {
    add(tool(13, id("identity", 1)));
    var there = List.of(id("tool", 13));
    var absent = List.of(id("tool", 99));

    assertThat(shown(LIMITED, id("tool", 13))).isEmpty();
    assertThat(desk.withdraw(LIMITED, "watch", there, Why.WRONG, false))
        .extracting(ObjectDesk.Withdrawn::problem)
        .isEqualTo(
            desk.withdraw(LIMITED, "watch", absent, Why.WRONG, false).stream()
                .map(ObjectDesk.Withdrawn::problem)
                .toList());
    assertThat(shown(AUTHORITY, id("tool", 13))).hasSize(1);
  }

  @Test
  void aPageGoesOnWhereTheOneBeforeEnded() throws IOException, InterruptedException {
    add(tool(7, id("identity", 1)), tool(8, id("identity", 1)), tool(9, id("identity", 1)));
    var tools = Optional.of("tool");
    var first =
        desk.objects(
            DUTY, "watch", new ObjectDesk.Search(tools, Optional.empty(), Optional.empty(), 2));
    assertThat(first.objects()).hasSize(2);

    var second =
        desk.objects(
            DUTY, "watch", new ObjectDesk.Search(tools, Optional.empty(), first.next(), 100));

    assertThat(second.objects())
        .extracting(HeldObject::id)
        .contains(id("tool", 9))
        .doesNotContainAnyElementsOf(first.objects().stream().map(HeldObject::id).toList());
    assertThat(second.next()).isEmpty();
  }

  @Test
  void aDraftOfObjectsHasTheirLastVersionsAndTheDefinitionsOfTheirMarkings()
      throws IOException, InterruptedException {
    var before = tool(10, id("identity", 1), HOUSE);
    add(
        definition(),
        before,
        before.replace(
            "\"2026-01-01T00:00:00.000Z\",\n \"name", "\"2026-01-05T00:00:00.000Z\",\n \"name"));

    var bundle = Bundle.parse(desk.bundle(DUTY, "watch", List.of(id("tool", 10))).toArray());

    assertThat(bundle.objects())
        .extracting(object -> object.id().toString())
        .containsExactlyInAnyOrder(id("tool", 10), HOUSE, Tlp.GREEN.marking().toString());
    assertThat(bundle.objects().getFirst())
        .extracting(StixObject::modified)
        .hasToString("Optional[2026-01-05T00:00:00.000Z]");
  }

  @Test
  void whatSomebodyDoesNotSeeIsNotInADraftOfTheirs() throws IOException, InterruptedException {
    add(tool(11, id("identity", 1)), tool(12, id("identity", 1), STRANGE));

    for (var hidden : List.of(id("tool", 12), id("tool", 99))) {
      refused(
          () -> desk.bundle(DUTY, "watch", List.of(id("tool", 11), hidden)),
          Problem.Kind.BAD_REQUEST);
    }
    refused(() -> desk.bundle(OVERSIGHT, "watch", List.of(id("tool", 11))), Problem.Kind.ABSENT);
  }
}
