package dev.tocsin.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.statement.LogPoint;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstWarningTest {
  private static final LinkId LINK = new LinkId(1);
  private static final Faults SLOW_DISKS =
      new Faults(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, Duration.ZERO, false);

  @Test
  void aWarningReleasedBeforeTheActivationIsDurableGetsThrough() {
    for (long seed = 1; seed <= 12; seed++) {
      var scenario = Scenario.of(seed).with("none").nodes(2).warnings(0);
      var world = new World(scenario, SLOW_DISKS, (_, _) -> Plant.NONE);
      world.begin();
      int first = (int) (seed % 2);
      world.forwardUntil(() -> world.active(first, 1 - first));

      world.release(first, 1 - first, Duration.ofDays(1));

      world.end();
      assertThat(world.synced(1 - first).inbox(2)).as("seed " + seed).hasSize(1);
    }
  }

  private static Optional<LogPoint> beacon(Records sender) {
    return sender
        .statement(sender.deliveries(LINK, 1).getFirst().label().digest())
        .flatMap(statement -> statement.header().beacon());
  }

  @Test
  void aWarningJustAfterTheActivationNamesWhatItWasWrittenAfter() {
    for (long seed = 1; seed <= 6; seed++) {
      var world = new World(Scenario.of(seed).with("none").nodes(2).warnings(0));
      world.begin();
      world.forwardUntil(() -> world.active(0, 1) && world.active(1, 0));
      world.forward(Duration.ofMillis(800));

      world.release(0, 1, Duration.ofDays(1));
      world.release(1, 0, Duration.ofDays(1));
      world.forward(Duration.ofSeconds(1));

      assertThat(beacon(world.synced(0))).as("seed " + seed).isPresent();
      assertThat(beacon(world.synced(1))).as("seed " + seed).isPresent();
    }
  }
}
