package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.Shell.Done;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two fresh nodes, worked through nothing but command lines.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineIT {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String AMBER = Tlp.AMBER.marking().toString();

  private Path folder;
  private RunningNode watch;
  private RunningNode shield;
  private Path bundle;

  @BeforeAll
  void enrol(@TempDir Path folder) throws IOException {
    this.folder = folder;
    watch = RunningNode.online(folder.resolve("watch"), "Meridian Watch");
    shield = RunningNode.online(folder.resolve("shield"), "Harbour Shield");
    bundle = Files.write(folder.resolve("warning.json"), DemoNodes.sampleWarning().toArray());
    people(watch, "mira", "tomas");
    people(shield, "jonna", "lev");
    String number = invite(watch, shield, "shield");
    assertThat(invite(shield, watch, "watch")).isEqualTo(number);
    confirm(watch, "shield", number, "mira", "tomas");
    confirm(shield, "watch", number, "jonna", "lev");
    awaitState(watch, "shield");
    awaitState(shield, "watch");
    ok(watch.runAs("tomas", "policy", "load", policy("1", "1")));
  }

  /// A policy under which one person alone may send what is AMBER, to have it short.
  ///
  /// @param version of the form
  /// @param green how many must approve what is GREEN
  private String policy(String version, String green) throws IOException {
    var file = folder.resolve("policy-" + version + "-" + green + ".yaml");
    Files.writeString(
        file,
        """
        version: %s
        organisation: meridian
        unmarked: withhold
        partners:
          shield:
            ceiling: amber
        release:
          release-authority: amber
          liaison: green
        approvals:
          green: %s
          amber: 0
        emergency: green
        tests:
          - name: what is red stays
            given:
              - tlp: red
            partner: shield
            expect: withhold
        """
            .formatted(version, green));
    return file.toString();
  }

  @AfterAll
  void stop() {
    watch.close();
    shield.close();
  }

  private static Done ok(Done done) {
    assertThat(done.exit()).as(done.err() + done.out()).isZero();
    return done;
  }

  /// One password comes from a file, one is typed twice.
  private static void people(RunningNode node, String liaison, String authority) {
    var added =
        ok(
            node.run(
                "account",
                "add",
                liaison,
                "--role",
                "liaison",
                "--password-file",
                node.passwordFile()));
    assertThat(added.out()).isEqualTo("The account " + liaison + " is added.\n");
    ok(
        node.run(
            Shell.typing(RunningNode.PASSWORD, RunningNode.PASSWORD),
            "account",
            "add",
            authority,
            "--role",
            "release-authority"));
  }

  private String invite(RunningNode here, RunningNode there, String name) {
    var file = folder.resolve("from-" + name);
    ok(there.run("partner", "invite", "-o", file.toString()));
    ok(here.run("partner", "invite", file.toString(), "--name", name));
    var shown = ok(here.run("partner", "show", name));
    assertThat(shown.out()).contains("Call the partner on a number that you already know");
    return ok(here.run("partner", "show", name, "--json")).json().string("number");
  }

  /// One number is given as an option, one is typed; one password stands in the environment.
  private static void confirm(
      RunningNode here, String name, String number, String first, String second) {
    var one = ok(here.runAs(first, "partner", "confirm", name, "--number", number));
    assertThat(one.out()).contains("A second person of this node must confirm as well.");
    var two =
        ok(
            here.run(
                Shell.typing(number, RunningNode.PASSWORD),
                "partner",
                "confirm",
                name,
                "--as",
                second,
                "--json"));
    JsonShapes.read().check("partner confirm", two);
  }

  private static void awaitState(RunningNode node, String name) {
    DemoNodes.await(
        "the partnership with " + name,
        LIMIT,
        () ->
            node.run("partner", "list", "--json").rows().stream()
                .anyMatch(row ->
                    row.string("name").equals(name) && row.string("state").equals("active")));
  }

  private String warn(String... more) {
    var arguments = new java.util.ArrayList<>(List.of("warn", bundle.toString()));
    arguments.addAll(List.of("--to", "shield", "--json"));
    arguments.addAll(List.of(more));
    return ok(watch.run(arguments.toArray(String[]::new))).json().string("id");
  }

  private static JsonReader shown(RunningNode node, String id) {
    return ok(node.run("show", id, "--json")).json();
  }

  private void awaitSent(String id, String member, String value) {
    DemoNodes.await(
        member + " " + value, LIMIT, () -> shown(watch, id).string(member).equals(value));
  }

  @Test
  void aWarningGoesFromOneCommandLineToTheOtherAndIsProved() throws IOException {
    String id = warn("--precedence", "IMMEDIATE", "--exercise");
    awaitSent(id, "state", "received");
    assertThat(ok(shield.run("inbox")).out())
        .contains(id.substring(0, 8))
        .contains("IMMEDIATE")
        .contains("EXERCISE");
    var page = ok(shield.run("show", id.substring(0, 8)));
    assertThat(page.out())
        .contains("EXERCISE EXERCISE EXERCISE")
        .contains("Lantern Market")
        .contains("TLP:AMBER");
    assertThat(ok(watch.run("outbox")).out()).contains(id.substring(0, 8));
    var acknowledged =
        ok(
            shield.runAs(
                "lev",
                "ack",
                id,
                "--decision",
                "will-act",
                "--note",
                "Two teams are on their way."));
    assertThat(acknowledged.out()).contains("lev acknowledged " + id + ": will-act");
    awaitSent(id, "state", "acknowledged");
    var answer = shown(watch, id).object("answer");
    assertThat(answer.string("by")).isEqualTo("lev, release authority");
    assertThat(answer.string("note")).isEqualTo("Two teams are on their way.");
    awaitSent(id, "evidence", "complete");
    var evidence = folder.resolve("proof.zip");
    ok(watch.run("evidence", id, "-o", evidence.toString()));
    proves(evidence);
    tamperingIsFoundOut(evidence);
  }

  private void proves(Path evidence) {
    var verdict =
        ok(
            Shell.plain()
                .run(
                    "verify",
                    evidence.toString(),
                    "--trust",
                    watch.node().keyring().self().toString(),
                    "--trust",
                    shield.node().keyring().self().toString(),
                    "--json"));
    assertThat(verdict.json().string("verdict")).isEqualTo("proven");
    assertThat(verdict.json().object("times").has("received_before")).isTrue();
    assertThat(ok(Shell.plain().run("verify", evidence.toString())).out()).startsWith("PROVEN\n");
  }

  private void tamperingIsFoundOut(Path evidence) throws IOException {
    byte[] bytes = Files.readAllBytes(evidence);
    bytes[bytes.length / 2] ^= 1;
    var tampered = Files.write(folder.resolve("tampered.zip"), bytes);
    var refused = Shell.plain().run("verify", tampered.toString());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out()).startsWith("NOT PROVEN\n");
    var json = Shell.plain().run("verify", tampered.toString(), "--json");
    assertThat(json.exit()).isEqualTo(1);
    assertThat(json.json().string("verdict")).isEqualTo("refused");
  }

  @Test
  void everyJsonAnswerHasTheMembersThatTheGuideLists() throws IOException {
    String id = warn();
    awaitSent(id, "state", "received");
    var shapes = JsonShapes.read();
    shapes.check("status", ok(watch.run("status", "--json")));
    shapes.check("partner list", ok(watch.run("partner", "list", "--json")));
    shapes.check("partner show", ok(watch.run("partner", "show", "shield", "--json")));
    shapes.check("inbox", ok(shield.run("inbox", "--json", "--limit", "1")));
    shapes.check("search", ok(shield.run("search", "lantern", "market", "--json")));
    assertThat(ok(shield.run("search", "lantern")).out()).contains("»Lantern«", "You ");
    shapes.check("outbox", ok(watch.run("outbox", "--json")));
    shapes.check("show", ok(shield.run("show", id, "--json")));
    shapes.check("account list", ok(watch.run("account", "list", "--json")));
    shapes.check("warn", ok(watch.run("warn", bundle.toString(), "--to", "shield", "--json")));
    shapes.check(
        "warn --preview",
        ok(watch.run("warn", bundle.toString(), "--to", "shield", "--preview", "--json")));
    shapes.check(
        "ack",
        ok(
            shield.runAs(
                "lev", "ack", id, "--decision", "need-more", "--note", "Where?", "--json")));
    shapes.check(
        "evidence",
        ok(shield.run("evidence", id, "-o", folder.resolve("shape.zip").toString(), "--json")));
    shapes.check(
        "partner invite",
        ok(
            watch.run(
                "partner", "invite", "-o", folder.resolve("shape.node").toString(), "--json")));
    shapes.check(
        "verify",
        ok(Shell.plain().run("verify", folder.resolve("shape.zip").toString(), "--json")));
  }

  /// A draft that is GREEN but for its source, who is named once too often.
  private String draft(String title) throws IOException {
    String object =
        "{\"type\":\"%s\",\"spec_version\":\"2.1\",\"id\":\"%s\",\"created\":\"2031-11-20T19:05:00.000Z\","
            + "\"modified\":\"2031-11-20T19:05:00.000Z\",\"object_marking_refs\":[\"%s\"],%s}";
    String green = Tlp.GREEN.marking().toString();
    String incident = "incident--0e5be1b1-8ac4-4c36-8d3a-8f0a0c1f2e31";
    String quay =
        object.formatted(
            "incident",
            incident,
            green,
            "\"name\":\"Theft planned at the Copper Quay\",\"description\":\"Osric Vane told us.\","
                + "\"granular_markings\":[{\"marking_ref\":\""
                + Tlp.RED.marking()
                + "\",\"selectors\":[\"description\"]}]");
    String note =
        object.formatted(
            "note",
            "note--5a3e2c0f-3c62-4b8e-9a55-0b8d4f2f7c19",
            green,
            "\"content\":\"Osric Vane will call again.\",\"object_refs\":[\"" + incident + "\"]");
    var file = folder.resolve(title + ".json");
    Files.writeString(
        file,
        "{\"type\":\"bundle\",\"id\":\"bundle--1f0a5b58-2f0e-4f0e-8c3b-6a1c7b0a9d42\",\"objects\":["
            + quay
            + ","
            + note
            + "]}");
    return file.toString();
  }

  private Done preview(String who, String id) {
    return watch.runAs(who, "preview", id, "--to", "shield", "--json");
  }

  @Test
  void aDraftGoesAsOthersApprovedItAndAChangeVoidsThat() throws IOException {
    var shapes = JsonShapes.read();
    String file = draft("quay");
    var begun =
        ok(watch.runAs("mira", "draft", file, "--to", "shield", "--threat-to-life", "--json"));
    shapes.check("draft", begun);
    String id = begun.json().string("id");
    var found = preview("tomas", id);
    assertThat(found.exit()).isEqualTo(1);
    shapes.check("preview", found);
    String hit = found.json().objects("hits").getFirst().string("key");
    assertThat(watch.runAs("tomas", "preview", id, "--to", "shield").out())
        .contains("description stays (marked, audience.ceiling)")
        .contains("It may not go: ")
        .contains("hit " + hit);
    var own = watch.runAs("mira", "clear", id, hit, "--reason", "It is no secret.");
    assertThat(own.exit()).isEqualTo(1);
    assertThat(own.err()).contains("somebody else");
    shapes.check(
        "clear", ok(watch.runAs("tomas", "clear", id, hit, "--reason", "Another Vane.", "--json")));
    String digest = preview("tomas", id).json().string("digest");
    var author = watch.runAs("mira", "approve", id, "--to", "shield", "--digest", digest);
    assertThat(author.err()).contains("somebody else must approve it");
    shapes.check(
        "approve",
        ok(watch.runAs("tomas", "approve", id, "--to", "shield", "--digest", digest, "--json")));
    ok(watch.runAs("mira", "draft", file, "--to", "shield", "--change", id, "--title", "Theft"));
    var late =
        watch.runAs("mira", "draft", file, "--to", "shield", "--change", id, "--revision", "1");
    assertThat(late.err()).contains("Someone has changed the draft since you looked at it");
    var changed = watch.runAs("tomas", "release", id, "--to", "shield", "--digest", digest);
    assertThat(changed.exit()).isEqualTo(1);
    assertThat(changed.err()).contains("Look at it again");
    String newer = preview("tomas", id).json().string("digest");
    ok(watch.runAs("tomas", "approve", id, "--to", "shield", "--digest", newer));
    var sent = ok(watch.runAs("tomas", "release", id, "--to", "shield", "--json"));
    shapes.check("release", sent);
    String statement = sent.json().string("id");
    awaitSent(statement, "state", "received");
    assertThat(ok(shield.run("show", statement)).out())
        .contains("Copper Quay")
        .doesNotContain("told us");
    shapes.check("drafts ID", ok(watch.run("drafts", id, "--json")));
    assertThat(ok(watch.run("drafts", id)).out())
        .contains("released by tomas")
        .contains("begun by mira");
  }

  @Test
  void oneAloneReleasesInAnEmergencyAndAnotherLooksAfterwards() throws IOException {
    var shapes = JsonShapes.read();
    String id =
        ok(watch.run("draft", draft("night"), "--to", "shield", "--json")).json().string("id");
    for (var hit : preview("tomas", id).json().objects("hits")) {
      ok(watch.runAs("tomas", "clear", id, hit.string("key"), "--reason", "Another Vane."));
    }
    var early = watch.runAs("tomas", "release", id, "--to", "shield");
    assertThat(early.exit()).isEqualTo(1);
    assertThat(early.err()).contains("This needs 1 approval");
    ok(watch.runAs("tomas", "release", id, "--to", "shield", "--emergency", "Nobody is here."));
    assertThat(ok(watch.run("drafts", "--unreviewed")).out())
        .contains(id)
        .contains("Nobody is here.")
        .contains("a second person must look at it");
    var review =
        watch.runAs(
            "mira", "review", id, "--to", "shield", "--agree", "--note", "Rightly so.", "--json");
    shapes.check("review", ok(review));
    assertThat(ok(watch.run("drafts", "--unreviewed")).out()).doesNotContain(id);
    shapes.check("drafts", ok(watch.run("drafts", "--all", "--json")));
  }

  @Test
  void aDraftIsGivenUp() throws IOException {
    String id =
        ok(watch.run("draft", draft("idle"), "--to", "shield", "--json")).json().string("id");
    JsonShapes.read().check("withdraw", ok(watch.run("withdraw", id, "--json")));
    assertThat(ok(watch.run("drafts")).out()).doesNotContain(id);
  }

  @Test
  void aFaultyPolicyIsRefusedWithItsLinesAndTheOldOneStays() throws IOException {
    var shapes = JsonShapes.read();
    String before = ok(watch.run("policy", "show", "--json")).json().string("version");
    var refused = watch.runAs("tomas", "policy", "load", policy("2", "many"));
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("\n  Line 1, column 10: ").contains("\n  Line 11, ");
    shapes.check("policy show", ok(watch.run("policy", "show", "--json")));
    assertThat(ok(watch.run("policy", "show", "--json")).json().string("version"))
        .isEqualTo(before);
    assertThat(ok(watch.run("policy", "show")).out())
        .contains("partner shield: up to AMBER")
        .contains("GREEN needs 1 approvals");
    assertThat(watch.runAs("mira", "policy", "load", policy("1", "1")).exit()).isEqualTo(1);
    shapes.check("policy load", ok(watch.run("policy", "load", policy("1", "1"), "--json")));
  }

  @Test
  void whatOthersMustApproveDoesNotGoAtOnce() throws IOException {
    String text = Files.readString(bundle).replace(AMBER, Tlp.GREEN.marking().toString());
    var green =
        Files.writeString(
            folder.resolve("green.json"),
            text.replace("TLP:AMBER", "TLP:GREEN").replace("\"amber\"", "\"green\""));
    var refused = watch.run("warn", green.toString(), "--to", "shield");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("another person approve it").contains("tocsin draft");
  }

  @Test
  void accountsAreAddedListedGivenPasswordsAndDisabled() {
    var shapes = JsonShapes.read();
    var secret = Shell.with("TOCSIN_PASSWORD", RunningNode.PASSWORD);
    shapes.check(
        "account add",
        ok(watch.run(secret, "account", "add", "ines", "--role", "analyst", "--json")));
    shapes.check(
        "account password",
        ok(
            watch.run(
                Shell.with("TOCSIN_PASSWORD", "another long password"),
                "account",
                "password",
                "ines",
                "--json")));
    String attributes = "account attributes ines --attribute tlp.green,community.energy --json";
    shapes.check("account attributes", ok(watch.run(attributes.split(" ", -1))));
    shapes.check("account disable", ok(watch.run("account", "disable", "ines", "--json")));
    assertThat(ok(watch.run("account", "list")).out())
        .containsPattern("ines +analyst +disabled .*tlp.green commun")
        .containsPattern("mira +liaison +active");
    var again = watch.run(secret, "account", "add", "ines", "--role", "duty");
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("already an account");
  }

  @Test
  void aPasswordMustBeGivenTwiceTheSameAndBeLongEnough() {
    var differ =
        watch.run(
            Shell.typing("one long password", "one lung password"),
            "account",
            "add",
            "otto",
            "--role",
            "duty");
    assertThat(differ.exit()).isEqualTo(2);
    assertThat(differ.err()).contains("The two passwords differ. Nothing was changed.");
    var nobody = watch.run("account", "add", "otto", "--role", "duty");
    assertThat(nobody.err()).contains("A password is needed and none was given.");
    var brief =
        watch.run(Shell.typing("short", "short"), "account", "add", "otto", "--role", "duty");
    assertThat(brief.exit()).isEqualTo(2);
    assertThat(brief.err()).contains("12 to 256 characters");
  }

  @Test
  void anotherNumberIsNotConfirmed() {
    var wrong = watch.runAs("mira", "partner", "confirm", "shield", "--number", "1".repeat(60));
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.err()).contains("Do not go on");
    var brief = watch.runAs("mira", "partner", "confirm", "shield", "--number", "12345");
    assertThat(brief.exit()).isEqualTo(2);
    assertThat(brief.err()).contains("60 digits; 5 were given");
  }

  @Test
  void everyCeilingCanBeNamed() {
    for (var level : List.of("CLEAR", "GREEN", "AMBER+STRICT", "RED", "amber")) {
      var done =
          watch.runAs(
              "mira",
              "partner",
              "confirm",
              "shield",
              "--number",
              "1".repeat(60),
              "--ceiling",
              level);
      assertThat(done.err()).as(level).contains("Do not go on");
    }
  }

  @Test
  void aWarningAboveTheCeilingMayNotGo() throws IOException {
    String text = new String(DemoNodes.sampleWarning().toArray(), StandardCharsets.UTF_8);
    var red =
        Files.writeString(
            folder.resolve("red.json"),
            text.replace(AMBER, Tlp.RED.marking().toString())
                .replace("TLP:AMBER", "TLP:RED")
                .replace("\"amber\"", "\"red\""));
    var refused = watch.run("warn", red.toString(), "--to", "shield");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .contains("Nothing of it may go to shield. It is for ")
        .contains("trusted up to TLP:AMBER");
    var preview = watch.run("warn", red.toString(), "--to", "shield", "--preview");
    assertThat(preview.exit()).isEqualTo(1);
    assertThat(preview.out()).contains("It may not go: ").contains("Lantern Market");
  }

  @Test
  void aMalformedBundleIsRefusedWithThePlacesOfItsFaults() throws IOException {
    var file = folder.resolve("malformed.json");
    Files.writeString(file, "{\"type\":\"bundle\",\"id\":\"wrong\",\"objects\":[{\"type\":1}]}");
    var refused = watch.run("warn", file.toString(), "--to", "shield");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("\n  /");
    var absent = watch.run("warn", folder.resolve("nowhere").toString(), "--to", "shield");
    assertThat(absent.exit()).isEqualTo(2);
    assertThat(absent.err()).contains("there is no such file");
  }

  @Test
  void whatIsNotThereIsSaidToBeNotThere() {
    for (var done :
        List.of(
            watch.run("show", "00000000-0000-4000-8000-000000000000"),
            watch.run("show", "nonsense"),
            watch.run("partner", "show", "nobody"),
            watch.run("account", "disable", "nobody"),
            watch.run("warn", bundle.toString(), "--to", "nobody"),
            watch.runAs("tomas", "ack", "abcd", "--decision", "will-act"))) {
      assertThat(done.exit()).isEqualTo(2);
      assertThat(done.err()).contains("Not found: There is no such thing");
    }
  }

  @Test
  void wrongSecretsAreSaidToBeWrong() throws IOException {
    var token = Files.writeString(folder.resolve("token"), "A".repeat(43));
    var wrongToken = watch.run("status", "--token-file", token.toString());
    assertThat(wrongToken.exit()).isEqualTo(2);
    assertThat(wrongToken.err()).contains("did not take the operator's token");
    var wrongPassword =
        shield.run(
            Shell.with("TOCSIN_PASSWORD", "not the password"),
            "ack",
            "abcd",
            "--as",
            "jonna",
            "--decision",
            "will-act");
    assertThat(wrongPassword.exit()).isEqualTo(2);
    assertThat(wrongPassword.err()).contains("did not take the password of jonna");
    var wrongRole = shield.runAs("jonna", "ack", "abcd", "--decision", "will-act");
    assertThat(wrongRole.exit()).isEqualTo(2);
  }

  @Test
  void aNodeThatDoesNotRunIsSaidNotToRun(@TempDir Path other) throws IOException {
    var data = Files.createDirectories(other.resolve("data"));
    var never = Shell.plain().run("status", "--data", data.toString());
    assertThat(never.exit()).isEqualTo(3);
    assertThat(never.err()).contains("No node runs on " + data);
    // Nobody listens there; a port that was free a moment ago may be another test's by now.
    Files.writeString(data.resolve("address"), "http://127.0.0.1:1\n");
    Files.writeString(data.resolve("operator-token"), "A".repeat(43));
    var stopped = Shell.with("TOCSIN_DATA", data.toString()).run("inbox");
    assertThat(stopped.exit()).isEqualTo(3);
    assertThat(stopped.err()).contains("No node answers at http://127.0.0.1:");
    var absent = Shell.plain().run("status", "--data", other.resolve("none").toString());
    assertThat(absent.exit()).isEqualTo(2);
    assertThat(absent.err()).contains("There is no data folder");
  }

  @Test
  void secretsDoNotGoInClearToOtherMachines() {
    var token = watch.data().resolve("operator-token").toString();
    var done = Shell.plain().run("status", "--node", "http://node.example", "--token-file", token);
    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("Secrets are not sent in clear to node.example");
  }

  @Test
  void statusIsHealthyAndNamesThePartner() {
    var status = ok(watch.run("status"));
    assertThat(status.out())
        .contains("Meridian Watch")
        .contains("ok       write: ")
        .contains("ok       proof: ")
        .containsPattern("shield +active");
  }
}
