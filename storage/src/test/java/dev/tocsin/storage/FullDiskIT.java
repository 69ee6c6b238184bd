package dev.tocsin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk.Outcome;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fills a small file system. Needs root, for mounting.
final class FullDiskIT {
  private static final int LIMIT_SECONDS = 60;
  private static final int VALUE_BYTES = 100_000;
  private static final int FILLER_BYTES = 24 << 20;
  private static final int SMALL_BYTES = 128 << 10;
  private static final int LARGE_BYTES = 1 << 20;

  @TempDir Path temporary;
  private Optional<Path> mounted = Optional.empty();

  @BeforeEach
  void mount() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "a full disk needs root to mount");
    var folder = Files.createDirectory(temporary.resolve("small"));
    Command.run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", folder.toString());
    mounted = Optional.of(folder);
  }

  @AfterEach
  void unmount() {
    if (mounted.isPresent()) {
      Command.run("umount", mounted.get().toString());
    }
  }

  /// With large buffers the log finds no room, with small ones a buffer that is written out while
  /// the next are full, for which RocksDB would wait.
  private static RocksSettings buffers(int bytes) {
    return new RocksSettings(
        new RocksSettings.Memory(8 << 20, bytes, 2),
        RocksSettings.DEFAULT.files(),
        RocksSettings.DEFAULT.commits());
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL_BYTES, LARGE_BYTES})
  void endsWhileTheDiskIsFullAndKeepsWhatWasCommitted(int bufferBytes) throws IOException {
    var small = mounted.orElseThrow();
    var filler = Files.write(small.resolve("filler"), new byte[FILLER_BYTES]);
    var store = small.resolve("store");
    Head full;
    try (var disk = RocksDisk.open(store, buffers(bufferBytes))) {
      full = fill(disk);
    }
    Files.delete(filler);
    try (var disk = RocksDisk.open(store, buffers(bufferBytes))) {
      assertStored(disk, full);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL_BYTES, LARGE_BYTES})
  void refusesWhileTheDiskIsFullAndGoesOnWhenThereIsRoom(int bufferBytes)
      throws IOException, InterruptedException {
    var small = mounted.orElseThrow();
    var filler = Files.write(small.resolve("filler"), new byte[FILLER_BYTES]);
    var store = small.resolve("store");
    Head full;
    try (var disk = RocksDisk.open(store, buffers(bufferBytes))) {
      full = fill(disk);
      assertThat(Batches.failure(disk, batch(disk.head()))).contains("the disk is full");
      assertThat(disk.head()).isEqualTo(full);
      assertStored(disk, full);

      Files.delete(filler);
      var after = commitWithinLimit(disk);

      assertThat(after.commits()).isEqualTo(full.commits() + 1);
      assertStored(disk, after);
    }
    try (var disk = RocksDisk.open(store, buffers(bufferBytes))) {
      assertThat(disk.head().commits()).isEqualTo(full.commits() + 1);
      assertStored(disk, disk.head());
    }
  }

  /// Commits until the disk is full.
  private static Head fill(RocksDisk disk) {
    while (true) {
      switch (Batches.outcome(disk, batch(disk.head()))) {
        case Outcome.Synced _ -> {}
        case Outcome.Failed failed -> {
          assertThat(failed.reason()).contains("the disk is full");
          return disk.head();
        }
      }
    }
  }

  private static Head commitWithinLimit(RocksDisk disk) throws InterruptedException {
    var never = new CountDownLatch(1);
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    var outcome = Batches.outcome(disk, batch(disk.head()));
    while (outcome instanceof Outcome.Failed && System.nanoTime() < limit) {
      assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
      outcome = Batches.outcome(disk, batch(disk.head()));
    }
    assertThat(outcome).isInstanceOf(Outcome.Synced.class);
    return disk.head();
  }

  private static Batch batch(Head head) {
    byte[] value = new byte[VALUE_BYTES];
    new java.util.SplittableRandom(head.commits()).nextBytes(value);
    return Batches.rows(Row.put(Table.CAPSULE, RowKey.of(head.commits()), Bytes.of(value)));
  }

  private static void assertStored(RocksDisk disk, Head head) {
    assertThat(disk.scan(Table.CAPSULE, Bytes.EMPTY, Bytes.EMPTY, Integer.MAX_VALUE))
        .hasSize((int) head.commits());
    assertThat(disk.scan(Table.JOURNAL, Bytes.EMPTY, Bytes.EMPTY, Integer.MAX_VALUE))
        .hasSize((int) head.commits());
  }
}
