package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.Shell.Done;
import dev.tocsin.node.demo.DemoNodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the TAXII client against a node of our own, in the order of a working day.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaxiiOwnServerIT {
  private static final int OBJECTS = 120;

  private final JsonShapes shapes = JsonShapes.read();
  private Path folder;
  private RunningNode node;
  private String collection;
  private String token;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    this.folder = folder;
    node = RunningNode.online(folder.resolve("watch"), "Meridian Watch");
    ok(keep("root add", "harbour", "--title", "Harbour"));
    String id = added("watch");
    added("followed");
    collection = node.node().address() + "/taxii2/harbour/collections/watch/";
    ok(keep("account add", "siem", "--attribute", "tlp.green", "--page", "25"));
    ok(keep("account grant", "siem", id, "--read", "--write"));
    token = ok(keep("token add", "siem", "first")).out().strip();
  }

  @AfterAll
  void stop() {
    node.close();
  }

  private String added(String alias) {
    return ok(keep(
            "collection add",
            "harbour",
            "--title",
            alias,
            "--alias",
            alias,
            "--unmarked",
            "GREEN",
            "--inbound",
            "accept",
            "--json"))
        .json()
        .string("id");
  }

  private static Done ok(Done done) {
    assertThat(done.exit()).as(done.err() + done.out()).isZero();
    return done;
  }

  private Done keep(String command, String... more) {
    var arguments = new ArrayList<>(List.of(("taxii " + command).split(" ", -1)));
    arguments.addAll(List.of(more));
    return node.run(arguments.toArray(String[]::new));
  }

  private Done client(String secret, String... arguments) {
    var all = new ArrayList<>(List.of("taxii"));
    all.addAll(List.of(arguments));
    return Shell.with("TOCSIN_TAXII_TOKEN", secret).run(all.toArray(String[]::new));
  }

  private Path objects(int from, int to) throws IOException {
    var lines =
        IntStream.range(from, to)
            .mapToObj(number -> {
              String id = UUID.nameUUIDFromBytes(new byte[] {(byte) number}).toString();
              return "{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--"
                  + id.substring(0, 14)
                  + "4"
                  + id.substring(15)
                  + "\",\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":"
                  + "\"2026-01-01T00:00:00.000Z\",\"name\":\"number "
                  + number
                  + "\",\"identity_class\":\"organization\"}";
            })
            .toList();
    return Files.write(folder.resolve("objects-" + from + ".jsonl"), lines);
  }

  @Test
  @Order(1)
  void findsTheServerAndWhatTheAccountMay() {
    String server = node.node().address().toString();
    assertThat(ok(client(token, "discover", server)).out()).contains("Meridian Watch");
    assertThat(ok(client(token, "collections", server)).out())
        .contains("watch  (read, write)")
        .doesNotContain("followed");
    var refused = client("no-such-token-but-of-the-right-length-000000", "discover", server);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("401");
  }

  @Test
  @Order(2)
  void pushesOnceHoweverOftenItIsRun() throws IOException {
    String file = objects(0, OBJECTS).toString();
    assertThat(ok(client(token, "push", collection, file)).out()).contains(OBJECTS + " taken");
    assertThat(ok(client(token, "push", collection, file)).out()).contains(OBJECTS + " taken");
  }

  @Test
  @Order(3)
  void pullsAllPages() throws IOException {
    var file = folder.resolve("pulled.json");
    ok(client(token, "pull", collection, "-o", file.toString()));

    String text = Files.readString(file);
    assertThat(text.split("\"identity--", -1)).hasSize(OBJECTS + 1);
  }

  @Test
  @Order(4)
  void followsThroughRestartsOfTheServerAndOfItself() throws IOException {
    follow();
    assertThat(received()).hasSize(OBJECTS).doesNotHaveDuplicates();

    node = node.restarted();
    ok(client(token, "push", collection, objects(OBJECTS, OBJECTS + 7).toString()));
    follow();

    assertThat(received()).hasSize(OBJECTS + 7).doesNotHaveDuplicates();
  }

  private void follow() {
    String into = folder.resolve("landed").toString();
    ok(client(token, "follow", collection, "--into", into, "--until-caught-up"));
  }

  private List<String> received() throws IOException {
    var lines = new ArrayList<String>();
    try (var files = Files.walk(folder.resolve("landed"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  @Test
  @Order(5)
  void aFeedIsKeptByCommands() throws IOException {
    var file = Files.writeString(folder.resolve("feed-token"), token + "\n");
    var added =
        shaped(
            "feed add",
            "meridian",
            collection,
            "--into",
            "followed",
            "--every",
            "1",
            "--feed-token-file",
            file.toString());
    assertThat(added.out()).doesNotContain(token);
    int all = received().size();
    DemoNodes.await(
        "all of it",
        Duration.ofSeconds(20),
        () -> shaped("feed list").rows().getFirst().longValue("taken") == all);

    assertThat(shaped("feed pause", "meridian").json().string("state")).isEqualTo("paused");
    shaped("feed resume", "meridian");
    shaped("feed credentials", "meridian");
    DemoNodes.await(
        "a stop",
        Duration.ofSeconds(20),
        () -> shaped("feed list").rows().getFirst().string("state").equals("stopped"));
    assertThat(keep("feed list").err()).contains("meridian").contains("401");
    shaped("feed remove", "meridian");
    assertThat(shaped("feed list").rows()).isEmpty();
    assertThat(keep("feed pause", "meridian").exit()).isEqualTo(2);
  }

  private Done shaped(String command, String... more) {
    var arguments = new ArrayList<>(List.of(more));
    arguments.add("--json");
    var done = ok(keep(command, arguments.toArray(String[]::new)));
    shapes.check("taxii " + command, done);
    return done;
  }
}
