package dev.tocsin.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Runs worlds of two to five nodes through days of mixed faults, for at least so many node-hours
/// (`tocsin.sim.node-hours`) or seconds (`tocsin.sim.seconds`), whichever is reached first. In each
/// node-hour about one warning is delivered and ten faults or more strike.
class SimulationTest {
  private static final long FIRST_SEED = Long.getLong("tocsin.sim.first-seed", 20_260_101);
  private static final double NODE_HOURS = Long.getLong("tocsin.sim.node-hours", 20_000);
  private static final long SECONDS = Long.getLong("tocsin.sim.seconds", 20);

  /// One world in eight has a very bad day.
  private static Scenario scenario(long seed) {
    boolean bad = seed % 8 == 0;
    return Scenario.of(seed)
        .nodes(2 + (int) Math.floorMod(seed, 4L))
        .with(bad ? "heavy" : "mixed")
        .hours(bad ? 6 : 48)
        .warnings(0.5);
  }

  /// What runs came to together.
  private static final class Sum {
    private final TreeMap<String, Long> counts = new TreeMap<>();
    private double nodeHours;
    private long runs;

    void add(Report report) {
      runs++;
      nodeHours += report.nodeHours();
      report.counts().forEach((what, count) -> counts.merge(what, count, Long::sum));
    }

    void print(double seconds) {
      System.out.printf(
          "seeds %d to %d: %.0f node-hours (%.0f each second), %d faults, %d deliveries; %s%n",
          FIRST_SEED,
          FIRST_SEED + runs - 1,
          nodeHours,
          nodeHours / seconds,
          FAULTS.stream().mapToLong(fault -> counts.getOrDefault(fault, 0L)).sum(),
          counts.getOrDefault("heard: warning", 0L),
          counts);
    }

    private static final List<String> FAULTS =
        List.of(
            "broken disks",
            "clock jumps",
            "corrupted messages",
            "crashes",
            "cuts",
            "doubled messages",
            "full disks",
            "lost messages",
            "messages lost in a cut",
            "pauses asked for");
  }

  @Test
  void holdsAllInvariantsThroughDaysOfMixedFaults() {
    var sum = new Sum();
    long start = System.nanoTime();
    long limit = TimeUnit.SECONDS.toNanos(SECONDS);
    for (long seed = FIRST_SEED; sum.nodeHours < NODE_HOURS; seed++) {
      if (System.nanoTime() - start > limit) {
        break;
      }
      sum.add(new World(scenario(seed)).run());
    }
    sum.print((System.nanoTime() - start) / 1e9);
    assertThat(sum.counts)
        .as("faults that struck and statements that came through them")
        .containsKeys("crashes", "cuts", "lost messages", "refusals", "heard: ack");
  }

  @Test
  void replaysOneSeed() {
    var scenario =
        Scenario.of(Long.getLong("tocsin.sim.seed", 7))
            .nodes(Integer.getInteger("tocsin.sim.nodes", 3))
            .hours(Integer.getInteger("tocsin.sim.hours", 6))
            .with(System.getProperty("tocsin.sim.faults", "mixed"))
            .warnings(Double.parseDouble(System.getProperty("tocsin.sim.warnings", "1")));

    var report = new World(scenario).run();

    assertThat(report.counts()).containsKey("heard: warning");
  }

  @Test
  void theSameSeedGivesTheSameTraceAndAnotherSeedAnother() {
    var scenario = Scenario.of(7).nodes(3).hours(8);

    var first = new World(scenario).run();

    assertThat(new World(scenario).run()).isEqualTo(first);
    assertThat(new World(Scenario.of(8).nodes(3).hours(8)).run().trace())
        .isNotEqualTo(first.trace());
  }

  @Test
  void failuresEndWithTheLineThatReplaysThem() {
    var scenario = Scenario.of(4711).nodes(2).hours(12).warnings(4);

    assertThat(scenario.replay())
        .startsWith("replay: ./build test ")
        .contains("-Dtocsin.sim.seed=4711 -Dtocsin.sim.nodes=2 -Dtocsin.sim.hours=12");
  }

  @Test
  void seedsThatFoundBugsStayClean() throws IOException {
    var file = SimulationTest.class.getResourceAsStream("/seeds-of-found-bugs.txt");
    assertThat(file).isNotNull();
    try (file) {
      var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).isNotEmpty();
      for (var line : lines) {
        if (!line.startsWith("#")) {
          var words = line.split(" ", 5);
          var scenario =
              Scenario.of(Long.parseLong(words[0]))
                  .nodes(Integer.parseInt(words[1]))
                  .hours(Integer.parseInt(words[2]))
                  .with(words[3]);
          new World(scenario).run();
        }
      }
    }
  }

  @Test
  void aPartnerThatIsDownForAWeekGetsEverythingAfterwards() {
    var world = new World(Scenario.of(11).with("none").nodes(3).warnings(1));
    world.begin();
    world.forward(Duration.ofHours(1));
    world.crash(2);
    LongStream.range(0, 5).forEach(_ -> world.release(0, 2, Duration.ofDays(30)));
    world.forward(Duration.ofDays(7));
    world.start(2);

    var report = world.end();

    assertThat(report.counts().get("heard: warning")).isGreaterThan(100);
    assertThat(world.synced(2).inbox(1_000)).hasSizeGreaterThan(20);
  }

  @Test
  void afterAFullDiskNothingIsLostAndNothingIsTwice() {
    var world = new World(Scenario.of(12).with("none").nodes(2).warnings(0));
    world.begin();
    world.forward(Duration.ofHours(1));
    world.full(1, true);
    LongStream.range(0, 5).forEach(_ -> world.release(0, 1, Duration.ofDays(1)));
    world.forward(Duration.ofHours(1));
    assertThat(world.synced(1).inbox(10)).as("not taken while it cannot be synced").isEmpty();
    world.full(1, false);

    world.end();

    assertThat(world.synced(1).inbox(10)).hasSize(5);
  }
}
