package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.node.account.MachineAccount.Limits;
import dev.tocsin.stix.Tlp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
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
  private static final List<Tlp> LEVELS = List.of(Tlp.values());
  private static final int WRITERS = 4;
  private static final int RESTARTS = 2;
  private static final String COLLECTION = "/taxii2/harbour/collections/stream/";

  @TempDir Path folder;

  /// What is there, by name, with its level.
  private final Map<String, Tlp> there = new ConcurrentHashMap<>();

  private final AtomicBoolean writing = new AtomicBoolean(true);

  /// Whether every writer has had its last answer, which a restart can hold up.
  private final AtomicBoolean written = new AtomicBoolean();

  @Test
  void everyFollowerHoldsExactlyWhatIsThereForIt() throws Exception {
    var stream = TaxiiHouse.collection(1, TaxiiHouse.ROOT, "stream");
    var limits = new TaxiiLimits(20, 16 << 10, 1 << 20, Duration.ofHours(1));
    var root = new ApiRoot(TaxiiHouse.ROOT, "Harbour", Optional.empty());
    var wide = new Limits(100_000, 100_000, 1_000);
    try (var house =
            new TaxiiHouse(folder.resolve("node"), List.of(root), List.of(stream), limits);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      house.account("writer", "tlp.red", wide, List.of(TaxiiHouse.both(stream)));
      house.account("green", "tlp.green", wide, List.of(TaxiiHouse.read(stream)));
      house.account("red", "tlp.red", wide, List.of(TaxiiHouse.read(stream)));
      var followers = new ArrayList<Follower>();
      for (var way : Follower.Way.values()) {
        followers.add(new Follower(house, "green", COLLECTION, way, SEED));
        followers.add(new Follower(house, "red", COLLECTION, way, SEED));
      }
      var writers = new ArrayList<Future<?>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        long seed = SEED + writer;
        writers.add(threads.submit(() -> write(house, seed)));
      }
      var following =
          followers.stream()
              .<Future<?>>map(follower -> threads.submit(() -> follow(follower)))
              .toList();
      for (int restart = 0; restart <= RESTARTS; restart++) {
        LockSupport.parkNanos(WRITING.dividedBy(RESTARTS + 1).toNanos());
        if (restart < RESTARTS) {
          house.restart();
        }
      }
      writing.set(false);
      for (var each : writers) {
        each.get();
      }
      written.set(true);
      for (var each : following) {
        each.get();
      }
      assertThat(there).as("seed " + SEED).hasSizeGreaterThan(50);
      for (var follower : followers) {
        assertThat(follower.doubled())
            .as("came twice to %s, seed %d", follower.name(), SEED)
            .isEmpty();
        var visible = visible(follower.name().startsWith("red") ? Tlp.RED : Tlp.GREEN);
        assertThat(without(visible, follower.held()))
            .as("missed by %s, seed %d", follower.name(), SEED)
            .isEmpty();
        assertThat(without(follower.held(), visible))
            .as("held by %s beyond what is there, seed %d", follower.name(), SEED)
            .isEmpty();
      }
    }
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    return names.stream()
        .filter(name -> !others.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> visible(Tlp level) {
    return there.entrySet().stream()
        .filter(each -> level.isAtLeast(each.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Follows until nothing is written any more and nothing new came after that.
  private void follow(Follower follower) {
    boolean last = false;
    while (!last) {
      boolean over = written.get();
      boolean fresh = follower.poll();
      last = over && !fresh && !follower.poll();
      if (!fresh) {
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
    }
  }

  /// Adds, changes and takes out objects of its own; each until it is told that it is done, which
  /// may be twice.
  private void write(TaxiiHouse house, long seed) {
    var random = new Random(seed);
    var versions = new ArrayList<String>();
    int made = 0;
    while (writing.get()) {
      var envelope = new ArrayList<String>();
      var added = new ArrayList<Map.Entry<String, Tlp>>();
      int size = 1 + random.nextInt(12);
      for (int i = 0; i < size; i++) {
        boolean again = !versions.isEmpty() && random.nextInt(4) == 0;
        String name = again ? versions.get(random.nextInt(versions.size())) : seed + "-" + made++;
        versions.add(name);
        var level = LEVELS.get(random.nextInt(LEVELS.size()));
        String modified = time(versions.size());
        envelope.add(StixTexts.identity(name, modified, "it", level));
        added.add(Map.entry(StixTexts.id("identity", name) + " " + modified, level));
      }
      var body = StixTexts.envelope(envelope);
      var answer =
          Follower.untilAnswered(202, () -> house.post("writer", COLLECTION + "objects/", body));
      assertThat(answer.body()).contains("\"success_count\":" + size);
      added.forEach(each -> there.put(each.getKey(), each.getValue()));
      if (random.nextInt(3) == 0) {
        withdraw(house, versions.get(random.nextInt(versions.size())));
      }
    }
  }

  private void withdraw(TaxiiHouse house, String name) {
    String id = StixTexts.id("identity", name);
    String path = COLLECTION + "objects/" + id + "/";
    Follower.untilAnswered(
        404,
        () -> {
          // Gone once it is absent: the answer to the first request may have been lost.
          house.delete("writer", path);
          return house.delete("writer", path);
        });
    there.keySet().removeIf(each -> each.startsWith(id));
  }

  /// A later one for each number.
  private static String time(int number) {
    return Instant.parse("2026-02-01T00:00:00Z")
        .plusSeconds(number)
        .toString()
        .replace("Z", ".000Z");
  }
}
