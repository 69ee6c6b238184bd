package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.Shell.Done;
import dev.tocsin.core.collection.Addition;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.web.NewCertificate;
import dev.tocsin.node.web.TlsKey;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Collections and accounts of programs, kept by nothing but command lines.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxiiKeepingIT {
  private final JsonShapes shapes = JsonShapes.read();
  private Path folder;
  private RunningNode node;
  private String collection;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    this.folder = folder;
    node = RunningNode.online(folder.resolve("watch"), "Meridian Watch");
    shaped("taxii root add", "feeds", "--title", "Feeds", "--description", "For programs");
    collection =
        shaped("taxii collection add", "feeds", "--title", "Indicators", "--alias", "indicators")
            .json()
            .string("id");
  }

  @AfterAll
  void stop() {
    node.close();
  }

  private static Done ok(Done done) {
    assertThat(done.exit()).as(done.err() + done.out()).isZero();
    return done;
  }

  private Done run(String command, String... more) {
    var arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.addAll(List.of(more));
    return node.run(arguments.toArray(String[]::new));
  }

  /// Runs a command for its JSON, which must be as the guide says.
  private Done shaped(String command, String... more) {
    var arguments = new ArrayList<>(List.of(more));
    arguments.add("--json");
    var done = ok(run(command, arguments.toArray(String[]::new)));
    shapes.check(command, done);
    return done;
  }

  private Optional<MachineAccount> who(String secret) {
    return node.node().machines().byToken(secret);
  }

  @Test
  void aProgramGetsATokenThatHoldsUntilItIsRevoked() {
    shaped("taxii account add", "siem", "--attribute", "tlp.amber,org.north", "--page", "50");
    shaped("taxii account grant", "siem", collection, "--read");
    var made = ok(run("taxii token add", "siem", "first"));
    String secret = made.out().strip();
    assertThat(made.err()).contains("shown only here").doesNotContain(secret);
    var account = who(secret).orElseThrow();
    assertThat(account.mayRead(UUID.fromString(collection))).isTrue();
    assertThat(account.mayWrite(UUID.fromString(collection))).isFalse();
    assertThat(account.viewer().attributes()).contains("org.north", "tlp.amber", "tlp.green");
    assertThat(account.limits().pageObjects()).isEqualTo(50);
    var shown = ok(run("taxii account show", "siem"));
    assertThat(shown.out())
        .contains("read " + collection)
        .contains("token first")
        .doesNotContain(secret);
    shaped("taxii account disable", "siem");
    assertThat(who(secret)).isEmpty();
    shaped("taxii account enable", "siem");
    assertThat(who(secret)).isPresent();
    shaped("taxii account attributes", "siem", "--attribute", "tlp.clear");
    assertThat(who(secret).orElseThrow().attributes()).containsExactly("tlp.clear");
    shaped("taxii token revoke", "siem", "first");
    assertThat(who(secret)).isEmpty();
    shaped("taxii account remove", "siem");
    assertThat(run("taxii account show", "siem").exit()).isEqualTo(2);
  }

  @Test
  void aCollectionIsGrantedByItsAliasAndTakenAwayWhenItIsGone() {
    String gone =
        shaped("taxii collection add", "feeds", "--title", "Tides", "--alias", "tides")
            .json()
            .string("id");
    shaped("taxii account add", "gauge");
    shaped("taxii account grant", "gauge", "tides", "--read", "--write");
    assertThat(ok(run("taxii account show", "gauge")).out()).contains(gone);
    shaped("taxii collection remove", "tides");

    var late = run("taxii account grant", "gauge", "tides", "--read");
    assertThat(late.exit()).isEqualTo(2);
    assertThat(late.err()).contains("not exactly one collection of that id or alias");
    shaped("taxii account grant", "gauge", gone);
    assertThat(ok(run("taxii account show", "gauge")).out()).doesNotContain(gone);
    shaped("taxii account remove", "gauge");
  }

  @Test
  void everyAnswerHasTheMembersThatTheGuideLists() throws IOException {
    shaped("taxii account add", "feed", "--attribute", "tlp.green");
    shaped("taxii token add", "feed", "brief", "--expires", "2100-01-01T00:00:00Z");
    shaped("taxii account limits", "feed", "--requests", "5", "--burst", "9");
    byte[] pem = NewCertificate.pem(new SecureRandom(), Instant.EPOCH);
    var file = Files.write(folder.resolve("client.pem"), onlyCertificate(pem));
    var trusted = shaped("taxii account trust", "feed", file.toString(), "--name", "gateway");
    assertThat(trusted.json().string("pin")).isEqualTo(TlsKey.ofPem(pem).pin().toString());
    shaped("taxii account show", "feed");
    shaped("taxii account list");
    shaped("taxii root list");
    shaped("taxii collection list");
    shaped("taxii root add", "spare", "--title", "Spare");
    var refused = run("taxii root remove", "feeds");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("Remove these first");
    shaped("taxii collection add", "spare", "--title", "Spare", "--alias", "spare");
    var changed =
        shaped("taxii collection change", "spare", "--title", "Changed", "--inbound", "accept");
    assertThat(changed.json().string("title")).isEqualTo("Changed");
    assertThat(changed.json().string("inbound")).isEqualTo("accept");
    var root = shaped("taxii root change", "spare", "--description", "For a time").json();
    assertThat(root.string("title")).isEqualTo("Spare");
    assertThat(root.string("description")).isEqualTo("For a time");
    shaped("taxii collection remove", "spare");
    shaped("taxii root remove", "spare");
    assertThat(ok(run("taxii root list")).out()).contains("feeds").doesNotContain("spare");
  }

  private static byte[] onlyCertificate(byte[] pem) {
    String text = new String(pem, StandardCharsets.US_ASCII);
    int start = text.indexOf("-----BEGIN CERTIFICATE-----");
    String end = "-----END CERTIFICATE-----\n";
    return text.substring(start, text.indexOf(end) + end.length())
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void whatCannotBeIsRefusedInWords() {
    var console = run("taxii account add", "spy", "--attribute", "channel.console");
    assertThat(console.exit()).isEqualTo(2);
    assertThat(console.err()).contains("those of channels are not given");
    assertThat(run("taxii account add", "Not A Name").exit()).isEqualTo(2);
    assertThat(run("taxii collection add", "absent", "--title", "T").err())
        .contains("no API root of that name");
    assertThat(run("taxii token add", "nobody", "first").exit()).isEqualTo(2);
    assertThat(run("taxii quarantine accept", "indicators").err()).contains("or say --all");
  }

  @Test
  void whatAProgramAddedWaitsForAPerson() throws IOException {
    int number = bring("indicators");
    var waiting = shaped("taxii quarantine list", "indicators").rows();
    assertThat(waiting).hasSize(number);
    assertThat(ok(run("taxii quarantine list", "indicators")).out()).contains("feed-in", "waits");
    shaped("taxii quarantine reject", "indicators", waiting.getFirst().string("number"));
    var accepted = shaped("taxii quarantine accept", "indicators", "--all").rows();
    assertThat(accepted).hasSize(number - 1).allMatch(row -> row.booleanValue("done"));
    assertThat(shaped("taxii quarantine list", "indicators").rows()).isEmpty();
    assertThat(bring("indicators")).as("only the rejected one waits again").isEqualTo(number);
    assertThat(shaped("taxii quarantine list", "indicators").rows()).hasSize(1);
  }

  @Test
  void whatIsInACollectionIsDraftedAndTakenOut() throws IOException {
    shaped("taxii collection add", "feeds", "--title", "Held", "--alias", "held");
    bring("held");
    ok(run("taxii quarantine accept", "held", "--all"));
    var page = shaped("taxii objects", "held", "--limit", "2").json();
    String id = page.objects("objects").getFirst().string("id");
    assertThat(ok(run("taxii objects", "held", "--id", id)).out()).contains(id);
    assertThat(run("taxii objects", "held", "--type", "No type").exit()).isEqualTo(2);

    var found = shaped("search", "lantern", "market").json();
    assertThat(found.objects("found")).isNotEmpty();
    var said = ok(run("search", "lantern", "märket", "--limit", "1", "--in", "collections"));
    assertThat(said.out()).contains("in Held", "»Lantern« »Market«");
    assertThat(said.err())
        .contains("(warnings: 0, objects of collections: ", "Look further: --before ");
    assertThat(ok(run("search", "nowhere.example")).err()).contains("Nothing was found.");
    assertThat(run("search", "x").exit()).isEqualTo(2);

    var draft = shaped("taxii draft", "held", id).json().string("id");
    assertThat(ok(run("drafts", draft)).out()).contains("begun");

    assertThat(run("taxii withdraw", "held", id, "--reason", "bored").exit()).isEqualTo(2);
    shaped("taxii withdraw", "held", id, "--reason", "recalled");
    assertThat(ok(run("taxii objects", "held", "--id", id)).out()).doesNotContain(id);
    var again = run("taxii withdraw", "held", id, "--reason", "RECALLED");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("There is no such object");
  }

  /// Adds objects as a program does.
  private int bring(String alias) throws IOException {
    var validator = Validator.of(Options.standard());
    var objects = new ArrayList<Incoming>();
    var reader = BundleReader.of(DemoNodes.sampleWarning().toArray(), JsonStreamLimits.BUNDLE);
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      if (Incoming.read(next.get(), validator) instanceof Incoming.Reading.Valid(Incoming object)) {
        objects.add(object);
      }
    }
    var target =
        node.node().desk().collections().collections(new Caller.Operator()).stream()
            .filter(each -> each.isCalled(alias))
            .findFirst()
            .orElseThrow();
    var request =
        new Addition.Request(UUID.randomUUID(), Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
    node.node()
        .registrar()
        .add(
            new Addition(
                target, "feed-in", Viewer.of(Set.of("tlp.red")), objects, List.of(), request));
    return objects.size();
  }
}
