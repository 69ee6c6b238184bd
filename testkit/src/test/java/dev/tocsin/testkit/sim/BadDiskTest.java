package dev.tocsin.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.link.DeliveryState;
import dev.tocsin.core.statement.Precedence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Full and failing disks. That nothing is acknowledged falsely is the ledger's to see.
class BadDiskTest {
  private static final LinkId LINK = new LinkId(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static World active(long seed) {
    var world = new World(Scenario.of(seed).with("none").nodes(2).warnings(0));
    world.begin();
    world.forward(Duration.ofHours(1));
    return world;
  }

  @Test
  void aReceiverWithAFullDiskTakesNothingUntilThereIsRoom() {
    var world = active(12);
    world.full(1, true);
    for (var precedence : Precedence.values()) {
      world.release(0, 1, DAY, precedence);
    }
    world.forward(Duration.ofHours(1));
    assertThat(world.synced(1).inbox(10)).isEmpty();
    assertThat(world.synced(0).deliveries(LINK, 4))
        .allMatch(delivery -> delivery.receipt().isEmpty() && delivery.state().owed());
    world.full(1, false);
    world.forward(Duration.ofMinutes(4));

    assertThat(world.synced(1).inbox(10)).hasSize(4);
    world.end();
  }

  @Test
  void aSenderWithAFullDiskPromisesNothingUntilThereIsRoom() {
    var world = active(13);
    long before = world.commits(0);
    world.full(0, true);
    world.release(0, 1, DAY);
    world.forward(Duration.ofMinutes(5));
    assertThat(world.commits(0)).isEqualTo(before);
    assertThat(world.refusedCommits(0)).isPositive();
    assertThat(world.synced(1).inbox(10)).isEmpty();
    world.full(0, false);
    world.release(0, 1, DAY);
    world.forward(Duration.ofMinutes(2));

    assertThat(world.synced(1).inbox(10)).hasSize(1);
    world.end();
  }

  @Test
  void whatWasUnderWayWhenTheSendersDiskFilledGetsItsReceiptAfterwards() {
    var world = active(14);
    world.release(0, 1, DAY);
    world.forward(Duration.ofMillis(25));
    world.full(0, true);
    world.forward(Duration.ofHours(1));
    world.full(0, false);

    world.end();

    assertThat(world.synced(1).inbox(10)).hasSize(1);
    assertThat(world.synced(0).deliveries(LINK, 1).getFirst().state())
        .isIn(DeliveryState.RECEIVED, DeliveryState.ACKNOWLEDGED);
  }

  @Test
  void aNodeWhoseSyncFailsForGoodStopsAtOnceAndRecoversFromItsDisk() {
    for (long seed = 15; seed <= 24; seed++) {
      var world = active(seed);
      int failing = (int) (seed % 2);
      world.breakDisk(failing);
      world.release(0, 1, DAY);
      world.release(0, 1, DAY, Precedence.FLASH);
      world.forward(Duration.ofSeconds(2));
      long tried = world.commits(failing);
      world.forward(Duration.ofSeconds(1));
      assertThat(world.commits(failing)).as("it has stopped").isEqualTo(tried);

      var report = world.end();

      assertThat(report.counts()).containsEntry("stops", 1L);
    }
  }
}
