package dev.tocsin.node;

import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.Addition;
import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.release.marking.Handling;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.Searched;
import dev.tocsin.node.desk.Searching;
import dev.tocsin.node.desk.WarningLine;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What people find on a real node that was warned by another, and what they do not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchIT {
  private static final String STRANGE = "marking-definition--33333333-3333-4333-8333-333333333333";
  private static final Caller.Person OVERSIGHT = new Caller.Person("olav", Role.OVERSIGHT);

  private static final InstantSource CLOCK = InstantSource.system();

  private TestPair pair;
  private int objects;

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
    for (var alias : List.of("one", "other")) {
      collections.addCollection(
          operator,
          new NewCollection(
              "house",
              "Of " + alias,
              Optional.empty(),
              Optional.of(alias),
              Tlp.GREEN,
              TaxiiCollection.Inbound.ACCEPT));
    }
  }

  @AfterAll
  void stop() {
    pair.close();
  }

  private Desk desk() {
    return pair.birch().node().desk();
  }

  private String warned(Bytes bundle) {
    var draft = new Draft(bundle, Optional.empty(), Precedence.IMMEDIATE, false, Optional.empty());
    var input = new DraftInput(draft, List.of(TestPair.BIRCH));
    var id = DemoNodes.warn(pair.alder().node().desk().drafts(), TestPair.LIAISON, OFFICER, input);
    pair.await(id, "received");
    return id.toString();
  }

  /// Adds a tool to a collection; with a marking that nobody knows nobody sees it.
  private String add(String alias, String name, String marking) {
    String id = "tool--00000000-0000-4000-8000-%012d".formatted(++objects);
    String json =
        """
        {"objects":[{"type":"tool","spec_version":"2.1","id":"%s",
         "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
         "name":"%s","object_marking_refs":["%s","%s"]}]}
        """
            .formatted(id, name, Tlp.GREEN.marking(), marking);
    var node = pair.birch().node();
    var in =
        desk().collections().collections(new Caller.Operator()).stream()
            .filter(each -> each.isCalled(alias))
            .findFirst()
            .orElseThrow();
    var request =
        new Addition.Request(UUID.randomUUID(), Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
    var viewer = Viewer.of(Set.of("tlp.red"));
    var addition = new Addition(in, "siem", viewer, List.of(read(json)), List.of(), request);
    assertThat(node.registrar().add(addition).failures()).isEmpty();
    return id;
  }

  private static Incoming read(String json) {
    try {
      var reader = BundleReader.of(json.getBytes(StandardCharsets.UTF_8), JsonStreamLimits.BUNDLE);
      var read = Incoming.read(reader.next().orElseThrow(), Validator.of(Options.standard()));
      return ((Incoming.Reading.Valid) read).object();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Searching.Asked asked(String words, int limit) {
    return new Searching.Asked(words, Searching.In.EVERYWHERE, Optional.empty(), limit);
  }

  private Searched search(String words) {
    return desk().searching().search(OFFICER, asked(words, 50));
  }

  private static List<String> ids(Searched searched) {
    return searched.hits().stream()
        .map(hit ->
            switch (hit) {
              case Searched.Warning warning -> warning.line().id().toString();
              case Searched.InCollection held -> held.held().id();
            })
        .toList();
  }

  @Test
  void findsWarningsThatCameAndWentAndObjectsNewestFirst() {
    var tool = add("one", "Lantern market cutter", Tlp.GREEN.marking().toString());
    var warning = warned(DemoNodes.sampleWarning());

    var searched = search("LANTERN Märket");
    assertThat(ids(searched)).containsSubsequence(warning, tool);
    assertThat(searched.before()).isEmpty();
    var hit = (Searched.Warning) searched.hits().getFirst();
    assertThat(hit.line().partner()).isEqualTo(TestPair.ALDER);
    assertThat(hit.line().direction()).isEqualTo(WarningLine.Direction.RECEIVED);
    assertThat(hit.permissions()).isPresent();
    assertThat(hit.passages().getFirst().pieces())
        .contains(new Searched.Piece("Lantern", true), new Searched.Piece("Market", true));
    assertThat(ids(search("Kestrel"))).contains(warning).doesNotContain(tool);
    assertThat(ids(search(warning))).contains(warning);
    assertThat(ids(search(tool))).containsExactly(tool);
    assertThat(ids(search("threat_actor_types"))).isEmpty();
    var sender = pair.alder().node().desk().searching();
    assertThat(ids(sender.search(OFFICER, asked("Kestrel", 50)))).contains(warning);
  }

  @Test
  void goesOnFromWhereItStopped() {
    var first = add("one", "Rope ladder", Tlp.GREEN.marking().toString());
    var second = add("other", "Rope bridge", Tlp.GREEN.marking().toString());
    var warning = warned(handled("\"copy\":\"show-only\"", "rope.example"));
    var third = add("one", "Rope", Tlp.GREEN.marking().toString());

    var found = new ArrayList<String>();
    var before = Optional.<String>empty();
    var looked = 0;
    do {
      var asked = new Searching.Asked("rope", Searching.In.EVERYWHERE, before, 1);
      var searched = desk().searching().search(OFFICER, asked);
      found.addAll(ids(searched));
      looked += searched.objects();
      before = searched.before();
    } while (before.isPresent());
    assertThat(found).containsExactly(third, warning, second, first);
    assertThat(looked).isEqualTo(search("rope").objects());
  }

  /// One address, of which whoever gets it may not do all.
  private static Bytes handled(String says, String domain) {
    String house = "marking-definition--%s".formatted(UUID.randomUUID());
    return Bytes.utf8(
        """
        {"type":"bundle","id":"bundle--%s","objects":[
        {"type":"marking-definition","spec_version":"2.1","id":"%s","name":"House",
         "created":"2026-01-01T00:00:00.000Z",
         "extensions":{"%s":{"extension_type":"property-extension",%s}}},
        {"type":"domain-name","spec_version":"2.1","value":"%s",
         "id":"domain-name--11111111-1111-5111-8111-111111111111",
         "object_marking_refs":["%s","%s"]}]}
        """
            .formatted(
                UUID.randomUUID(),
                house,
                Handling.EXTENSION,
                says,
                domain,
                Tlp.RED.marking(),
                house));
  }

  @Test
  void aWarningWhoseTimeIsOverIsNoLongerFound() {
    var end = CLOCK.instant().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
    warned(handled("\"valid_until\":\"%s\"".formatted(end), "short.example"));

    DemoNodes.await("its end", TestPair.LIMIT, () -> !CLOCK.instant().isBefore(end));

    assertThat(ids(search("short[.]example"))).isEmpty();
    assertThat(desk().inbox(OFFICER, 50)).anyMatch(line -> line.title().equals("(withheld)"));
  }

  @Test
  void answersTheSameWhetherWhatIsHiddenIsThereOrNot() {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    add("one", "Seal shown", Tlp.GREEN.marking().toString());
    for (int round = 0; round < 10; round++) {
      int limit = 1 + random.nextInt(3);
      var asked = asked(random.nextBoolean() ? "seal" : "nothing", limit);
      var before = desk().searching().search(OFFICER, asked);
      for (int each = random.nextInt(20); each >= 0; each--) {
        add(random.nextBoolean() ? "one" : "other", "Seal hidden", STRANGE);
      }
      assertThat(desk().searching().search(OFFICER, asked)).as("seed %d", seed).isEqualTo(before);
      add(random.nextBoolean() ? "one" : "other", "Seal", Tlp.GREEN.marking().toString());
    }
  }

  @Test
  void theLogSaysWhoSearchedAndWithHowManyWordsAndNotWhich() {
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    var level = root.getLevel();
    root.setLevel(Level.INFO);
    root.addAppender(lines);
    try {
      search("vermilion lantern");
    } finally {
      root.detachAppender(lines);
      root.setLevel(level);
    }
    assertThat(List.copyOf(lines.list))
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.contains("lev") && line.contains("searched 2 words"))
        .noneMatch(line -> line.contains("vermilion"));
  }

  @Test
  void refusesWhoeverMayNotReadAndWhatCannotBeAsked() {
    refused(() -> desk().searching().search(OVERSIGHT, asked("rope", 1)), Problem.Kind.FORBIDDEN);
    refused(() -> search("ab"), Problem.Kind.BAD_REQUEST);
    for (var place : List.of("x", "1-2-3-4-5", "1-0-1-1-1-1", "1-1-1-1-1-" + "9".repeat(19))) {
      var asked = new Searching.Asked("rope", Searching.In.EVERYWHERE, Optional.of(place), 1);
      refused(() -> desk().searching().search(OFFICER, asked), Problem.Kind.BAD_REQUEST);
    }
  }

  private static void refused(ThrowingCallable act, Problem.Kind kind) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, no -> assertThat(no.problem().kind()).isEqualTo(kind));
  }
}
