package dev.tocsin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Cuts the power of a committing process: copies the image below its ext4 file system, as a disk
/// would be found, then mounts the copy. Needs root and loop devices.
final class PowerCutIT {
  private static final int ROUNDS = 6;
  private static final long IMAGE_BYTES = 96L << 20;

  @TempDir Path temporary;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void losesNothingThatWasAcknowledgedBeforeThePowerWent(TestReporter reporter)
      throws IOException, InterruptedException {
    assumeTrue(mayMount(), "power cuts need root and loop devices");
    long seed = Long.getLong("tocsin.seed", System.nanoTime());
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < ROUNDS; round++) {
      var image = newImage(temporary.resolve("disk" + round));
      var copy = temporary.resolve("copy" + round);
      var acknowledged = new TreeMap<Long, String>();
      int commits = 1 + random.nextInt(1_500);
      try (var mount = new Mount(image, "mount" + round)) {
        var process =
            LoadProcess.start(mount.folder.resolve("store"), random.nextLong(), temporary);
        try (var ledger = process.inputReader(StandardCharsets.US_ASCII)) {
          LoadProcess.read(ledger, commits, acknowledged);
          // A copy takes a while: nothing new is to reach the disk meanwhile.
          Command.run("kill", "-STOP", Long.toString(process.pid()));
          Command.run("cp", "--sparse=always", image.toString(), copy.toString());
          process.destroyForcibly();
          process.waitFor();
        }
      }
      try (var mount = new Mount(copy, "after" + round);
          var disk = RocksDisk.open(mount.folder.resolve("store"), LoadProcess.SMALL_BUFFERS)) {
        assertThat(LoadProcess.faults(disk, acknowledged))
            .as("seed %d, round %d", seed, round)
            .isEmpty();
        reporter.publishEntry(
            "seed %d, round %d".formatted(seed, round),
            "%d acknowledged, %d stored".formatted(acknowledged.size(), disk.head().commits()));
      }
      assertThat(acknowledged).hasSize(commits);
    }
  }

  private static boolean mayMount() {
    return System.getProperty("user.name").equals("root")
        && Files.exists(Path.of("/dev/loop-control"))
        && Files.exists(Path.of("/usr/sbin/mkfs.ext4"));
  }

  private static Path newImage(Path image) {
    Command.run("truncate", "-s", Long.toString(IMAGE_BYTES), image.toString());
    Command.run("/usr/sbin/mkfs.ext4", "-q", "-F", image.toString());
    return image;
  }

  /// A mounted image.
  private final class Mount implements AutoCloseable {
    final Path folder;

    Mount(Path image, String name) throws IOException {
      folder = Files.createDirectory(temporary.resolve(name));
      Command.run("mount", "-o", "loop", image.toString(), folder.toString());
    }

    @Override
    public void close() {
      Command.run("umount", folder.toString());
    }
  }
}
