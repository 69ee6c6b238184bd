package dev.tocsin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.edge.Disk.Outcome;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.log.Frontier;
import dev.tocsin.log.TreeHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// What every disk must do; each kind of disk runs it.
abstract class DiskContract {
  private static final Bytes NONE = Bytes.EMPTY;

  abstract Disk disk();

  /// The same store after it was closed and opened again.
  abstract Disk reopened();

  @Test
  void beginsEmpty() {
    assertThat(disk().head()).isEqualTo(new Head(0, 0, TreeHash.EMPTY_ROOT));
    assertThat(disk().get(Table.KEPT, bytes(1))).isEmpty();
    for (var table : Table.values()) {
      assertThat(disk().scan(table, NONE, NONE, 10)).isEmpty();
      assertThat(disk().last(table, NONE, 10)).isEmpty();
    }
  }

  @Test
  void writesTheJournalRowAndTheHeadBesideTheRows() {
    var entry = Batches.entry("first");
    var head = Batches.synced(disk(), Batch.of(entry));

    assertThat(head).isEqualTo(new Head(1, 0, TreeHash.EMPTY_ROOT)).isEqualTo(disk().head());
    var journal = disk().get(Table.JOURNAL, RowKey.of(1)).orElseThrow();
    assertThat(JournalJson.readEntries(journal)).containsExactly(entry);
    assertThat(disk().get(Table.HEAD, NONE).map(Head::decode)).contains(head);
    assertThat(disk().get(Table.KEPT, RowKey.kept("test", "first"))).contains(Bytes.utf8("first"));
  }

  @Test
  void numbersCommitsWithoutGaps() {
    for (long number = 1; number <= 20; number++) {
      assertThat(Batches.synced(disk(), Batches.rows()).commits()).isEqualTo(number);
    }
    assertThat(disk().scan(Table.JOURNAL, NONE, NONE, 100))
        .extracting(Row::key)
        .containsExactlyElementsOf(
            java.util.stream.LongStream.rangeClosed(1, 20).mapToObj(RowKey::of).toList());
  }

  @Test
  void letsTheLastRowOfABatchWin() {
    Batches.synced(
        disk(),
        Batches.rows(
            Row.put(Table.KEPT, bytes(1), bytes(10)),
            Row.put(Table.KEPT, bytes(1), bytes(11)),
            Row.put(Table.KEPT, bytes(2), bytes(20)),
            Row.delete(Table.KEPT, bytes(2)),
            Row.delete(Table.KEPT, bytes(3)),
            Row.put(Table.KEPT, bytes(3), bytes(30))));

    assertThat(disk().get(Table.KEPT, bytes(1))).contains(bytes(11));
    assertThat(disk().get(Table.KEPT, bytes(2))).isEmpty();
    assertThat(disk().get(Table.KEPT, bytes(3))).contains(bytes(30));
  }

  @Test
  void deletesRows() {
    Batches.synced(disk(), Batches.rows(Row.put(Table.KEPT, bytes(1), bytes(10))));
    Batches.synced(disk(), Batches.rows(Row.delete(Table.KEPT, bytes(1))));

    assertThat(disk().get(Table.KEPT, bytes(1))).isEmpty();
    assertThat(disk().scan(Table.KEPT, NONE, NONE, 10)).isEmpty();
  }

  @Test
  void tellsAnEmptyValueFromNoRow() {
    Batches.synced(disk(), Batches.rows(Row.put(Table.OUTBOX, bytes(1), NONE)));

    assertThat(disk().get(Table.OUTBOX, bytes(1))).contains(NONE);
    assertThat(disk().scan(Table.OUTBOX, NONE, NONE, 10))
        .containsExactly(Row.put(Table.OUTBOX, bytes(1), NONE));
  }

  @Test
  void saysWhichOfManyRowsAreThere() {
    put(bytes(1), bytes(2, 0), bytes(3));

    assertThat(disk().present(Table.KEPT, List.of(bytes(2), bytes(3), bytes(2, 0), bytes(4))))
        .containsExactlyInAnyOrder(bytes(3), bytes(2, 0));
    assertThat(disk().present(Table.KEPT, List.of())).isEmpty();
    assertThat(disk().present(Table.LINK, List.of(bytes(1)))).isEmpty();
  }

  @Test
  void keepsTablesApart() {
    Batches.synced(
        disk(),
        Batches.rows(
            Row.put(Table.KEPT, bytes(1), bytes(10)), Row.put(Table.LINK, bytes(1), bytes(20))));

    assertThat(disk().get(Table.LINK, bytes(1))).contains(bytes(20));
    assertThat(disk().scan(Table.KEPT, NONE, NONE, 10)).hasSize(1);
    assertThat(disk().last(Table.LINK, NONE, 10)).hasSize(1);
  }

