package dev.tocsin.storage;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.edge.Disk.Outcome;
import dev.tocsin.core.journal.DerivedRows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.log.Frontier;
import dev.tocsin.log.Hash;
import dev.tocsin.log.TreeHash;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process that commits until it is killed, and says on its standard output which commits were
/// acknowledged: the number and the checksum of the rows, one commit a line. The other side of
/// [KillIT] and [PowerCutIT].
final class LoadProcess {
  private static final Logger LOG = LoggerFactory.getLogger(LoadProcess.class);
  private static final int THREADS = 4;
  private static final int IN_FLIGHT = 64;
  // Long enough that no two values are the same.
  private static final int VALUE_MIN_BYTES = 16;
  private static final int VALUE_MAX_BYTES = 6_000;

  private final Disk disk;
  private final FileOutputStream ledger;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
  private Frontier frontier;

  private LoadProcess(Disk disk, FileOutputStream ledger) {
    this.disk = disk;
    this.ledger = ledger;
    this.frontier = Batches.frontier(disk);
  }

  /// Commits until it is killed.
  ///
  /// @param arguments the store's folder and a seed
  public static void main(String[] arguments) {
    // Whoever reads the ledger must not wait for a process that stopped working.
    Thread.setDefaultUncaughtExceptionHandler((_, problem) -> stop(problem.toString()));
    var disk = RocksDisk.open(Path.of(arguments[0]), SMALL_BUFFERS);
    var load = new LoadProcess(disk, new FileOutputStream(FileDescriptor.out));
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (int thread = 0; thread < THREADS; thread++) {
        long seed = Long.parseLong(arguments[1]) + thread;
        threads.execute(() -> load.run(RandomGeneratorFactory.of("L64X128MixRandom").create(seed)));
      }
    }
  }

  /// Buffers that fill within a round, so that kills also hit flushes and compactions.
  static final RocksSettings SMALL_BUFFERS =
      new RocksSettings(
          new RocksSettings.Memory(8 << 20, 1 << 20, 3),
          RocksSettings.DEFAULT.files(),
          RocksSettings.DEFAULT.commits());

  /// Starts the process.
  static Process start(Path store, long seed, Path temporary) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            LoadProcess.class.getName(),
            store.toString(),
            Long.toString(seed))
        .redirectError(ProcessBuilder.Redirect.appendTo(temporary.resolve("stderr").toFile()))
        .start();
  }

  /// Reads at most so many complete lines of the ledger.
  static void read(BufferedReader lines, int count, Map<Long, String> acknowledged)
      throws IOException {
    for (int i = 0; i < count; i++) {
      var line = lines.readLine();
      if (line == null) {
        return;
      }
      var words = line.split(" ", -1);
      // The last line may be torn by the kill.
      if (words.length == 3 && words[2].equals(".")) {
        acknowledged.put(Long.parseLong(words[0]), words[1]);
      }
    }
  }

  private void run(RandomGenerator random) {
    while (true) {
      inFlight.acquireUninterruptibly();
      commit(random);
    }
  }

  /// Makes and hands in one batch; the lock keeps the log's leaves in the order of the commits.
  private synchronized void commit(RandomGenerator random) {
    var payload = new ArrayList<Row>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      byte[] value = new byte[random.nextInt(VALUE_MIN_BYTES, VALUE_MAX_BYTES)];
      random.nextBytes(value);
      payload.add(Row.put(Table.ENVELOPE, Bytes.of(Hash.of(value).bytes()), Bytes.of(value)));
    }
    var checksum = checksum(payload.stream().map(Row::key).toList());
    var leaves = new ArrayList<Bytes>();
    for (int i = random.nextInt(3); i > 0; i--) {
      leaves.add(RowKey.of(random.nextLong()));
    }
    var kept = new Entry.Kept("load", checksum, Optional.of(keys(payload)));
    payload.addAll(DerivedRows.of(kept));
    var batch = Batches.grown(frontier, leaves, List.of(kept), payload);
    for (var leaf : leaves) {
      frontier = frontier.append(TreeHash.leaf(leaf.toArray())).frontier();
    }
    disk.commit(batch, outcome -> acknowledge(outcome, checksum));
  }

  private static Bytes keys(List<Row> rows) {
    var keys = RowKey.start();
    for (var row : rows) {
      for (byte one : row.key().toArray()) {
        keys.add(one);
      }
    }
    return keys.end();
  }

  private static String checksum(List<Bytes> keys) {
    return Hash.of(keys.stream().map(Bytes::toArray).toArray(byte[][]::new)).hex();
  }

  private void acknowledge(Outcome outcome, String checksum) {
    inFlight.release();
    switch (outcome) {
      case Outcome.Synced synced -> print(synced.head().commits() + " " + checksum + " .\n");
      case Outcome.Failed failed -> stop(failed.reason());
    }
  }

  private static void stop(String why) {
    LOG.error("the load stops: {}", why);
    Runtime.getRuntime().halt(3);
  }

  private void print(String line) {
    try {
      ledger.write(line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Looks for anything lost, torn or contradictory in a store that a killed process left.
  ///
  /// @return sentences; empty if all is well
  static List<String> faults(Disk disk, Map<Long, String> acknowledged) {
    var faults = new ArrayList<String>();
    var rebuilt = new MemoryDisk();
    Rebuild.replay(disk, rebuilt);
    Rebuild.compare(disk, rebuilt, 10).forEach(fault -> faults.add("derived row: " + fault));
    if (!rebuilt.head().equals(disk.head())) {
      faults.add("the head is %s, by the journal %s".formatted(disk.head(), rebuilt.head()));
    }
    long payloads = 0;
    for (var row : disk.scan(Table.JOURNAL, Bytes.EMPTY, Bytes.EMPTY, Integer.MAX_VALUE)) {
      long number = java.nio.ByteBuffer.wrap(row.key().toArray()).getLong();
      for (var entry : JournalJson.readEntries(row.value().orElseThrow())) {
        if (entry instanceof Entry.Kept kept) {
          var keys = split(kept.value().orElseThrow());
          payloads += keys.size();
          payloadFault(disk, kept.name(), keys).ifPresent(faults::add);
          var ledger = acknowledged.getOrDefault(number, kept.name());
          if (!ledger.equals(kept.name())) {
            faults.add("commit %d was acknowledged as another".formatted(number));
          }
        }
      }
    }
    acknowledged.keySet().stream()
        .filter(number -> number > disk.head().commits())
        .forEach(number -> faults.add("the acknowledged commit %d is lost".formatted(number)));
    long stored = disk.scan(Table.ENVELOPE, Bytes.EMPTY, Bytes.EMPTY, Integer.MAX_VALUE).size();
    if (stored != payloads) {
      faults.add("%d payload rows, and %d by the journal".formatted(stored, payloads));
    }
    return faults;
  }

  private static Optional<String> payloadFault(Disk disk, String checksum, List<Bytes> keys) {
    boolean whole =
        keys.stream()
            .allMatch(key ->
                disk.get(Table.ENVELOPE, key)
                    .filter(value -> Bytes.of(Hash.of(value.toArray()).bytes()).equals(key))
                    .isPresent());
    return whole && checksum(keys).equals(checksum)
        ? Optional.empty()
        : Optional.of("the rows of " + checksum + " are not whole");
  }

  private static List<Bytes> split(Bytes keys) {
    var split = new ArrayList<Bytes>();
    byte[] all = keys.toArray();
    for (int at = 0; at < all.length; at += Hash.SIZE_BYTES) {
      split.add(Bytes.of(java.util.Arrays.copyOfRange(all, at, at + Hash.SIZE_BYTES)));
    }
    return split;
  }
}
