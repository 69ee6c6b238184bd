package dev.tocsin.node.taxii;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Four programs add, change and take out objects, six follow, and the node is killed (SIGKILL) and
/// started again under all of them, also while it starts. In the end each follower holds exactly
/// what somebody was told is there, and each group that nobody was told about wholly or not at all;
/// and nothing came twice.
///
/// Longer runs: `-Dtocsin.follower.seconds=60 -Dtocsin.follower.seed=N -Dtocsin.follower.seeds=20`.
class TaxiiKilledIT {
  private static final Duration WRITING =
      Duration.ofSeconds(Integer.getInteger("tocsin.follower.seconds", 4));
  private static final int KILLS_MIN = 2;
  private static final long SECONDS_FOR_EACH_KILL = 4;

  @TempDir Path folder;

  static LongStream seeds() {
    long first = Long.getLong("tocsin.follower.seed", 20_261_125L);
    // Apart by more than there are writers, each of which has one of its own.
    return LongStream.range(0, Integer.getInteger("tocsin.follower.seeds", 1))
        .map(count -> first + 100 * count);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyFollowerHoldsExactlyWhatIsThereForIt(long seed) throws Exception {
    int kills = Math.toIntExact(Math.max(KILLS_MIN, WRITING.toSeconds() / SECONDS_FOR_EACH_KILL));
    try (var house = Traffic.house(folder.resolve("node"))) {
      var traffic = Traffic.of(house, seed, Traffic.Patience.HALF);
      try (var process = NodeProcess.instead(house, folder, seed)) {
        traffic.flow(WRITING, kills, process::killAndStart);
      }
      traffic.check();
    }
  }
}