  @Test
  void scansInUnsignedByteOrder() {
    put(bytes(0xff), bytes(0x80, 0), bytes(0x7f), bytes(), bytes(0x80), bytes(0xff, 0xff));

    assertThat(keys(disk().scan(Table.KEPT, NONE, NONE, 10)))
        .containsExactly(
            bytes(), bytes(0x7f), bytes(0x80), bytes(0x80, 0), bytes(0xff), bytes(0xff, 0xff));
    assertThat(keys(disk().last(Table.KEPT, NONE, 10)))
        .containsExactly(
            bytes(0xff, 0xff), bytes(0xff), bytes(0x80, 0), bytes(0x80), bytes(0x7f), bytes());
  }

  @Test
  void keepsToThePrefixAlsoWhenItEndsInFullBytes() {
    put(bytes(1, 0xff), bytes(1, 0xff, 0), bytes(1, 0xff, 0xff), bytes(2), bytes(1, 0xfe, 9));
    put(bytes(0xff, 0xff), bytes(0xff, 0xff, 0xff, 7), bytes(0xff, 0xfe));

    assertThat(keys(disk().scan(Table.KEPT, bytes(1, 0xff), NONE, 10)))
        .containsExactly(bytes(1, 0xff), bytes(1, 0xff, 0), bytes(1, 0xff, 0xff));
    assertThat(keys(disk().last(Table.KEPT, bytes(1, 0xff), 10)))
        .containsExactly(bytes(1, 0xff, 0xff), bytes(1, 0xff, 0), bytes(1, 0xff));
    assertThat(keys(disk().scan(Table.KEPT, bytes(0xff, 0xff), NONE, 10)))
        .containsExactly(bytes(0xff, 0xff), bytes(0xff, 0xff, 0xff, 7));
    assertThat(keys(disk().last(Table.KEPT, bytes(0xff, 0xff), 10)))
        .containsExactly(bytes(0xff, 0xff, 0xff, 7), bytes(0xff, 0xff));
  }

  @Test
  void beginsAScanAtTheGivenKeyWithinThePrefix() {
    put(bytes(1, 1), bytes(1, 3), bytes(1, 5), bytes(2, 0));

    assertThat(keys(disk().scan(Table.KEPT, bytes(1), bytes(1, 3), 10)))
        .containsExactly(bytes(1, 3), bytes(1, 5));
    assertThat(keys(disk().scan(Table.KEPT, bytes(1), bytes(1, 2), 10)))
        .containsExactly(bytes(1, 3), bytes(1, 5));
    assertThat(keys(disk().scan(Table.KEPT, bytes(1), bytes(0), 10)))
        .containsExactly(bytes(1, 1), bytes(1, 3), bytes(1, 5));
    assertThat(disk().scan(Table.KEPT, bytes(1), bytes(2), 10)).isEmpty();
    assertThat(disk().scan(Table.KEPT, bytes(1), bytes(0xff), 10)).isEmpty();
  }

  @Test
  void beginsAFallingScanBeforeTheGivenKeyWithinThePrefix() {
    put(bytes(1, 1), bytes(1, 3), bytes(1, 5), bytes(2, 0));

    assertThat(keys(disk().last(Table.KEPT, bytes(1), bytes(1, 5), 10)))
        .containsExactly(bytes(1, 3), bytes(1, 1));
    assertThat(keys(disk().last(Table.KEPT, bytes(1), bytes(1, 4), 1)))
        .containsExactly(bytes(1, 3));
    assertThat(keys(disk().last(Table.KEPT, bytes(1), bytes(2), 10)))
        .containsExactly(bytes(1, 5), bytes(1, 3), bytes(1, 1));
    assertThat(disk().last(Table.KEPT, bytes(1), bytes(1, 1), 10)).isEmpty();
    assertThat(disk().last(Table.KEPT, bytes(1), bytes(0), 10)).isEmpty();
  }

