package dev.tocsin.node;

import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Origin;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.release.marking.Handling;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.node.desk.ObjectDesk;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Alder has warned birch, whose programs are to have what it warned of.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectingIT {
  private static final String WARNINGS = "warnings";

  private final HttpClient http = HttpClient.newHttpClient();
  private TestPair pair;
  private UUID collection;

  @BeforeAll
  void enrol(@TempDir Path folder) {
    pair = TestPair.start(folder, "http").enrolled(Tlp.RED);
    var operator = new Caller.Operator();
    var policy =
        TestPolicies.alone(TestPair.BIRCH, "red", "withhold")
            .utf8()
            .replace("ceiling: red\n", "ceiling: red\n    promises: [copy, time]\n");
    pair.alder().node().desk().policies().load(operator, Bytes.utf8(policy));
    var collections = desk().collections();
    collections.addRoot(operator, () -> new ApiRoot("house", "House", Optional.empty()));
    collection =
        collections
            .addCollection(
                operator,
                new NewCollection(
                    "house",
                    "Of partners",
                    Optional.empty(),
                    Optional.of(WARNINGS),
                    Tlp.GREEN,
                    TaxiiCollection.Inbound.QUARANTINE))
            .id();
  }

  @AfterAll
  void stop() {
    http.close();
    pair.close();
  }

  private Desk desk() {
    return pair.birch().node().desk();
  }

  private String warned() {
    return warned(DemoNodes.sampleWarning(), false);
  }

  private String warned(Bytes bundle, boolean exercise) {
    var draft =
        new Draft(bundle, Optional.empty(), Precedence.IMMEDIATE, exercise, Optional.empty());
    var input = new DraftInput(draft, List.of(TestPair.BIRCH));
    var id = DemoNodes.warn(pair.alder().node().desk().drafts(), TestPair.LIAISON, OFFICER, input);
    pair.await(id, "received");
    return id.toString();
  }

  /// One address, of which whoever gets it may not do all.
  ///
  /// @param says a member of the handling extension
  private static Bytes handled(String says) {
    String house = "marking-definition--11111111-1111-4111-8111-111111111111";
    return Bytes.utf8(
        """
        {"type":"bundle","id":"bundle--11111111-1111-4111-8111-111111111111","objects":[
        {"type":"marking-definition","spec_version":"2.1","id":"%s","name":"House",
         "created":"2026-01-01T00:00:00.000Z",
         "extensions":{"%s":{"extension_type":"property-extension",%s}}},
        {"type":"ipv4-addr","spec_version":"2.1","value":"198.51.100.7",
         "id":"ipv4-addr--11111111-1111-5111-8111-111111111111",
         "object_marking_refs":["%s","%s"]}]}
        """
            .formatted(house, Handling.EXTENSION, says, Tlp.RED.marking(), house));
  }

  @Test
  void whatMayOnlyBeShownOrKeptForATimeAndWhatIsAnExerciseGoesIntoNoCollection() {
    for (var says : List.of("\"copy\":\"show-only\"", "\"valid_until\":\"2100-01-01T00:00:00Z\"")) {
      var warning = warned(handled(says), false);
      desk().decide(OFFICER, warning, Decision.WILL_ACT, "");
      refused(() -> desk().collect(OFFICER, warning, WARNINGS), Problem.Kind.POLICY);
    }
    var exercise = warned(DemoNodes.sampleWarning(), true);
    desk().decide(OFFICER, exercise, Decision.WILL_ACT, "");
    refused(() -> desk().collect(OFFICER, exercise, WARNINGS), Problem.Kind.STATE);
  }

  /// What a program with some attributes finds in the collection.
  private String found(String name, String... attributes) throws IOException, InterruptedException {
    var machines = pair.birch().node().machines();
    machines.add(
        new MachineAccount(
            name,
            Set.of(attributes),
            List.of(new MachineAccount.Grant(collection, true, false)),
            MachineAccount.Limits.DEFAULT,
            false,
            Instant.EPOCH,
            "operator"));
    String token = machines.addToken(name, "first", Optional.empty()).secret();
    var address =
        pair.birch()
            .node()
            .address()
            .resolve("/taxii2/house/collections/" + WARNINGS + "/objects/");
    var request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void refused(ThrowingCallable act, Problem.Kind kind) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, no -> assertThat(no.problem().kind()).isEqualTo(kind));
  }

  @Test
  void whatWasAcknowledgedIsForOwnProgramsThatMaySeeTheWarningAndPassedOnByNobody()
      throws IOException, InterruptedException {
    var warning = warned();
    refused(() -> desk().collect(OFFICER, warning, WARNINGS), Problem.Kind.STATE);
    desk().decide(OFFICER, warning, Decision.WILL_ACT, "");
    var analyst = new Caller.Person("ana", Role.ANALYST);
    refused(() -> desk().collect(analyst, warning, WARNINGS), Problem.Kind.ABSENT);

    var status = desk().collect(OFFICER, warning, WARNINGS);

    assertThat(status.failures()).isEmpty();
    assertThat(status.successes()).isNotEmpty();
    assertThat(found("own", "tlp.amber", "org.own")).contains("incident--");
    assertThat(found("other", "tlp.red", "org.north")).doesNotContain("incident--");
    assertThat(found("low", "tlp.green", "org.own")).doesNotContain("incident--");
    var search =
        new ObjectDesk.Search(Optional.of("incident"), Optional.empty(), Optional.empty(), 10);
    var held = desk().objects().objects(OFFICER, WARNINGS, search).objects();
    assertThat(held).hasSize(1);
    assertThat(held.getFirst().origin()).contains(new Origin(TestPair.ALDER, warning));
    var ids = List.of(held.getFirst().id());
    refused(() -> desk().objects().bundle(OFFICER, WARNINGS, ids), Problem.Kind.POLICY);
    assertThat(desk().collect(OFFICER, warning, WARNINGS).failures()).as("again").isEmpty();
  }
}
