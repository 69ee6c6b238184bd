package dev.tocsin.node;

import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.node.desk.ObjectDesk;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
    pair = TestPair.start(folder, "http").enrolled(Tlp.AMBER);
    var operator = new Caller.Operator();
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
    var id = pair.send(DemoNodes.sampleWarning());
    pair.await(id, "received");
    return id.toString();
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
    assertThat(found("own", "tlp.amber", "org.own")).contains("\"type\":\"incident\"".replace("\":", "\": "));
    assertThat(found("other", "tlp.red", "org.north")).doesNotContain("incident--");
    assertThat(found("low", "tlp.green", "org.own")).doesNotContain("incident--");
    var search =
        new ObjectDesk.Search(Optional.of("incident"), Optional.empty(), Optional.empty(), 10);
    var held = desk().objects().objects(OFFICER, WARNINGS, search).objects();
    assertThat(held).hasSize(1);
    var ids = List.of(held.getFirst().id());
    refused(() -> desk().objects().bundle(OFFICER, WARNINGS, ids), Problem.Kind.POLICY);
    assertThat(desk().collect(OFFICER, warning, WARNINGS).failures()).as("again").isEmpty();
  }
}