  @Test
  void readsNoMoreRowsThanAsked() {
    put(bytes(1), bytes(2), bytes(3));

    assertThat(keys(disk().scan(Table.KEPT, NONE, NONE, 2))).containsExactly(bytes(1), bytes(2));
    assertThat(keys(disk().last(Table.KEPT, NONE, 2))).containsExactly(bytes(3), bytes(2));
    assertThat(disk().scan(Table.KEPT, NONE, NONE, Integer.MAX_VALUE)).hasSize(3);
    assertThatThrownBy(() -> disk().scan(Table.KEPT, NONE, NONE, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> disk().last(Table.KEPT, NONE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsAVisitorTheRowsOfAScanForAsLongAsItWants() {
    var keys = new ArrayList<Bytes>();
    for (int i = 0; i < 600; i++) {
      keys.add(bytes(1, i >> 8, i & 0xff));
    }
    put(keys.toArray(Bytes[]::new));
    put(bytes(0, 9), bytes(2));

    assertThat(visited(bytes(1), NONE, Integer.MAX_VALUE)).containsExactlyElementsOf(keys);
    assertThat(visited(bytes(1), bytes(1, 1, 0), 3))
        .containsExactlyElementsOf(keys.subList(256, 259));
    assertThat(visited(bytes(1), bytes(2), 3)).isEmpty();
    assertThat(visited(bytes(7), NONE, 3)).isEmpty();
  }

  private List<Bytes> visited(Bytes prefix, Bytes from, int most) {
    var seen = new ArrayList<Bytes>();
    disk()
        .visit(
            Table.KEPT,
            prefix,
            from,
            (key, value) -> {
              seen.add(Bytes.of(key));
              assertThat(disk().get(Table.KEPT, Bytes.of(key))).contains(Bytes.of(value));
              return seen.size() < most;
            });
    return seen;
  }

  @Test
  void growsTheLog() {
    var batch = Batches.leaves(Frontier.EMPTY, List.of(bytes(1), bytes(2), bytes(3)));
    var head = Batches.synced(disk(), batch);

    var growth = batch.log().orElseThrow();
    assertThat(head).isEqualTo(new Head(1, 3, growth.root()));
    assertThat(Batches.synced(disk(), Batches.rows())).isEqualTo(new Head(2, 3, growth.root()));
  }

  @Test
  void refusesABatchThatBeginsAtAnotherLogSize() {
    var three = Batches.leaves(Frontier.EMPTY, List.of(bytes(1), bytes(2), bytes(3)));
    var head = Batches.synced(disk(), three);
    var again = Batches.leaves(Frontier.EMPTY, List.of(bytes(9), bytes(9), bytes(9), bytes(9)));

    assertThat(Batches.failure(disk(), again)).contains("from 0 to 4", "the store has 3");
    assertThat(disk().head()).isEqualTo(head);
    assertThat(disk().get(Table.LEAF, RowKey.of(3))).isEmpty();
    assertThat(disk().get(Table.LEAF, RowKey.of(0))).contains(bytes(1));
    assertThat(disk().get(Table.JOURNAL, RowKey.of(2))).isEmpty();
  }

  @Test
  void failsOnlyTheMisfitOfManyCommitsInARow() {
    var first = Batches.leaves(Frontier.EMPTY, List.of(bytes(1)));
    var outcomes = new ArrayList<CompletableFuture<Outcome>>();
    outcomes.add(Batches.start(disk(), first));
    outcomes.add(Batches.start(disk(), first));
    outcomes.add(Batches.start(disk(), Batches.rows()));

    assertThat(outcomes)
        .extracting(
            outcome -> outcome.orTimeout(30, TimeUnit.SECONDS).join() instanceof Outcome.Synced)
        .containsExactly(true, false, true);
    assertThat(disk().head().commits()).isEqualTo(2);
  }

  @Test
  void letsNobodyElseWriteTheJournalOrTheHead() {
    for (var table : List.of(Table.JOURNAL, Table.HEAD)) {
      var batch = Batches.rows(Row.put(table, NONE, bytes(1)));
      assertThatThrownBy(() -> disk().commit(batch, _ -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(table.name());
    }
    assertThat(disk().head().commits()).isZero();
  }

  @Test
  void callsBackOnceAndInTheOrderOfTheCommits() {
    int commits = 2_000;
    var told = Collections.synchronizedList(new ArrayList<Long>());
    var all = new CountDownLatch(commits);
    for (int i = 0; i < commits; i++) {
      disk()
          .commit(
              Batches.rows(),
              outcome -> {
                told.add(((Outcome.Synced) outcome).head().commits());
                all.countDown();
              });
    }
    await(all);
    Batches.synced(disk(), Batches.rows());

    assertThat(told)
        .containsExactlyElementsOf(
            java.util.stream.LongStream.rangeClosed(1, commits).boxed().toList());
  }

  @Test
  void goesOnAfterACallbackThatFails() {
    var failed = new CountDownLatch(1);
    try {
      disk()
          .commit(
              Batches.rows(),
              _ -> {
                failed.countDown();
                throw new IllegalStateException("a callback fails, as this test wants");
              });
    } catch (IllegalStateException _) {
      // A disk that calls back on our own thread may let it through.
    }
    await(failed);

    assertThat(Batches.synced(disk(), Batches.rows()).commits()).isEqualTo(2);
  }

  @Test
  void letsACallbackCommitAgain() {
    var second = new CompletableFuture<Outcome>();
    disk().commit(Batches.rows(), _ -> disk().commit(Batches.rows(), second::complete));

    assertThat(second.orTimeout(30, TimeUnit.SECONDS).join())
        .isEqualTo(new Outcome.Synced(new Head(2, 0, TreeHash.EMPTY_ROOT)));
  }

  @Test
  void showsEachBatchWholeOrNotAtAll() {
    int writers = 4;
    int commits = 100;
    var writing = new AtomicBoolean(true);
    var torn = Collections.synchronizedList(new ArrayList<String>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var watcher = CompletableFuture.runAsync(() -> watch(writing, torn), threads);
      var done = new ArrayList<CompletableFuture<Void>>();
      for (int writer = 0; writer < writers; writer++) {
        int first = writer * commits;
        done.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int i = 0; i < commits; i++) {
                    Batches.synced(disk(), stamped(first + i));
                  }
                },
                threads));
      }
      CompletableFuture.allOf(done.toArray(CompletableFuture[]::new))
          .whenComplete((_, _) -> writing.set(false))
          .join();
      watcher.join();
    }

    assertThat(torn).isEmpty();
    assertThat(disk().head().commits()).isEqualTo((long) writers * commits);
  }

  /// Rewrites the same eight rows with one value.
  private static Batch stamped(int stamp) {
    var rows = new Row[8];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Row.put(Table.KEPT, bytes(7, i), RowKey.of(stamp));
    }
    return Batches.rows(rows);
  }

  private void watch(AtomicBoolean writing, List<String> torn) {
    while (writing.get()) {
      var rows = disk().scan(Table.KEPT, bytes(7), NONE, 100);
      long values = rows.stream().map(Row::value).distinct().count();
      if (values > 1 || (rows.size() != 0 && rows.size() != 8)) {
        torn.add(rows.size() + " rows with " + values + " values");
      }
    }
  }

  @Test
  void keepsEverythingWhenItIsOpenedAgain() {
    var head = Batches.synced(disk(), Batches.leaves(Frontier.EMPTY, List.of(bytes(1), bytes(2))));
    put(bytes(5), bytes(6));
    var before = contents(disk());

    var disk = reopened();

    assertThat(contents(disk)).isEqualTo(before);
    assertThat(disk.head()).isEqualTo(new Head(2, 2, head.logRoot()));
    assertThat(Batches.synced(disk, Batches.rows()).commits()).isEqualTo(3);
  }

  @Test
  void agreesWithASortedMapOnRandomBatches() {
    long seed = System.nanoTime();
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var model = new Model();
    for (int round = 0; round < 300; round++) {
      var rows = new ArrayList<Row>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        rows.add(randomRow(random));
      }
      var batch = new Batch(List.of(Batches.entry("r")), rows, Optional.empty());
      model.apply(batch, Batches.synced(disk(), batch));
      var table = randomTable(random);
      var prefix = randomKey(random);
      var from = randomKey(random);
      int limit = 1 + random.nextInt(5);
      assertThat(disk().scan(table, prefix, from, limit))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(model.scan(table, prefix, from, limit));
      assertThat(disk().last(table, prefix, from, limit))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(model.last(table, prefix, from, limit));
      assertThat(disk().last(table, prefix, limit))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(model.last(table, prefix, Bytes.EMPTY, limit));
    }
    assertThat(contents(disk())).as("seed %d", seed).isEqualTo(model.all());
    assertThat(contents(reopened())).as("seed %d", seed).isEqualTo(model.all());
  }

