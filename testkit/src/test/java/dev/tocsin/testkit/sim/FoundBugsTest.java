package dev.tocsin.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Each of these once failed against the real core.
class FoundBugsTest {
  private static final Faults BUSY_DISKS =
      new Faults(0, 0, 0, 0, 0, 0.03, 0.05, 0, 0, 0, 0, Duration.ZERO, false);

  private static World quiet(long seed, int nodes) {
    return new World(Scenario.of(seed).with("none").nodes(nodes).warnings(0));
  }

  @Test
  void whatAPersonWasToldIsNotDurableNeverGoesOut() {
    for (long seed = 1; seed <= 2; seed++) {
      var scenario = Scenario.of(seed).nodes(3).hours(12).warnings(20);
      new World(scenario, BUSY_DISKS, (_, _) -> Plant.NONE).run();
    }
  }

  @Test
  void aFullDiskIsNotTriedInALoop() {
    var world = quiet(1, 2);
    world.begin();
    world.forward(Duration.ofHours(1));
    world.release(0, 1, Duration.ofDays(1));
    world.forward(Duration.ofSeconds(2));
    world.full(0, true);
    world.forward(Duration.ofHours(1));

    assertThat(world.refusedCommits(0)).isBetween(1L, 10_000L);
    world.end();
  }

  @Test
  void heartbeatsGoOnAfterTheDiskWasFull() {
    var world = quiet(2, 2);
    world.begin();
    world.forward(Duration.ofHours(1));
    world.release(0, 1, Duration.ofDays(1));
    world.forward(Duration.ofSeconds(2));
    world.full(0, true);
    world.forward(Duration.ofMinutes(25));
    world.full(0, false);
    world.forward(Duration.ofMinutes(30));
    long after = world.commits(0);
    world.forward(Duration.ofHours(3));

    assertThat(world.commits(0)).as("cosignatures each ten minutes").isGreaterThan(after + 15);
  }

  @Test
  void aClockThatGoesBackDuringAPauseDoesNotStopALink() {
    var world = quiet(3, 2);
    world.begin();
    world.jump(0, Duration.ofDays(3_650));
    world.forward(Duration.ofHours(1));
    world.cut(0, 1);
    world.release(0, 1, Duration.ofDays(9_000));
    world.forward(Duration.ofMinutes(20));
    world.jump(0, Duration.ofDays(-3_650));
    world.end();
  }

  @Test
  void aLaterExpiryDoesNotReplaceAnEarlierOne() {
    var world = quiet(4, 2);
    world.begin();
    world.forward(Duration.ofHours(1));
    world.release(0, 1, Duration.ofMinutes(10));
    world.forward(Duration.ofMinutes(1));
    world.release(0, 1, Duration.ofHours(10));
    world.forward(Duration.ofMinutes(12));

    assertThat(world.expiredUnmarked()).isEmpty();
  }

  @Test
  void whatExpiredWhileTheClockJumpedIsMarkedSoon() {
    var world = quiet(5, 2);
    world.begin();
    world.forward(Duration.ofHours(1));
    world.release(0, 1, Duration.ofDays(10));
    world.forward(Duration.ofMinutes(1));
    world.jump(0, Duration.ofDays(11));
    world.forward(Duration.ofMinutes(20));

    assertThat(world.expiredUnmarked()).isEmpty();
  }
}
