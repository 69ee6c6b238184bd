package dev.tocsin.node;

import static dev.tocsin.node.DrawnPolicy.SOUTH;
import static dev.tocsin.node.TestPair.ALDER;
import static dev.tocsin.node.TestPair.LIAISON;
import static dev.tocsin.node.TestPair.LIMIT;
import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.capsule.CapsuleException;
import dev.tocsin.exchange.capsule.OpeningKey;
import dev.tocsin.exchange.capsule.Padding;
import dev.tocsin.exchange.keys.KeyFile;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftDesk;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.Tlp;
import dev.tocsin.storage.RocksDisk;
import dev.tocsin.storage.RocksSettings;
import dev.tocsin.testkit.draft.Needles;
import dev.tocsin.testkit.draft.RandomDraft;
import dev.tocsin.testkit.draft.RandomDraft.Case;
import dev.tocsin.testkit.draft.Secrets;
import dev.tocsin.testkit.draft.Shrinking;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Random drafts under random policies, sent by one real node to another: what is withheld stands
/// in nothing that leaves either of them. `-Dtocsin.outlets.cases` makes it longer, and
/// `-Dtocsin.outlets.seed` another one; a failure says the seed of its case, and the smallest draft
/// that was found to fail as well.
class OutletsIT {
  private static final int CASES = Integer.getInteger("tocsin.outlets.cases", 8);
  private static final long SEED = Long.getLong("tocsin.outlets.seed", 20300207L);

  /// Fewer letters would stand by chance in signatures that are written as base64.
  private static final int PIECE = 8;

  private static final Pattern WORD = Pattern.compile("[bcdfghjklmnpqrstvwxz]{12}");
  private static final String NO_DIGEST = "00".repeat(32);
  private static final Caller.Person DUTY = new Caller.Person("noor", Role.DUTY);
  private static final Set<String> UNDER_WAY = Set.of("queued", "sent");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final List<Logger> loggers = new ArrayList<>();

  /// What each warning that left must not say.
  private final Map<StatementId, Needles> left = new HashMap<>();

  private TestPair pair;
  private DraftDesk desk;
  private Outlets sender;
  private Outlets oversight;
  private Outlets receiver;
  private Outlets reader;
  private Outlets overseer;
  private int held;

  @BeforeEach
  void enrol(@TempDir Path folder) {
    for (String name : List.of("tocsin", "dev.tocsin")) {
      var logger = (Logger) LoggerFactory.getLogger(name);
      logger.setLevel(Level.TRACE);
      logger.addAppender(lines);
      logger.setAdditive(false);
      loggers.add(logger);
    }
    lines.start();
    pair = TestPair.start(folder, "http");
    pair.alder().node().desk().invite(LIAISON, SOUTH, pair.birch().descriptor());
    pair.birch().node().desk().invite(LIAISON, ALDER, pair.alder().descriptor());
    TestPair.confirm(pair.alder(), SOUTH, Tlp.RED);
    TestPair.confirm(pair.birch(), ALDER, Tlp.RED);
    DemoNodes.await(
        "enrolment",
        LIMIT,
        () -> TestPair.active(pair.alder(), SOUTH) && TestPair.active(pair.birch(), ALDER));
    desk = pair.alder().node().desk().drafts();
    sender = Outlets.ofOperator(http, pair.alder());
    oversight = Outlets.ofPerson(http, pair.alder(), Role.OVERSIGHT);
    receiver = Outlets.ofOperator(http, pair.birch());
    reader = Outlets.ofPerson(http, pair.birch(), Role.ANALYST);
    overseer = Outlets.ofPerson(http, pair.birch(), Role.OVERSIGHT);
  }

