package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.Adding;
import dev.tocsin.core.collection.Addition;
import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.collection.Origin;
import dev.tocsin.core.collection.Page;
import dev.tocsin.core.collection.Query;
import dev.tocsin.core.collection.Reader;
import dev.tocsin.core.collection.Shelf;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.VersionFilter;
import dev.tocsin.core.collection.Withdrawing;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.node.account.DurableWrite;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import dev.tocsin.storage.MemoryDisk;
import dev.tocsin.storage.RocksDisk;
import dev.tocsin.storage.RocksSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RegistrarTest {
  private static final String HOUSE = "marking-definition--22222222-2222-4222-8222-222222222222";
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final TaxiiCollection COLLECTION =
      new TaxiiCollection(
          1,
          UUID.fromString("11111111-1111-4111-8111-111111111111"),
          "root",
          "Test",
          Optional.empty(),
          Optional.empty(),
          Tlp.GREEN,
          TaxiiCollection.Inbound.ACCEPT);

  private static final Bytes ORIGINS = RowKey.kept("object-origin", "");

  private final MemoryDisk disk = new MemoryDisk();

  private static Addition addition(List<String> objects) {
    try {
      return read(objects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Addition read(List<String> objects) throws IOException {
    var envelope = "{\"objects\":[" + String.join(",", objects) + "]}";
    var reader =
        BundleReader.of(envelope.getBytes(StandardCharsets.UTF_8), JsonStreamLimits.BUNDLE);
    var validator = Validator.of(Options.standard());
    var valid = new ArrayList<Incoming>();
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      valid.add(((Incoming.Reading.Valid) Incoming.read(next.get(), validator)).object());
    }
    var request = new Addition.Request(UUID.randomUUID(), Instant.EPOCH, Instant.EPOCH);
    return new Addition(COLLECTION, "ann", RED, valid, List.of(), request);
  }

  private static String location(int number) {
    return """
    {"type":"location","spec_version":"2.1","id":"location--00000000-0000-4000-8000-%012d",
     "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
     "region":"northern-europe","object_marking_refs":["%s"]}
    """
        .formatted(number, HOUSE);
  }

  private int seen() {
    return seen(disk);
  }

  private static int seen(Rows rows) {
    return new Reader(rows)
        .page(1, Query.EVERYTHING, RED, DateAdded.BEGINNING, new Page.Bounds(9_000, 1L << 40))
        .items()
        .size();
  }

  @Test
  void everythingThatWaitedForADefinitionIsLabelledHoweverMuchItIs() {
    keepCollection();
    try (var registrar = Registrar.start(disk, InstantSource.system(), _ -> {})) {
      registrar.add(addition(locations(4_100)));
      assertThat(seen()).isZero();

      registrar.add(addition(List.of(definition())));
      // The next decision comes after what the last one left to do.
      registrar.act(_ -> true);

      assertThat(seen()).isEqualTo(4_101);
    }
  }

  private static List<String> locations(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(RegistrarTest::location).toList();
  }

  private static String definition() {
    return """
    {"type":"marking-definition","spec_version":"2.1","id":"%s",
     "created":"2026-01-01T00:00:00.000Z","definition_type":"statement",
     "definition":{"statement":"Of the waterworks"}}
    """
        .formatted(HOUSE);
  }

  @Test
  void aNodeThatWasKilledInTheMiddleOfLabellingFinishesItWhenItStarts(@TempDir Path folder) {
    try (var store = RocksDisk.open(folder, RocksSettings.DEFAULT)) {
      new DurableWrite(store).write(Catalogue.keep(COLLECTION, 1), () -> {});
      commit(store, shelf -> new Adding(shelf).add(addition(locations(4_100))));
      commit(store, shelf -> new Adding(shelf).add(addition(List.of(definition()))));
      assertThat(seen(store)).isEqualTo(2_001);
    }

    try (var store = RocksDisk.open(folder, RocksSettings.DEFAULT);
        var registrar = Registrar.start(store, InstantSource.system(), _ -> {})) {
      // The first decision comes after what was found at the start.
      registrar.act(_ -> true);

      assertThat(seen(store)).isEqualTo(4_101);
      assertThat(Shelf.Unfinished.in(store)).isEmpty();
    }
  }

  @Test
  void aNodeThatWasKilledInTheMiddleOfRemovingACollectionFinishesItWhenItStarts(
      @TempDir Path folder) {
    var last = location(2_600);
    try (var store = RocksDisk.open(folder, RocksSettings.DEFAULT)) {
      var writes = new DurableWrite(store);
      writes.write(Catalogue.keep(COLLECTION, 1), () -> {});
      commit(store, shelf -> new Adding(shelf).add(addition(locations(2_599))));
      var origin =
          new Adding.Admitted(
              Label.of("org.own"), new Origin("birch", UUID.randomUUID().toString()));
      commit(
          store, shelf -> new Adding(shelf).admit(addition(List.of(definition(), last)), origin));
      assertThat(store.scan(Table.KEPT, ORIGINS, Bytes.EMPTY, 10)).isNotEmpty();
      writes.write(Catalogue.remove(COLLECTION, "ann"), () -> {});
      commit(
          store, shelf -> assertThat(new Withdrawing(shelf).clear(1, "ann")).as("more").isTrue());
    }

    try (var store = RocksDisk.open(folder, RocksSettings.DEFAULT);
        var registrar = Registrar.start(store, InstantSource.system(), _ -> {})) {
      registrar.act(_ -> true);

      for (var table : List.of(Table.OBJECT, Table.OBJECT_VERSION)) {
        assertThat(store.scan(table, Bytes.EMPTY, Bytes.EMPTY, 10)).as(table.name()).isEmpty();
      }
      assertThat(store.scan(Table.KEPT, ORIGINS, Bytes.EMPTY, 10)).isEmpty();
      assertThat(new Catalogue(store).removed()).isEmpty();
    }
  }

  @Test
  void theSameObjectsFromManyAtOnceAreThereOnceAlsoWhenTheNodeHasJustStarted(@TempDir Path folder)
      throws Exception {
    try (var store = RocksDisk.open(folder, RocksSettings.DEFAULT)) {
      new DurableWrite(store).write(Catalogue.keep(COLLECTION, 1), () -> {});
      commit(store, shelf -> new Adding(shelf).add(addition(greens(1, 150))));
    }
    for (int start = 0; start < 3; start++) {
      int seed = 8_200_000 + 10 * start;
      try (var store = RocksDisk.open(folder, RocksSettings.DEFAULT);
          var registrar = Registrar.start(store, InstantSource.system(), _ -> {});
          var threads = Executors.newFixedThreadPool(6)) {
        var adding = new ArrayList<Callable<Integer>>();
        for (int thread = 0; thread < 6; thread++) {
          var random = new Random(seed + thread);
          adding.add(() -> addWithOthers(registrar, random));
        }
        for (var all : threads.invokeAll(adding)) {
          assertThat(all.get()).isEqualTo(500);
        }

        var everything = new Query(Set.of(), Set.of(), VersionFilter.ALL);
        var bounds = new Page.Bounds(9_000, 1L << 40);
        var page = new Reader(store).page(1, everything, RED, DateAdded.BEGINNING, bounds);
        var ids = page.items().stream().map(each -> each.row().id()).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(290);
      }
    }
  }

  private static List<String> greens(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(RegistrarTest::green).toList();
  }

  /// @return how many were a success
  private static int addWithOthers(Registrar registrar, Random random) {
    int successes = 0;
    for (int addition = 0; addition < 50; addition++) {
      var objects = random.ints(10, 1, 300).distinct().mapToObj(RegistrarTest::green).toList();
      var status = registrar.add(addition(objects));
      assertThat(status.failures()).isEmpty();
      successes += status.successes().size() + 10 - objects.size();
    }
    return successes;
  }

  private static String green(int number) {
    return location(number).replace(HOUSE, Tlp.GREEN.marking().toString());
  }

  private static void commit(Disk disk, Consumer<Shelf> act) {
    var shelf = new Shelf(disk, InstantSource.system().instant());
    act.accept(shelf);
    var outcome = new CompletableFuture<Disk.Outcome>();
    disk.commit(shelf.batch().orElseThrow(), outcome::complete);
    assertThat(outcome.join()).isInstanceOf(Disk.Outcome.Synced.class);
  }

  @Test
  @Timeout(60)
  void theStoreIsNotAskedForNewIdsOnceThoseThatWereThereHaveBeenRead() {
    keepCollection();
    commit(disk, shelf -> new Adding(shelf).add(addition(greens(1, 200))));
    var counting = new CountingLooks();
    try (var registrar = Registrar.start(counting, InstantSource.system(), _ -> {})) {
      int number = 1_000;
      do {
        number++;
        counting.looks.clear();
        registrar.add(addition(greens(number, number)));
      } while (!counting.looks.isEmpty());

      registrar.add(addition(greens(199, 201)));
      assertThat(counting.looks).hasSize(2);
    }
  }

  /// A disk that notes for which rows somebody looks.
  private final class CountingLooks extends Passing {
    private final Set<Bytes> looks = ConcurrentHashMap.newKeySet();

    @Override
    public Set<Bytes> present(Table table, List<Bytes> keys) {
      looks.addAll(keys);
      return super.present(table, keys);
    }
  }

  @Test
  void whatComesWhenItsCollectionIsGoneIsNotTakenInAndLeavesNothing() {
    keepCollection();
    try (var registrar = Registrar.start(disk, InstantSource.system(), _ -> {})) {
      registrar.add(addition(List.of(location(1))));
      removeCollection();
      clear(registrar);

      // Whoever asked found the collection before it went.
      var late = addition(List.of(location(2), definition()));
      assertThatThrownBy(() -> registrar.add(late))
          .isInstanceOfSatisfying(
              DeskException.class,
              refusal -> assertThat(refusal.problem()).isEqualTo(Problem.ABSENT));
    }

    assertNothingIsLeft();
  }

  @Test
  void whatIsBeingCommittedWhenItsCollectionIsRemovedGoesWithIt() {
    keepCollection();
    var between = new RemovedBeforeACommit();
    try (var registrar = Registrar.start(between, InstantSource.system(), _ -> {})) {
      registrar.add(addition(List.of(location(1))));
      assertThat(new Catalogue(disk).collections()).isEmpty();
      clear(registrar);
    }

    assertNothingIsLeft();
  }

  /// A disk on which the collection is removed after something was decided about it and before that
  /// is there.
  private final class RemovedBeforeACommit extends Passing {
    @Override
    public void commit(Batch batch, Consumer<Outcome> done) {
      if (new Catalogue(disk).collection(COLLECTION.number()).isPresent()) {
        removeCollection();
      }
      super.commit(batch, done);
    }
  }

  /// The disk itself.
  private class Passing implements Disk {
    @Override
    public void commit(Batch batch, Consumer<Outcome> done) {
      disk.commit(batch, done);
    }

    @Override
    public void keepApart(LogPoint signed) {
      disk.keepApart(signed);
    }

    @Override
    public Head head() {
      return disk.head();
    }

    @Override
    public Optional<Bytes> get(Table table, Bytes key) {
      return disk.get(table, key);
    }

    @Override
    public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
      return disk.scan(table, prefix, from, limit);
    }

    @Override
    public List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
      return disk.last(table, prefix, before, limit);
    }
  }

  private void keepCollection() {
    new DurableWrite(disk).write(Catalogue.keep(COLLECTION, 1), () -> {});
  }

  private void removeCollection() {
    new DurableWrite(disk).write(Catalogue.remove(COLLECTION, "ann"), () -> {});
  }

  private static void clear(Registrar registrar) {
    boolean more = true;
    while (more) {
      more = registrar.act(shelf -> new Withdrawing(shelf).clear(COLLECTION.number(), "ann"));
    }
  }

  private void assertNothingIsLeft() {
    var prefix = RowKey.start().add(COLLECTION.number()).end();
    for (var table : Table.values()) {
      assertThat(disk.scan(table, prefix, Bytes.EMPTY, 10)).as("%s", table).isEmpty();
    }
    assertThat(new Catalogue(disk).removed()).isEmpty();
  }

  @Test
  void nothingIsTakenInAfterClosing() {
    var registrar = Registrar.start(disk, InstantSource.system(), _ -> {});
    registrar.close();

    var late = addition(List.of(location(1)));
    assertThatThrownBy(() -> registrar.add(late)).isInstanceOf(DeskException.class);
  }
}
