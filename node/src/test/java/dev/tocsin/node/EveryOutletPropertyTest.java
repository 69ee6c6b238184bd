package dev.tocsin.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tocsin.node.Looked.Outlet;
import dev.tocsin.node.OutletLane.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Random drafts under random policies, sent by one node to another and read in collections by
/// programs of random attributes: what is withheld stands in nothing that leaves. The nodes are
/// real but for their disks, which are memory, and for the way between them, which the test goes;
/// there are two for each processor. `-Dtocsin.leaks.cases` makes it longer, and
/// `-Dtocsin.leaks.seed` another one; a failure says the seed of its case, and the smallest draft
/// that was found to fail as well.
class EveryOutletPropertyTest {
  private static final int CASES = Integer.getInteger("tocsin.leaks.cases", 2_000);
  private static final long SEED = Long.getLong("tocsin.leaks.seed", 20300221L);
  private static final int LANES = Runtime.getRuntime().availableProcessors();

  private final List<Logger> loggers = new ArrayList<>();
  private final List<OutletLane> lanes = new ArrayList<>();
  private final AtomicLong next = new AtomicLong(SEED);

  @BeforeEach
  void enrol(@TempDir Path folder) {
    for (String name : List.of("tocsin", "dev.tocsin")) {
      var logger = (Logger) LoggerFactory.getLogger(name);
      logger.setLevel(Level.TRACE);
      logger.setAdditive(false);
      loggers.add(logger);
    }
    for (int number = 0; number < LANES; number++) {
      // What one pair logs is looked at by the others too, which have other words.
      var lines = new ListAppender<ILoggingEvent>();
      lines.start();
      loggers.forEach(logger -> logger.addAppender(lines));
      lanes.add(new OutletLane(folder.resolve("pair-" + number), lines));
    }
  }

  @AfterEach
  void stop() {
    lanes.forEach(OutletLane::close);
    for (var logger : loggers) {
      logger.detachAndStopAllAppenders();
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }

  @Test
  void whatIsWithheldIsInNothingThatLeaves() throws ExecutionException, InterruptedException {
    try (var threads = Executors.newFixedThreadPool(LANES)) {
      var runs =
          lanes.stream()
              .<Callable<Tally>>map(lane -> () -> run(lane))
              .map(threads::submit)
              .toList();
      var tally = new Tally(0, 0, 0);
      for (var run : runs) {
        tally = tally.plus(run.get());
      }
      enough(tally);
    }
  }

  private Tally run(OutletLane lane) {
    try {
      for (long seed = next.getAndIncrement(); seed < SEED + CASES; seed = next.getAndIncrement()) {
        lane.check(seed);
      }
      lane.stores();
      return lane.tally();
    } finally {
      // The others need not go on after a failure.
      next.set(SEED + CASES);
    }
  }

  private void enough(Tally tally) {
    var looked = new Looked();
    lanes.forEach(lane -> looked.add(lane.looked()));
    LoggerFactory.getLogger("leaks").info("{} cases from {}: {}, {}", CASES, SEED, tally, looked);
    assumeThat(CASES).as("enough cases to count on").isGreaterThan(100);
    assertThat(tally.words()).as("words that are withheld").isGreaterThan(CASES * 4);
    assertThat(tally.released()).as("drafts of which something left").isGreaterThan(CASES / 3);
    assertThat(tally.telling()).as("drafts of which words left").isGreaterThan(CASES / 3);
    for (var outlet : Outlet.values()) {
      assertThat(looked.times(outlet)).as("%s", outlet).isGreaterThan(CASES / 40);
    }
  }
}