  @AfterEach
  void stop() {
    pair.close();
    http.close();
    for (var logger : loggers) {
      logger.detachAppender(lines);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }

  @Test
  void whatIsWithheldIsInNothingThatLeaves() {
    var all = new ArrayList<Secrets>();
    for (int number = 0; number < CASES; number++) {
      long seed = SEED + number;
      var drawn = DrawnPolicy.forSouth(RandomDraft.of(seed), number);
      Secrets.of(drawn, InstantSource.system().instant()).ifPresent(all::add);
      if (Shrinking.fails(drawn, this::check)) {
        throw Shrinking.failure(seed, Shrinking.fewest(drawn, this::check), this::check);
      }
    }
    assertThat(left.size()).as("drafts of which something left").isGreaterThan(CASES / 3);
    assertThat(held).as("drafts of which nothing left").isLessThan(CASES * 2 / 3);
    var words = all.stream().map(secrets -> secrets.allWords(PIECE)).toList();
    lists(words);
    pair.close();
    logs(words);
    capsules();
    var withheld = left.values().stream().reduce(Needles.NONE, Needles::and).withoutNumbers();
    var open = all.stream().map(secrets -> secrets.open(PIECE)).reduce(Needles.NONE, Needles::and);
    storeOfTheReceiver(withheld.without(open));
  }

  // One draft.

  private void check(Case drawn) {
    var found = Secrets.of(drawn, InstantSource.system().instant());
    pair.alder().node().desk().policies().load(OFFICER, DrawnPolicy.of(drawn));
    var bundle = drawn.bytes();
    var warning =
        new Draft(
            bundle,
            drawn.objects().size() % 4 == 0 ? Optional.empty() : Optional.of("A plan"),
            Precedence.PRIORITY,
            true,
            Optional.empty());
    String draft = desk.begin(DUTY, new DraftInput(warning, List.of(SOUTH))).id().toString();
    if (found.isEmpty()) {
      desk.withdraw(DUTY, draft);
      return;
    }
    var secrets = found.orElseThrow();
    var words = secrets.allWords(PIECE);
    var preview = desk.preview(OFFICER, draft, SOUTH);
    refusals(draft, bundle, words);
    watching(draft, words);
    var needles = secrets.needles(PIECE);
    for (var hit : preview.hits()) {
      // The words of STIX itself and of the generator are found too, and are no secret.
      if (needles.in(hit.found().getBytes(StandardCharsets.UTF_8)).isEmpty()) {
        desk.clear(OFFICER, draft, hit.key(), "A word of all days.");
      }
    }
    var cleared = desk.preview(OFFICER, draft, SOUTH);
    if (!cleared.objections().isEmpty()) {
      desk.withdraw(DUTY, draft);
      held++;
      return;
    }
    String digest = cleared.digest().hex();
    desk.approve(OFFICER, draft, 1, SOUTH, digest);
    var id = desk.release(OFFICER, draft, SOUTH, digest, Optional.empty());
    DemoNodes.await("an answer", LIMIT, () -> !UNDER_WAY.contains(pair.sent(id).state()));
    left.put(id, needles);
    watching(draft, words);
    sent(id, needles, words);
    received(id, needles, words);
  }

  private static void none(Needles needles, Outlets.Answer answer) {
    assertThat(needles.in(answer.bytes().toArray()))
        .as("%s (%d)", answer.what(), answer.status())
        .isEmpty();
  }

  private static void none(Needles needles, List<Outlets.Answer> answers) {
    answers.forEach(answer -> none(needles, answer));
  }

  /// What is answered to who may not do it, or not so.
  private void refusals(String draft, Bytes bundle, Needles words) {
    String one = "/api/v1/drafts/" + draft;
    String partner = "{\"partner\":\"south\",";
    var answers =
        List.of(
            sender.post(one + "/release", partner + "\"digest\":\"" + NO_DIGEST + "\"}"),
            sender.post(
                one + "/release",
                partner + "\"digest\":\"" + NO_DIGEST + "\",\"emergency\":\"Now.\"}"),
            sender.post(
                one + "/approve", partner + "\"revision\":1,\"digest\":\"" + NO_DIGEST + "\"}"),
            sender.post(one + "/review", partner + "\"agrees\":true,\"note\":\"Yes.\"}"),
            sender.postBundle(one + "/change?revision=99", bundle),
            sender.postBundle("/api/v1/partners/north/warnings", bundle),
            sender.postBundle("/api/v1/partners/south/warnings", bundle),
            sender.postBundle("/api/v1/drafts?to=south", faulty(bundle)),
            sender.postBundle("/api/v1/drafts?to=south", Bytes.utf8(bundle.utf8() + "]")));
    assertThat(answers).allMatch(answer -> answer.status() >= 400);
    none(words, answers);
  }

  /// The same with a word of its own where none may be.
  private static Bytes faulty(Bytes bundle) {
    var word = WORD.matcher(bundle.utf8());
    String text = word.find() ? word.group() : "none";
    return Bytes.utf8(
        bundle.utf8().replace("{\"type\":", "{\"revoked\":\"" + text + "\",\"type\":"));
  }

  /// What somebody sees who sees decisions and not content.
  private void watching(String draft, Needles words) {
    String page = "/console/drafts/" + draft;
    none(
        words,
        oversight.all(page, page + "/partners", page + "/partners/south", "/console/drafts"));
  }

  private void sent(StatementId id, Needles needles, Needles words) {
    String one = "/api/v1/statements/" + id;
    none(
        needles,
        sender.all(one, one + "/evidence", one + "/evidence?content=true", one + "/parts/x"));
    none(needles, sender.get(one + "/parts/warning.json"));
    String page = "/console/warnings/" + id;
    // The signed statement, which any evidence holds, bears the title and what the recipient is
    // told.
    none(needles, oversight.get(page + "/evidence"));
    none(words, oversight.all(page, page + "/evidence?content=yes", "/console/outbox"));
  }

  private void received(StatementId id, Needles needles, Needles words) {
    String one = "/api/v1/statements/" + id;
    none(
        needles,
        receiver.all(
            one,
            one + "/parts/warning.json",
            one + "/evidence",
            one + "/evidence?content=true",
            one + "/forward?partner=alder"));
    none(needles, receiver.post(one + "/forward", "{\"partner\":\"alder\",\"reason\":\"So.\"}"));
    String page = "/console/warnings/" + id;
    none(
        needles,
        reader.all(
            page,
            page + "/parts/warning.json",
            page + "/evidence",
            page + "/evidence?content=yes"));
    none(words, overseer.all(page, page + "/parts/warning.json", page + "/evidence?content=yes"));
  }

  // All of them together.

  private void lists(List<Needles> words) {
    var watched =
        List.of(
            oversight.get("/console/drafts"),
            oversight.get("/console/outbox"),
            oversight.get("/console/status"),
            oversight.get("/console/reviews"),
            overseer.get("/console/inbox"),
            overseer.get("/console/status"),
            sender.get("/api/v1/status"),
            receiver.get("/api/v1/status"));
    words.forEach(each -> none(each, watched));
    var shown = List.of(reader.get("/console/inbox"), receiver.get("/api/v1/inbox?limit=500"));
    left.values().forEach(each -> none(each, shown));
  }

  private void logs(List<Needles> words) {
    String all =
        lines.list.stream()
            .map(line ->
                line.getFormattedMessage()
                    + Optional.ofNullable(line.getThrowableProxy())
                        .map(thrown -> " " + thrown.getMessage())
                        .orElse(""))
            .collect(Collectors.joining("\n"));
    assertThat(lines.list).hasSizeGreaterThan(CASES);
    byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
    words.forEach(each -> assertThat(each.in(bytes)).as("the logs").isEmpty());
  }

  /// What was sealed, opened with the key of the one that it was sealed to.
  private void capsules() {
    var keys =
        new KeyFile(pair.birch().folder().path().resolve("keys"))
            .read(pair.birch().unlock()).kem().stream().map(OpeningKey::of).toList();
    var seen = new ArrayList<StatementId>();
    visit(
        pair.alder(),
        (disk, table) ->
            disk.visit(
                table,
                Bytes.EMPTY,
                Bytes.EMPTY,
                (_, value) -> {
                  open(Bytes.of(value), keys)
                      .ifPresent(content -> {
                        var envelope =
                            Envelope.parse(content.envelope().toArray(), StatementCodec.LIMITS);
                        byte[] payload = envelope.payload().toArray();
                        var id = StatementCodec.read(payload).header().id();
                        var needles = left.getOrDefault(id, Needles.NONE);
                        for (var bytes : List.of(content.envelope(), content.parts())) {
                          assertThat(needles.in(bytes.toArray())).as("capsule of %s", id).isEmpty();
                        }
                        assertThat(needles.in(payload)).as("statement %s", id).isEmpty();
                        seen.add(id);
                      });
                  return true;
                }),
        Set.of(Table.CAPSULE));
    assertThat(seen).containsAll(left.keySet());
  }

  private static Optional<Padding.Content> open(Bytes capsule, List<OpeningKey> keys) {
    for (var key : keys) {
      try {
        return Optional.of(key.open(Capsule.parse(capsule)));
      } catch (CapsuleException _) {
        // A refusal that is not sealed, or sealed to another key.
      }
    }
    return Optional.empty();
  }

  /// Nothing that is withheld lies in its store, whoever may look.
  private void storeOfTheReceiver(Needles needles) {
    visit(
        pair.birch(),
        (disk, table) ->
            disk.visit(
                table,
                Bytes.EMPTY,
                Bytes.EMPTY,
                (key, value) -> {
                  assertThat(needles.in(value)).as("a row of %s", table).isEmpty();
                  assertThat(needles.in(key)).as("a key of %s", table).isEmpty();
                  return true;
                }),
        Set.of(Table.values()));
  }

  private static void visit(
      TestPair.Side side, BiConsumer<RocksDisk, Table> look, Set<Table> tables) {
    try (var disk = RocksDisk.open(side.folder().path().resolve("store"), RocksSettings.DEFAULT)) {
      tables.forEach(table -> look.accept(disk, table));
    }
  }
}
