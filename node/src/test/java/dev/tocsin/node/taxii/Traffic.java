package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.node.account.MachineAccount.Limits;
import dev.tocsin.stix.Tlp;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

/// Four programs that add, change and take out objects of one collection, and six that follow it,
/// whatever befalls the node meanwhile.
final class Traffic {
  /// Small, so that everything comes in many pages.
  static final TaxiiLimits LIMITS = new TaxiiLimits(20, 16 << 10, 1 << 20, Duration.ofHours(1));

  private static final List<Tlp> LEVELS = List.of(Tlp.values());
  private static final int WRITERS = 4;
  private static final String COLLECTION = "/taxii2/harbour/collections/stream/";

  private final TaxiiHouse house;
  private final long seed;
  private final Patience patience;
  private final List<Follower> followers = new ArrayList<>();

  /// What is there, by name, with its level.
  private final Map<String, Tlp> there = new ConcurrentHashMap<>();

  /// What nobody told whether it is there, in the groups in which it was sent.
  private final Set<Map<String, Tlp>> unanswered = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean writing = new AtomicBoolean(true);

  /// Whether every writer has had its last answer, which a restart can hold up.
  private final AtomicBoolean written = new AtomicBoolean();

  /// What a writer does without an answer.
  enum Patience {
    /// Every one sends the same again until there is an answer.
    ALL,
    /// So do half of them; the others go on to the next.
    HALF
  }

  /// What befalls the node; it is running again in the end.
  interface Trouble {
    void befall() throws Exception;
  }

  private Traffic(TaxiiHouse house, long seed, Patience patience) {
    this.house = house;
    this.seed = seed;
    this.patience = patience;
  }

  /// A node with the collection and no accounts yet.
  static TaxiiHouse house(Path folder) {
    var root = new ApiRoot(TaxiiHouse.ROOT, "Harbour", Optional.empty());
    return new TaxiiHouse(folder, List.of(root), List.of(collection()), LIMITS);
  }

  /// Makes the accounts.
  static Traffic of(TaxiiHouse house, long seed, Patience patience) {
    var wide = new Limits(100_000, 100_000, 1_000);
    house.account("writer", "tlp.red", wide, List.of(TaxiiHouse.both(collection())));
    house.account("green", "tlp.green", wide, List.of(TaxiiHouse.read(collection())));
    house.account("red", "tlp.red", wide, List.of(TaxiiHouse.read(collection())));
    var traffic = new Traffic(house, seed, patience);
    for (var way : Follower.Way.values()) {
      traffic.followers.add(new Follower(house, "green", COLLECTION, way, seed));
      traffic.followers.add(new Follower(house, "red", COLLECTION, way, seed));
    }
    return traffic;
  }

  private static TaxiiCollection collection() {
    return TaxiiHouse.collection(1, TaxiiHouse.ROOT, "stream");
  }

  /// Lets all of them run for a time that the troubles cut into equal parts, then until each
  /// follower has caught up.
  void flow(Duration time, int troubles, Trouble trouble) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Future<?>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        writers.add(threads.submit(() -> write(number)));
      }
      var following =
          followers.stream()
              .<Future<?>>map(follower -> threads.submit(() -> follow(follower)))
              .toList();
      try {
        for (int count = 0; count <= troubles; count++) {
          LockSupport.parkNanos(time.dividedBy(troubles + 1).toNanos());
          if (count < troubles) {
            trouble.befall();
          }
        }
        writing.set(false);
        for (var each : writers) {
          each.get();
        }
      } finally {
        // Also when one of them failed, for the rest ends by it.
        writing.set(false);
        written.set(true);
      }
      for (var each : following) {
        each.get();
      }
    }
  }

  /// Each follower holds exactly what is there and for it, of what nobody answered for the same as
  /// the others and whole groups, and nothing came twice.
  void check() {
    assertThat(there).as("seed " + seed).hasSizeGreaterThan(50);
    var opened = new HashMap<String, Set<String>>();
    for (var follower : followers) {
      assertThat(follower.doubled())
          .as("came twice to %s, seed %d", follower.name(), seed)
          .isEmpty();
      var level = level(follower);
      var visible = names(level, List.of(there));
      assertThat(without(visible, follower.held()))
          .as("missed by %s, seed %d", follower.name(), seed)
          .isEmpty();
      var beyond = without(follower.held(), visible);
      assertThat(without(beyond, names(level, unanswered)))
          .as("held by %s beyond what is there, seed %d", follower.name(), seed)
          .isEmpty();
      assertThat(opened.computeIfAbsent(level.name(), _ -> beyond))
          .as("held by the others of the account of %s, seed %d", follower.name(), seed)
          .isEqualTo(beyond);
      assertThat(without(names(level, whole(follower)), follower.held()))
          .as("torn from a group that %s holds in part, seed %d", follower.name(), seed)
          .isEmpty();
    }
  }

  /// The groups without an answer of which it holds anything.
  private List<Map<String, Tlp>> whole(Follower follower) {
    return unanswered.stream()
        .filter(group -> group.keySet().stream().anyMatch(follower.held()::contains))
        .toList();
  }

  private static Tlp level(Follower follower) {
    return follower.name().startsWith("red") ? Tlp.RED : Tlp.GREEN;
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    return names.stream()
        .filter(name -> !others.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Tlp level, Iterable<Map<String, Tlp>> groups) {
    var names = new TreeSet<String>();
    for (var group : groups) {
      group.forEach((name, marked) -> {
        if (level.isAtLeast(marked)) {
          names.add(name);
        }
      });
    }
    return names;
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
  /// may be twice, or until there is no answer if it has no patience.
  private void write(int number) {
    long own = seed + number;
    boolean patient = patience == Patience.ALL || number % 2 == 0;
    var random = new Random(own);
    var known = new ArrayList<String>();
    int made = 0;
    int sent = 0;
    while (writing.get()) {
      var envelope = new ArrayList<String>();
      var added = new HashMap<String, Tlp>();
      var names = new ArrayList<String>();
      int size = 1 + random.nextInt(12);
      for (int i = 0; i < size; i++) {
        boolean again = !known.isEmpty() && random.nextInt(4) == 0;
        String name = again ? known.get(random.nextInt(known.size())) : own + "-" + made++;
        known.add(name);
        names.add(name);
        var level = LEVELS.get(random.nextInt(LEVELS.size()));
        String modified = time(++sent);
        envelope.add(StixTexts.identity(name, modified, "it", level));
        added.put(StixTexts.id("identity", name) + " " + modified, level);
      }
      if (post(StixTexts.envelope(envelope), size, patient)) {
        there.putAll(added);
      } else {
        unanswered.add(Map.copyOf(added));
        // Not taken out later, so that it stays whole if it is there.
        known.removeAll(names);
      }
      if (!known.isEmpty() && random.nextInt(3) == 0) {
        withdraw(known.get(random.nextInt(known.size())));
      }
    }
  }

  /// Sends it until there is an answer, or until an impatient one gets none to what did go out.
  ///
  /// @return whether there was an answer
  private boolean post(String body, int size, boolean patient) {
    try {
      var answer =
          Follower.untilAnswered(
              202, () -> send(body), e -> patient || e.getCause() instanceof ConnectException);
      assertThat(answer.body()).contains("\"success_count\":" + size);
      return true;
    } catch (UncheckedIOException e) {
      if (patient) {
        throw e;
      }
      return false;
    }
  }

  private TaxiiHouse.Answer send(String body) {
    return house.post("writer", COLLECTION + "objects/", body);
  }

  private void withdraw(String name) {
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
