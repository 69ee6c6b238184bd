package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.node.account.MachineAccount.Limits;
import dev.tocsin.stix.Tlp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts of three levels read a whole collection again and again by pages that are kept, read
/// ahead, dropped and made in memory of others, while programs add and take out: nobody ever gets
/// what is above their level, a torn page or an object twice, and in the end everyone gets exactly
/// what is there for them.
///
/// Longer runs: `-Dtocsin.pages.additions=2000 -Dtocsin.pages.seed=N`.
class KeptPagesIT {
  private static final int ADDITIONS = Integer.getInteger("tocsin.pages.additions", 60);
  private static final long SEED = Long.getLong("tocsin.pages.seed", 20_261_129L);
  private static final int PAGE_OBJECTS = 10;
  private static final int PAGE_BYTES = 16 << 10;
  private static final List<Tlp> LEVELS = List.of(Tlp.GREEN, Tlp.AMBER, Tlp.RED);
  private static final int READERS_EACH = 3;
  private static final Limits WIDE = new Limits(100_000, 100_000, PAGE_OBJECTS);
  private static final TaxiiCollection WATCH = TaxiiHouse.collection(1, TaxiiHouse.ROOT, "watch");
  private static final String OBJECTS = "/taxii2/harbour/collections/watch/objects/";
  private static final Pattern SHOWN = Pattern.compile("\"name\":\"(\\w+) (\\d+)\"");

  @TempDir Path folder;
  private final Set<String> there = new ConcurrentSkipListSet<>();
  private final AtomicInteger writing = new AtomicInteger(2);

  @Test
  void everyPageIsWholeAndForItsReaderAlone() throws Exception {
    var root = new ApiRoot(TaxiiHouse.ROOT, "Harbour", Optional.empty());
    // Room for some pages only, under way and kept, so that they take turns.
    var limits =
        new TaxiiLimits(
            PAGE_OBJECTS,
            PAGE_BYTES,
            48 * PAGE_BYTES,
            4 * PAGE_BYTES,
            1 << 20,
            Duration.ofHours(1));
    try (var house = new TaxiiHouse(folder.resolve("node"), List.of(root), List.of(WATCH), limits);
        var threads = Executors.newCachedThreadPool()) {
      house.account("writer", "tlp.red", WIDE, List.of(TaxiiHouse.both(WATCH)));
      var running = new ArrayList<Future<Integer>>();
      for (var level : LEVELS) {
        house.account(
            account(level), "tlp." + account(level), WIDE, List.of(TaxiiHouse.read(WATCH)));
      }
      for (int writer = 0; writer < 2; writer++) {
        int number = writer;
        running.add(threads.submit(() -> write(house, number)));
      }
      for (var level : LEVELS) {
        for (int reader = 0; reader < READERS_EACH; reader++) {
          running.add(threads.submit(reader(house, level)));
        }
      }
      for (var each : running) {
        assertThat(each.get()).isPositive();
      }
      for (var level : LEVELS) {
        assertThat(walk(house, level)).as(level.name()).isEqualTo(visible(level));
      }
    }
  }

  private static String account(Tlp level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private Callable<Integer> reader(TaxiiHouse house, Tlp level) {
    return () -> {
      int walks = 0;
      while (writing.get() > 0) {
        walk(house, level);
        walks++;
      }
      return walks;
    };
  }

  /// Adds some objects at a time, and takes one out now and then.
  private int write(TaxiiHouse house, int writer) {
    var random = new Random(SEED + writer);
    var mine = new ArrayList<String>();
    try {
      for (int addition = 0; addition < ADDITIONS; addition++) {
        int first = (writer * ADDITIONS + addition) * PAGE_OBJECTS;
        var names =
            Stream.iterate(first, number -> number + 1)
                .limit(1 + random.nextInt(PAGE_OBJECTS))
                .map(number -> LEVELS.get(random.nextInt(LEVELS.size())).name() + " " + number)
                .toList();
        var objects = names.stream().map(KeptPagesIT::object).toList();
        var answer = house.post("writer", OBJECTS, StixTexts.envelope(objects));
        assertThat(answer.status()).isEqualTo(202);
        there.addAll(names);
        mine.addAll(names);
        if (random.nextBoolean()) {
          var gone = mine.remove(random.nextInt(mine.size()));
          var id = StixTexts.id("identity", gone);
          assertThat(house.delete("writer", OBJECTS + id + "/").status()).isEqualTo(200);
          there.remove(gone);
        }
      }
      return ADDITIONS;
    } finally {
      writing.decrementAndGet();
    }
  }

  private static String object(String name) {
    var level = Tlp.valueOf(name.substring(0, name.indexOf(' ')));
    return StixTexts.identity(name, StixTexts.EARLY, name, level);
  }

  private Set<String> visible(Tlp reader) {
    var visible = new TreeSet<>(there);
    visible.removeIf(name -> !sees(reader, name));
    return visible;
  }

  private static boolean sees(Tlp reader, String name) {
    return LEVELS.indexOf(Tlp.valueOf(name.substring(0, name.indexOf(' '))))
        <= LEVELS.indexOf(reader);
  }

  /// Reads everything from the beginning.
  private static Set<String> walk(TaxiiHouse house, Tlp reader) {
    var found = new TreeSet<String>();
    String after = StixTexts.EARLY;
    boolean more = true;
    while (more) {
      var answer = house.get(account(reader), OBJECTS + "?added_after=" + after);
      assertThat(answer.status()).isEqualTo(200);
      var page = answer.json();
      int objects = page.has("objects") ? page.objects("objects").size() : 0;
      var shown = SHOWN.matcher(answer.body());
      while (shown.find()) {
        var name = shown.group(1) + " " + shown.group(2);
        assertThat(sees(reader, name)).as("%s for %s", name, reader).isTrue();
        assertThat(found.add(name)).as("%s twice", name).isTrue();
        objects--;
      }
      assertThat(objects).isZero();
      more = !answer.header("X-TAXII-Date-Added-Last").isEmpty();
      after = more ? answer.header("X-TAXII-Date-Added-Last") : after;
    }
    return found;
  }
}
