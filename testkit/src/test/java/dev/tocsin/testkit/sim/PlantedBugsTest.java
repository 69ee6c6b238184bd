package dev.tocsin.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/// The simulator would notice: with a fault planted in a disk, an invariant breaks; the same world
/// without it holds.
class PlantedBugsTest {
  private static final int ATTEMPTS = 3;

  private static World world(long seed, Plant plant) {
    var scenario = Scenario.of(seed).nodes(2).hours(12).warnings(4);
    return new World(scenario, Faults.crashes(24), (_, _) -> plant);
  }

  private static void breaks(String invariant, Plant plant) {
    for (long seed = 1; seed <= ATTEMPTS; seed++) {
      var world = world(seed, plant);
      var broken = catchThrowableOfType(Broken.class, world::run);
      assertThat(broken).as("seed " + seed).isNotNull();
      assertThat(broken.invariant()).as(broken.getMessage()).isEqualTo(invariant);
      assertThat(broken).hasMessageContaining("-Dtocsin.sim.seed=" + seed);
    }
  }

  @Test
  void holdsWithoutAPlant() {
    for (long seed = 1; seed <= ATTEMPTS; seed++) {
      assertThatCode(world(seed, Plant.NONE)::run).doesNotThrowAnyException();
    }
  }

  @Test
  void aReceiptBeforeTheSyncBreaksI2() {
    breaks("I2", Plant.receiptBeforeSync());
  }

  @Test
  void withoutDeduplicationAnEffectHappensTwice() {
    breaks("I1", Plant.noDeduplication());
  }

  @Test
  void aStatementSentBeforeItIsLoggedBreaksI3() {
    breaks("I3", Plant.logAfterSend());
  }
}