  private static Row randomRow(RandomGenerator random) {
    var value =
        random.nextInt(3) == 0
            ? Optional.<Bytes>empty()
            : Optional.of(RowKey.of(random.nextLong()));
    return new Row(randomTable(random), randomKey(random), value);
  }

  private static Table randomTable(RandomGenerator random) {
    return List.of(Table.KEPT, Table.DESCRIPTOR, Table.LINK).get(random.nextInt(3));
  }

  /// Few different keys, so that they meet, and many full and zero bytes.
  private static Bytes randomKey(RandomGenerator random) {
    int[] values = {0, 1, 0x7f, 0x80, 0xfe, 0xff};
    int[] key = new int[random.nextInt(4)];
    Arrays.setAll(key, _ -> values[random.nextInt(values.length)]);
    return bytes(key);
  }

  static List<Row> contents(Disk disk) {
    var rows = new ArrayList<Row>();
    for (var table : Table.values()) {
      rows.addAll(disk.scan(table, NONE, NONE, Integer.MAX_VALUE));
    }
    return rows;
  }

  private void put(Bytes... keys) {
    Batches.synced(
        disk(),
        Batches.rows(
            Arrays.stream(keys).map(key -> Row.put(Table.KEPT, key, key)).toArray(Row[]::new)));
  }

  private static List<Bytes> keys(List<Row> rows) {
    return rows.stream().map(Row::key).toList();
  }

  static Bytes bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Bytes.of(bytes);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(Batches.LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
