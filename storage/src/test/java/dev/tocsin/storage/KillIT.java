package dev.tocsin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills a committing process (SIGKILL) again and again on the same store.
final class KillIT {
  private static final int ROUNDS = 24;

  @TempDir Path temporary;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void losesAndTearsNothingThatWasAcknowledged(TestReporter reporter)
      throws IOException, InterruptedException {
    long seed = Long.getLong("tocsin.seed", System.nanoTime());
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var acknowledged = new TreeMap<Long, String>();
    for (int round = 0; round < ROUNDS; round++) {
      // A fresh store now and then, so that kills also hit its making.
      var store = temporary.resolve("store" + round / 6);
      if (round % 6 == 0) {
        acknowledged.clear();
      }
      int before = acknowledged.size();
      int commits = round % 6 == 0 ? 0 : 1 + random.nextInt(400);
      int thenMillis = random.nextInt(commits == 0 ? 800 : 30);
      var process = LoadProcess.start(store, random.nextLong(), temporary);
      try (var ledger = process.inputReader(StandardCharsets.US_ASCII)) {
        LoadProcess.read(ledger, commits, acknowledged);
        assertThat(process.waitFor(thenMillis, TimeUnit.MILLISECONDS)).as("it ended").isFalse();
        // Through the handle, because Process would close the ledger as well.
        process.toHandle().destroyForcibly();
        LoadProcess.read(ledger, Integer.MAX_VALUE, acknowledged);
      }
      process.waitFor();
      try (var disk = RocksDisk.open(store, LoadProcess.SMALL_BUFFERS)) {
        assertThat(LoadProcess.faults(disk, acknowledged))
            .as("seed %d, round %d", seed, round)
            .isEmpty();
        reporter.publishEntry(
            "seed %d, round %d".formatted(seed, round),
            "%d acknowledged, %d stored"
                .formatted(acknowledged.size() - before, disk.head().commits()));
      }
      assertThat(acknowledged)
          .as("seed %d, round %d", seed, round)
          .hasSizeGreaterThanOrEqualTo(before + commits);
    }
  }
}
