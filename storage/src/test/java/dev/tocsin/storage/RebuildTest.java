package dev.tocsin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.DerivedRows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.log.Hash;
import dev.tocsin.storage.Rebuild.Fault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RebuildTest {
  private static final int ALL = Integer.MAX_VALUE;

  private final MemoryDisk disk = new MemoryDisk();

  @BeforeEach
  void fill() {
    for (int i = 0; i < 700; i++) {
      commit(i % 3);
    }
  }

  /// A commit with leaves, with entries that write and delete rows, and with a primary row.
  private void commit(int leaves) {
    int number = (int) disk.head().commits();
    var place = new Place(new LinkId(1), 1, number);
    var wanted =
        new Entry.ProofWanted(
            place, Leaf.Direction.RECEIVED, Hash.of(new byte[] {(byte) number}), number);
    var own = new ArrayList<Bytes>();
    for (int i = 0; i < leaves; i++) {
      own.add(Bytes.utf8("leaf " + number + " " + i));
    }
    var entries = new ArrayList<Entry>();
    entries.add(new Entry.Kept("account", "name " + number % 50, Optional.of(RowKey.of(number))));
    entries.add(
        new Entry.Alarmed(
            number,
            new Alarm(
                Alarm.Kind.GAP,
                Optional.empty(),
                "one is missing",
                Instant.ofEpochSecond(number))));
    entries.add(wanted);
    if (number % 2 == 0) {
      entries.add(
          new Entry.ProofKept(place, wanted.direction(), wanted.statement(), number, number + 1L));
    }
    var rows = new ArrayList<Row>();
    entries.forEach(entry -> rows.addAll(DerivedRows.of(entry)));
    rows.add(Row.put(Table.CAPSULE, RowKey.of(number), Bytes.utf8("capsule")));
    Batches.synced(disk, Batches.grown(Batches.frontier(disk), own, entries, rows));
  }

  @Test
  void makesTheSameRowsAgain() {
    var rebuilt = replayed(disk);

    assertThat(rebuilt.head()).isEqualTo(disk.head());
    assertThat(Rebuild.compare(disk, rebuilt, ALL)).isEmpty();
    assertThat(rebuilt.scan(Table.NODE, Bytes.EMPTY, Bytes.EMPTY, ALL)).hasSizeGreaterThan(700);
    assertThat(rebuilt.scan(Table.CAPSULE, Bytes.EMPTY, Bytes.EMPTY, ALL)).isEmpty();
  }

  @Test
  void makesTheSameRowsAgainOnRocks(@TempDir Path folder) {
    try (var rebuilt = RocksDisk.open(folder.resolve("rebuilt"), RocksSettings.DEFAULT)) {
      Rebuild.replay(disk, rebuilt);

      assertThat(Rebuild.compare(disk, rebuilt, ALL)).isEmpty();
    }
  }

  @Test
  void findsAndRepairsAnyDamageOfDerivedRows() {
    long seed = System.nanoTime();
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < 20; round++) {
      var damages = new ArrayList<Row>();
      var kinds = new ArrayList<Fault.Kind>();
      for (var table :
          List.of(Table.LEAF, Table.NODE, Table.KEPT, Table.ALARM, Table.PROOF_WANTED)) {
        damage(disk, table, random, damages, kinds);
      }
      Batches.synced(disk, Batches.rows(damages.toArray(Row[]::new)));

      var rebuilt = replayed(disk);
      var faults = Rebuild.compare(disk, rebuilt, ALL);
      assertThat(faults)
          .as("seed %d, round %d", seed, round)
          .extracting(Fault::kind)
          .containsExactlyInAnyOrderElementsOf(kinds);
      assertThat(faults.stream().map(fault -> fault.repair().key()))
          .as("seed %d, round %d", seed, round)
          .containsExactlyInAnyOrderElementsOf(damages.stream().map(Row::key).toList());
      assertThat(Rebuild.repair(disk, faults)).isEqualTo(faults.size());
      assertThat(Rebuild.compare(disk, replayed(disk), ALL))
          .as("seed %d, round %d", seed, round)
          .isEmpty();
    }
  }

  private static void damage(
      Rows rows, Table table, RandomGenerator random, List<Row> damages, List<Fault.Kind> kinds) {
    var all = rows.scan(table, Bytes.EMPTY, Bytes.EMPTY, ALL);
    var victim = all.get(random.nextInt(all.size())).key();
    switch (random.nextInt(3)) {
      case 0 -> {
        damages.add(Row.delete(table, victim));
        kinds.add(Fault.Kind.MISSING);
      }
      case 1 -> {
        damages.add(Row.put(table, victim, Bytes.utf8("damaged")));
        kinds.add(Fault.Kind.DIFFERENT);
      }
      default -> {
        damages.add(
            Row.put(
                table, RowKey.start().add(victim.hex()).add((byte) 7).end(), Bytes.utf8("extra")));
        kinds.add(Fault.Kind.EXTRA);
      }
    }
  }

  @Test
  void stopsAfterSoManyFaults() {
    var nodes = disk.scan(Table.NODE, Bytes.EMPTY, Bytes.EMPTY, 20);
    Batches.synced(
        disk,
        Batches.rows(
            nodes.stream().map(row -> Row.delete(row.table(), row.key())).toArray(Row[]::new)));

    assertThat(Rebuild.compare(disk, replayed(disk), 5)).hasSize(5);
  }

  @Test
  void noticesAGapInTheJournal() {
    var holed =
        new Edited(disk) {
          @Override
          public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
            return super.scan(table, prefix, from, limit).stream()
                .filter(row -> table != Table.JOURNAL || !row.key().equals(RowKey.of(300)))
                .toList();
          }
        };

    assertThatThrownBy(() -> Rebuild.replay(holed, new MemoryDisk()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("commit 300 is missing");
  }

  @Test
  void noticesAJournalRowThatDoesNotRead() {
    var torn =
        new Edited(disk) {
          @Override
          public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
            return super.scan(table, prefix, from, limit).stream()
                .map(row ->
                    row.key().equals(RowKey.of(9))
                        ? Row.put(table, row.key(), Bytes.utf8("[{"))
                        : row)
                .toList();
          }
        };

    assertThatThrownBy(() -> Rebuild.replay(torn, new MemoryDisk()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("commit 9 does not read");
  }

  @Test
  void replaysIntoAnEmptyDiskOnly() {
    assertThatThrownBy(() -> Rebuild.replay(disk, disk))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Rows as a damaged store would show them.
  private abstract static class Edited implements Rows {
    private final Rows rows;

    Edited(Rows rows) {
      this.rows = rows;
    }

    @Override
    public Optional<Bytes> get(Table table, Bytes key) {
      return rows.get(table, key);
    }

    @Override
    public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
      return rows.scan(table, prefix, from, limit);
    }

    @Override
    public List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
      return rows.last(table, prefix, before, limit);
    }
  }

  private static MemoryDisk replayed(Disk disk) {
    var rebuilt = new MemoryDisk();
    Rebuild.replay(disk, rebuilt);
    return rebuilt;
  }
}
