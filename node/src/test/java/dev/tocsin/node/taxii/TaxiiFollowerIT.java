package dev.tocsin.node.taxii;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four programs add, change and take out objects, six follow, and the node is restarted under all
/// of them: in the end each follower holds exactly what is there and for it, and nothing came
/// twice.
///
/// Longer runs: `-Dtocsin.follower.seconds=60 -Dtocsin.follower.seed=N`.
class TaxiiFollowerIT {
  private static final Duration WRITING =
      Duration.ofSeconds(Integer.getInteger("tocsin.follower.seconds", 6));
  private static final long SEED = Long.getLong("tocsin.follower.seed", 20_261_125L);
  private static final int RESTARTS = 2;

  @TempDir Path folder;

  @Test
  void everyFollowerHoldsExactlyWhatIsThereForIt() throws Exception {
    try (var house = Traffic.house(folder.resolve("node"))) {
      var traffic = Traffic.of(house, SEED, Traffic.Patience.ALL);
      traffic.flow(WRITING, RESTARTS, house::restart);
      traffic.check();
    }
  }
}
