package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.Shell.Done;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes that no network joins: everything between them is a file.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CarriedByHandIT {
  private static final int ROUNDS_MAX = 6;
  private static final int STATEMENTS_MAX = 3_000;

  private Path folder;
  private RunningNode here;
  private RunningNode there;

  /// One person sends what is GREEN or AMBER, to have it short.
  private static final String ALONE =
      """
      version: 1
      organisation: hill
      unmarked: withhold
      partners:
        ferry:
          ceiling: amber
      approvals:
        clear: 0
        green: 0
        amber: 0
      tests:
        - name: what is red stays
          given:
            - tlp: red
          partner: ferry
          expect: withhold
      """;

  @BeforeAll
  void enrol(@TempDir Path folder) throws IOException {
    this.folder = folder;
    here = RunningNode.carried(folder.resolve("here"), "Hill Station");
    there = RunningNode.carried(folder.resolve("there"), "Ferry Office");
    invite(here, there, "ferry");
    invite(there, here, "hill");
    confirm(here, "ferry", "ada", "bo");
    confirm(there, "hill", "cleo", "dan");
    for (int round = 0; round < ROUNDS_MAX && !active(); round++) {
      carry(here, "ferry", there);
      carry(there, "hill", here);
    }
    assertThat(active()).as("both agreements went by hand").isTrue();
    ok(here.run("policy", "load", Files.writeString(folder.resolve("policy"), ALONE).toString()));
  }

  @AfterAll
  void stop() {
    here.close();
    there.close();
  }

  private static Done ok(Done done) {
    assertThat(done.exit()).as(done.err() + done.out()).isZero();
    return done;
  }

  private void invite(RunningNode node, RunningNode other, String name) {
    var file = folder.resolve("descriptor-" + name);
    ok(other.run("partner", "invite", "-o", file.toString()));
    ok(node.run("partner", "invite", file.toString(), "--name", name));
  }

  private static void confirm(RunningNode node, String name, String first, String second) {
    String number = ok(node.run("partner", "show", name, "--json")).json().string("number");
    for (var person : List.of(first, second)) {
      ok(
          node.run(
              "account",
              "add",
              person,
              "--role",
              "release-authority",
              "--password-file",
              node.passwordFile()));
      ok(node.runAs(person, "partner", "confirm", name, "--number", number));
    }
  }

  private boolean active() {
    return ok(here.run("partner", "list")).out().contains("active")
        && ok(there.run("partner", "list")).out().contains("active");
  }

  /// Brings what is owed to the other side, and the replies back.
  private void carry(RunningNode from, String partner, RunningNode to) throws IOException {
    var bag = Files.createTempDirectory(folder, "bag-");
    var out = ok(from.run("carry", "out", partner, bag.toString(), "--json")).json();
    var shapes = JsonShapes.read();
    var replies = new ArrayList<String>();
    for (var file : out.strings("files")) {
      var taken = ok(to.run("carry", "in", file, "--json"));
      shapes.check("carry in", taken);
      taken
          .json()
          .objects("taken")
          .forEach(each -> each.optionalString("reply").ifPresent(replies::add));
    }
    for (var reply : replies) {
      ok(from.run("carry", "in", reply));
    }
  }

  @Test
  void aWarningIsCarriedReceiptedAndAnswered() throws IOException {
    var bundle = Files.write(folder.resolve("warning.json"), DemoNodes.sampleWarning().toArray());
    String id =
        ok(here.run("warn", bundle.toString(), "--to", "ferry", "--json")).json().string("id");
    carry(here, "ferry", there);
    assertThat(ok(there.run("show", id)).out()).contains("Lantern Market");
    ok(there.runAs("dan", "ack", id, "--decision", "cannot-act", "--note", "Not our port."));
    carry(there, "hill", here);
    var shown = ok(here.run("show", id, "--json")).json();
    assertThat(shown.string("state")).isEqualTo("acknowledged");
    assertThat(shown.object("answer").string("decision")).isEqualTo("cannot-act");
    assertThat(shown.objects("history").stream().map(moment -> moment.string("state")))
        .contains("handed over", "received");
  }

  @Test
  void whatWasAcknowledgedGoesIntoACollectionThatKnowsWhereItCameFrom() throws IOException {
    var bundle = Files.write(folder.resolve("collected"), DemoNodes.sampleWarning().toArray());
    String id =
        ok(here.run("warn", bundle.toString(), "--to", "ferry", "--json")).json().string("id");
    carry(here, "ferry", there);
    ok(there.run("taxii", "root", "add", "house", "--title", "House"));
    ok(
        there.run(
            "taxii", "collection", "add", "house", "--title", "Of partners", "--alias", "hills"));
    var early = there.runAs("dan", "taxii", "collect", "hills", id);
    assertThat(early.exit()).isEqualTo(1);
    assertThat(early.err()).contains("Only one that a named person acknowledged goes");
    ok(there.runAs("dan", "ack", id, "--decision", "will-act"));

    var put = ok(there.runAs("dan", "taxii", "collect", "hills", id, "--json"));

    JsonShapes.read().check("taxii collect", put);
    long taken = put.json().longValue("taken");
    assertThat(ok(there.runAs("dan", "taxii", "collect", "hills", id)).out())
        .isEqualTo(taken + " are there, 0 not.\n");
    var held = ok(there.runAs("dan", "taxii", "objects", "hills", "--json"));
    JsonShapes.read().check("taxii objects", held);
    assertThat(held.json().objects("objects"))
        .hasSize((int) taken)
        .allSatisfy(object -> {
          var origin = object.object("origin");
          assertThat(origin.string("partner")).isEqualTo("hill");
          assertThat(origin.string("statement")).isEqualTo(id);
        });
  }

  @Test
  void theFilesAreListedAsTheGuideSays() throws IOException {
    var bag = Files.createTempDirectory(folder, "bag-");
    var done = ok(here.run("carry", "out", "ferry", bag.toString(), "--json"));
    JsonShapes.read().check("carry out", done);
    var nowhere = here.run("carry", "out", "ferry", bag.resolve("none").toString());
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(nowhere.err()).contains("There is no folder");
  }

  @Test
  void oneBadFileDoesNotStopTheOthers() throws IOException {
    var bag = Files.createTempDirectory(folder, "bag-");
    var junk = Files.writeString(bag.resolve("junk.tocsin"), "no capsule");
    var done = there.run("carry", "in", bag.resolve("absent").toString(), junk.toString());
    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("absent: Cannot read");
    assertThat(done.out()).contains("Carry the reply back");
  }

  /// The last, since what it queues stands before whatever the others would carry.
  @Test
  @Order(Integer.MAX_VALUE)
  void aBeginningThatTwoIdsShareIsNotEnough() {
    String shared = sharedBeginning();
    var done = here.run("show", shared);
    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("More than one statement begins so; give more of its id.");
  }

  /// Releases warnings until two ids begin alike; they only queue, since nobody carries them.
  private String sharedBeginning() {
    var draft = new Draft(smallest(), Optional.empty(), Precedence.ROUTINE, true, Optional.empty());
    var seen = new HashSet<String>();
    for (int i = 0; i < STATEMENTS_MAX; i++) {
      var id = here.node().desk().release(new Caller.Operator(), "ferry", draft);
      String beginning = id.toString().substring(0, 4);
      if (!seen.add(beginning)) {
        return beginning;
      }
    }
    throw new AssertionError("no two of " + STATEMENTS_MAX + " ids begin alike");
  }

  private static Bytes smallest() {
    var bundle =
        JsonObject.builder()
            .put("type", "bundle")
            .put("id", "bundle--3f6f1c0e-6a0c-4d0e-9c55-0d3f0c1f9a11")
            .put("objects", new JsonArray(List.of(Tlp.GREEN.definition(), place())))
            .build();
    return Bytes.utf8(new String(Json.write(bundle), StandardCharsets.UTF_8));
  }

  private static JsonObject place() {
    return JsonObject.builder()
        .put("type", "location")
        .put("spec_version", "2.1")
        .put("id", "location--7d1a4a53-93fc-4b13-8a5c-8e6f27a6f0a2")
        .put("created", "2031-01-01T00:00:00.000Z")
        .put("modified", "2031-01-01T00:00:00.000Z")
        .put("name", "Lower quay")
        .put("region", "northern-europe")
        .put("object_marking_refs", JsonArray.ofStrings(List.of(Tlp.GREEN.marking().toString())))
        .build();
  }
}
