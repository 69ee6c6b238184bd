package dev.tocsin.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Table;
import dev.tocsin.node.Looked.Outlet;
import dev.tocsin.testkit.draft.Needles;
import dev.tocsin.testkit.draft.RandomDraft;
import dev.tocsin.testkit.draft.RandomDraft.Case;
import dev.tocsin.testkit.draft.Secrets;
import dev.tocsin.testkit.draft.Shrinking;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Random drafts under random policies, sent by one node to another and read in collections by
/// programs of random attributes: what is withheld stands in nothing that leaves. The nodes are
/// real but for their disks, which are memory, and for the way between them, which the test goes.
/// `-Dtocsin.leaks.cases` makes it longer, and `-Dtocsin.leaks.seed` another one; a failure says
/// the seed of its case, and the smallest draft that was found to fail as well.
class EveryOutletPropertyTest {
  private static final int CASES = Integer.getInteger("tocsin.leaks.cases", 400);
  private static final long SEED = Long.getLong("tocsin.leaks.seed", 20300221L);

  /// Fewer letters would stand by chance in signatures that are written as base64.
  private static final int PIECE = 8;

  /// In all rows of many cases still fewer would.
  private static final int PIECE_OF_STORE = 10;

  /// One of so many drafts is also put into a collection, and one of so many warnings that left
  /// into one of its receiver: it has many places where it can be read.
  private static final int SHELVED = 4;

  private static final int COLLECTED = 10;

  /// So many cases fit into memory with all that two nodes keep of them.
  private static final int TOGETHER = 40;

  /// Between the times at which markings of random drafts end.
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final Looked looked = new Looked();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final List<Logger> loggers = new ArrayList<>();
  private final Map<Long, Secrets> left = new LinkedHashMap<>();
  private QuietPair pair;
  private ShelfOutlets.Tokens tokens;
  private DraftOutlets drafts;
  private ShelfOutlets shelves;
  private Needles justBefore = Needles.NONE;
  private int withheld;
  private int released;
  private int telling;

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
    var ahead = Duration.between(InstantSource.system().instant(), BEGIN);
    pair = new QuietPair(folder, InstantSource.offset(InstantSource.system(), ahead));
    tokens = ShelfOutlets.prepare(pair);
    pair.remember();
    drafts = new DraftOutlets(pair, looked, PIECE);
    shelves = new ShelfOutlets(pair, tokens, looked, PIECE);
  }

  @AfterEach
  void stop() {
    pair.close();
    for (var logger : loggers) {
      logger.detachAppender(lines);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }

  @Test
  void whatIsWithheldIsInNothingThatLeaves() {
    for (int number = 0; number < CASES; number++) {
      if (number > 0 && number % TOGETHER == 0) {
        stores();
        renew();
      }
      long seed = SEED + number;
      var drawn = DrawnPolicy.forSouth(RandomDraft.of(seed), seed);
      Consumer<Case> property = each -> check(seed, each);
      if (Shrinking.fails(drawn, property)) {
        var small = Shrinking.smallest(Shrinking.fewest(drawn, property), property);
        throw Shrinking.failure(seed, small, property);
      }
    }
    stores();
    LoggerFactory.getLogger("leaks")
        .info(
            "{} cases from {}: {} left, {} words withheld, {}",
            CASES,
            SEED,
            released,
            withheld,
            looked);
    assumeThat(CASES).as("enough cases to count on").isGreaterThan(100);
    assertThat(withheld).as("words that are withheld").isGreaterThan(CASES * 4);
    assertThat(released).as("drafts of which something left").isGreaterThan(CASES / 3);
    assertThat(telling).as("drafts of which words left").isGreaterThan(CASES / 3);
    for (var outlet : Outlet.values()) {
      assertThat(looked.times(outlet)).as("%s", outlet).isGreaterThan(CASES / 40);
    }
  }

  private void renew() {
    left.clear();
    pair.renew();
    pair.settle();
    drafts = new DraftOutlets(pair, looked, PIECE);
    shelves = new ShelfOutlets(pair, tokens, looked, PIECE);
  }

  private void check(long seed, Case drawn) {
    pair.settle();
    pair.takeForBirch();
    var all = Secrets.of(drawn, pair.clock().instant());
    try {
      var went = drafts.check(seed, drawn);
      if (seed % SHELVED == 0) {
        shelves.check(seed, drawn.objects());
      }
      if (went.isPresent()) {
        released++;
        telling += went.orElseThrow().tellsWhatItMay() ? 1 : 0;
        withheld += went.orElseThrow().secrets().count();
        left.put(seed, went.orElseThrow().secrets());
        if (seed % COLLECTED == 1) {
          shelves.collected(seed, pair, went.orElseThrow());
        }
      }
    } finally {
      logs(all.map(secrets -> secrets.allWords(PIECE)).orElse(Needles.NONE));
    }
  }

  /// Of this case, and what some thread still had to say about the one before.
  private void logs(Needles words) {
    List<ILoggingEvent> written;
    synchronized (lines) {
      written = List.copyOf(lines.list);
      lines.list.clear();
    }
    byte[] all =
        written.stream()
            .map(EveryOutletPropertyTest::text)
            .collect(Collectors.joining("\n"))
            .getBytes(UTF_8);
    looked.none(Outlet.LOG, "", words, all);
    looked.none(Outlet.LOG, "of the case before", justBefore, all);
    justBefore = words;
  }

  private static String text(ILoggingEvent line) {
    var text = new StringBuilder(line.getFormattedMessage());
    IThrowableProxy thrown = line.getThrowableProxy();
    for (int depth = 0; thrown != null && depth < 10; depth++) {
      text.append(' ').append(thrown.getMessage());
      thrown = thrown.getCause();
    }
    return text.toString();
  }

  /// Nothing that is withheld lies in the receiver's store, whoever may look.
  private void stores() {
    if (left.isEmpty()) {
      return;
    }
    var open =
        left.values().stream()
            .map(secrets -> secrets.open(PIECE_OF_STORE))
            .reduce(Needles.NONE, Needles::and);
    var closed =
        left.values().stream()
            .map(secrets -> secrets.needles(PIECE_OF_STORE))
            .reduce(Needles.NONE, Needles::and)
            .withoutNumbers()
            .without(open);
    for (var table : Table.values()) {
      pair.birch()
          .node()
          .disk()
          .visit(
              table,
              Bytes.EMPTY,
              Bytes.EMPTY,
              (key, value) -> {
                looked.none(Outlet.STORE, "a row of " + table, closed, value);
                looked.none(Outlet.STORE, "a key of " + table, closed, key);
                return true;
              });
    }
  }
}
