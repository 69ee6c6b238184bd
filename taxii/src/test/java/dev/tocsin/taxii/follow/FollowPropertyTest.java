package dev.tocsin.taxii.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.taxii.Page;
import dev.tocsin.taxii.Query;
import dev.tocsin.taxii.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A follower against a model of a server whose writers work at the same time, commit out of order,
/// and share coarse dates, with failures and crashes between: it holds each object exactly once.
///
/// `-Dtocsin.follow.seeds=20000` runs longer.
class FollowPropertyTest {
  private static final Instant START = Instant.parse("2030-01-31T08:00:00Z");
  private static final Duration LOOK_BACK = Duration.ofSeconds(30);
  private static final int LATE_SECONDS = 20;
  private static final int OBJECTS = 150;
  private static final int GIVE_UP = 20_000;

  @Test
  void holdsEachObjectOnceWhateverHappens() {
    int seeds = Integer.getInteger("tocsin.follow.seeds", 150);
    for (int seed = 0; seed < seeds; seed++) {
      var run = new Run(new Random(seed));
      run.toTheEnd("seed " + seed);
    }
  }

  /// An object of the model.
  ///
  /// @param seen from when on readers see it
  private record Stored(Key key, Instant added, Instant seen, int number) {}

  /// An answer of the model.
  private record Given(Page page, List<Stored> objects) {}

  /// One server and one follower.
  private static final class Run {
    private final Random random;
    private final List<Stored> written = new ArrayList<>();
    private final List<Key> held = new ArrayList<>();
    private final boolean names;
    private final ChronoUnit unit;
    private final int pageMost;
    private final Follow follow =
        new Follow(FollowSettings.STANDARD.withLookBack(LOOK_BACK).withPoll(Duration.ofSeconds(5)));
    private Instant now = START;

    /// Rounds that came to their end after everything could be seen.
    private int quietRounds;

    private Run(Random random) {
      this.random = random;
      this.names = random.nextBoolean();
      this.unit =
          List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS).get(random.nextInt(3));
      this.pageMost = 1 + random.nextInt(40);
    }

    private void toTheEnd(String name) {
      var state = FollowState.start(Optional.empty());
      Instant quiet = Instant.MAX;
      for (int turn = 0; quietRounds < 2; turn++) {
        assertThat(turn).as(name).isLessThan(GIVE_UP);
        write();
        if (written.size() == OBJECTS && quiet.equals(Instant.MAX)) {
          quiet = now.plusSeconds(LATE_SECONDS + LOOK_BACK.toSeconds());
        }
        quietRounds = now.isBefore(quiet) ? 0 : quietRounds;
        state = turn(state, name);
      }
      var all = written.stream().map(Stored::key).toList();
      assertThat(held).as(name).doesNotHaveDuplicates();
      assertThat(all.stream().filter(key -> !held.contains(key)).count()).as(name).isZero();
      assertThat(held).as(name).hasSameSizeAs(all);
    }

    private void write() {
      int burst = random.nextInt(4) == 0 ? random.nextInt(12) : 0;
      for (int each = 0; each < burst && written.size() < OBJECTS; each++) {
        int number = written.size();
        var text = ("object " + number).getBytes(StandardCharsets.UTF_8);
        boolean late = random.nextInt(3) == 0;
        Instant seen = late ? now.plusMillis(random.nextInt(LATE_SECONDS * 1000)) : now;
        written.add(
            new Stored(
                Key.of("indicator--" + number, "", text), now.truncatedTo(unit), seen, number));
      }
    }

    private FollowState turn(FollowState state, String name) {
      now = now.plusMillis(random.nextInt(300));
      var moment = new Moment(now, random.nextDouble());
      Step step;
      var sieve = Sieve.of(state);
      Optional<Trouble> trouble = trouble(state);
      if (trouble.isPresent()) {
        step = follow.failed(state, trouble.orElseThrow(), moment);
      } else {
        Query query = follow.ask(state, Query.Filter.NONE);
        Given given = answer(query);
        given.objects().forEach(object -> sieve.admits(object.key()));
        step = follow.answered(state, given.page(), sieve, moment);
      }
      if (random.nextInt(15) == 0) {
        // A crash before anything was kept: what was durable is what the next run begins with.
        return CursorText.read(CursorText.write(new CursorText.Cursor("s", 0, state))).state();
      }
      if (step.deliver()) {
        held.addAll(sieve.fresh());
      }
      switch (step.action()) {
        case Step.AskOn _ -> {}
        case Step.CaughtUp up -> {
          now = now.plus(up.pause());
          quietRounds++;
        }
        case Step.Wait wait -> now = now.plus(wait.pause());
        case Step.Stop stop -> throw new AssertionError(name + ": " + stop.why());
      }
      return step.state();
    }

    private Optional<Trouble> trouble(FollowState state) {
      if (state.round().next().isPresent() && random.nextInt(200) == 0) {
        return Optional.of(new Trouble.Refused(400, "No such next.", Optional.empty()));
      }
      return switch (random.nextInt(40)) {
        case 0 -> Optional.of(new Trouble.Broken("Broken."));
        case 1 ->
            Optional.of(new Trouble.Refused(429, "Later.", Optional.of(Duration.ofSeconds(3))));
        default -> Optional.empty();
      };
    }

    private Given answer(Query query) {
      int most = query.limit() > 0 ? Math.min(query.limit(), 10 * OBJECTS) : pageMost;
      var order = Comparator.comparing(Stored::added).thenComparingInt(Stored::number);
      var left =
          written.stream()
              .filter(each -> !each.seen().isAfter(now))
              .filter(each -> query.addedAfter().map(each.added()::isAfter).orElse(true))
              .filter(each -> query.next().map(token -> isBehind(each, token)).orElse(true))
              .sorted(order)
              .toList();
      var page = left.subList(0, Math.min(most, left.size()));
      boolean more = left.size() > page.size();
      Optional<String> next =
          more && names
              ? Optional.of(page.getLast().added() + " " + page.getLast().number())
              : Optional.empty();
      return new Given(
          new Page(
              page.size(),
              more,
              next,
              page.stream().findFirst().map(Stored::added),
              page.stream().reduce((_, last) -> last).map(Stored::added),
              random.nextBoolean()
                  ? Optional.of(now.truncatedTo(ChronoUnit.SECONDS))
                  : Optional.empty()),
          page);
    }

    private static boolean isBehind(Stored object, String token) {
      String[] place = token.split(" ", 2);
      int order = object.added().compareTo(Instant.parse(place[0]));
      return order > 0 || (order == 0 && object.number() > Integer.parseInt(place[1]));
    }
  }
}
