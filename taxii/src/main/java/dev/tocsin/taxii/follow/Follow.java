package dev.tocsin.taxii.follow;

import dev.tocsin.taxii.Page;
import dev.tocsin.taxii.Query;
import dev.tocsin.taxii.Trouble;
import dev.tocsin.taxii.follow.FollowState.Remembered;
import dev.tocsin.taxii.follow.FollowState.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides how a collection is followed: what to ask next, and what follows from an answer. It has
/// no clock, randomness or input and output. Immutable.
///
/// It reads in rounds, each from a date to the end, by the server's `next` where there is one and
/// by date where there is none. What the server may add late, it adds within the time to look back
/// by the server's clock: where a round has passed sooner than that, the next begins there, and
/// what was delivered already is left out. So objects of one date, or a late one, are not lost.
/// What is no longer remembered is not asked for again, and not taken.
public final class Follow {
  private static final Duration LEAST_STEP = Duration.ofNanos(1000);
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MOST_PAUSE = Duration.ofMinutes(5);
  private static final int STRIKES_MOST = 3;
  private static final int BARREN_EMPTY_MOST = 3;
  private static final int BARREN_MOST = 1000;
  private static final int SEEN_MOST = 20_000;
  private static final int LIMIT_FIRST = 1000;
  private static final int LIMIT_MOST = 64_000;

  private static final String LOOPS = "The server gives the same page again: it loops.";

  private final FollowSettings settings;

  public Follow(FollowSettings settings) {
    this.settings = settings;
  }

  public FollowSettings settings() {
    return settings;
  }

  /// The next question.
  public Query ask(FollowState state, Query.Filter filter) {
    Round round = state.round();
    int limit = round.limit() > 0 ? round.limit() : settings.limit();
    return new Query(filter, round.after(), round.next(), limit);
  }

  /// What follows from a page that was read whole.
  ///
  /// @param sieve that its objects went through
  public Step answered(FollowState before, Page page, Sieve sieve, Moment moment) {
    FollowState state = before.withPatience(0, before.patience().strikes());
    if (goesBack(state, page)) {
      String sentence =
          "The server sends objects that it added at "
              + page.first().map(Query::timestamp).orElse("an earlier time")
              + ", which were asked for and read before: it went back, or ignores added_after.";
      return strike(state, sentence, moment);
    }
    Key digest = Key.ofPage(sieve.all());
    boolean again = !sieve.all().isEmpty() && state.round().seen().contains(digest);
    state = passing(state, page, moment);
    if (page.more() && sieve.fresh().isEmpty()) {
      return barren(state, page, again, digest, moment);
    }
    if (again && state.round().next().isPresent()) {
      return strike(state, LOOPS, moment);
    }
    return delivered(state, page, sieve, digest, moment);
  }

  private static boolean goesBack(FollowState state, Page page) {
    if (state.forgotten().isEmpty() || page.objects() == 0) {
      return false;
    }
    Instant forgotten = state.forgotten().orElseThrow();
    Instant first = page.first().or(page::last).orElse(Instant.MAX);
    return first.isBefore(forgotten) || (first.equals(forgotten) && state.round().next().isEmpty());
  }

  /// Notes the first place that the round passes while something may still be added behind it.
  private FollowState passing(FollowState state, Page page, Moment moment) {
    Instant safe = safe(page, moment);
    Instant reached = page.more() ? page.last().orElse(Instant.MAX) : Instant.MAX;
    return state.round().unsafe().isEmpty() && reached.isAfter(safe)
        ? state.withRound(state.round().unsafeFrom(safe))
        : state;
  }

  /// Up to here everything was there when the server answered.
  private Instant safe(Page page, Moment moment) {
    return page.served().orElse(moment.now()).minus(settings.lookBack());
  }

  /// There are more, but the page has nothing new.
  private Step barren(FollowState state, Page page, boolean again, Key digest, Moment moment) {
    Round round = state.round();
    if (page.next().isEmpty()) {
      return barrenByDate(state, page, again, digest, moment);
    }
    if (again) {
      return strike(state, LOOPS, moment);
    }
    if (page.next().equals(round.next())) {
      String sentence = "The server gives the same next again, with nothing new: it loops.";
      return strike(state, sentence, moment);
    }
    int barren = round.barren() + 1;
    boolean empty = page.objects() == 0;
    if (barren > (empty ? BARREN_EMPTY_MOST : BARREN_MOST)) {
      String sentence = "The server says for ever that there is more, and sends nothing new.";
      return strike(state, sentence, moment);
    }
    Round on =
        round.at(round.after(), page.next()).counting(barren, round.fresh(), seen(round, digest));
    return empty
        ? new Step(
            state.withRound(on),
            true,
            new Step.Wait(LEAST_PAUSE, "The server says that there is more, but sends nothing."),
            List.of())
        : new Step(state.withRound(on), true, new Step.AskOn(), List.of());
  }

  /// Read by date, a page is full of what is known: a larger one may show what is behind it.
  private Step barrenByDate(
      FollowState state, Page page, boolean again, Key digest, Moment moment) {
    Round round = state.round();
    if (page.objects() == 0 || page.last().isEmpty()) {
      return new Step(state, false, new Step.Stop(noWayOn()), List.of());
    }
    int limit = round.limit() > 0 ? round.limit() : Math.max(settings.limit(), LIMIT_FIRST / 2);
    boolean largerHelps = !again || round.barren() == 0;
    if (largerHelps && limit < LIMIT_MOST) {
      Round larger =
          round
              .asking(Math.min(LIMIT_MOST, 2 * limit))
              .counting(round.barren() + 1, round.fresh(), seen(round, digest));
      return new Step(state.withRound(larger), true, new Step.AskOn(), List.of());
    }
    if (round.after().map(after -> !after.isBefore(page.last().orElseThrow())).orElse(false)) {
      return strike(state, LOOPS, moment);
    }
    String warning =
        "More objects than the server gives in one page were added at "
            + Query.timestamp(page.last().orElseThrow())
            + ", and it names no next: some of them cannot be reached.";
    Round over = round.at(page.last(), Optional.empty()).asking(0);
    return new Step(state.withRound(over), true, new Step.AskOn(), List.of(warning));
  }

  private static String noWayOn() {
    return "The server says that there is more, but gives neither next nor"
        + " X-TAXII-Date-Added-Last, so that nothing leads to the rest. Ask its operator.";
  }

  private Step delivered(FollowState before, Page page, Sieve sieve, Key digest, Moment moment) {
    Round round = before.round();
    long fresh = round.fresh() + sieve.fresh().size();
    var state = remembering(before, page, sieve);
    state = state.withRound(state.round().counting(0, fresh, seen(round, digest)));
    var kept = bounded(state, page, moment);
    var warnings = new ArrayList<String>();
    if (kept.isEmpty()) {
      String why =
          "The server leaves out X-TAXII-Date-Added-Last, and the collection holds more than "
              + settings.keysMost()
              + " objects: what is new cannot be told from what is old. Pull it as a whole instead.";
      return new Step(before, false, new Step.Stop(why), List.of());
    }
    state = kept.orElseThrow();
    if (page.last().isEmpty() && !sieve.fresh().isEmpty() && isFirstUndated(before)) {
      warnings.add(
          "The server leaves out X-TAXII-Date-Added-Last: everything is read again each time, and"
              + " what was delivered is left out.");
    }
    if (!page.more()) {
      return ended(state, warnings, moment);
    }
    if (page.next().isEmpty() && page.last().isEmpty()) {
      return new Step(state, true, new Step.Stop(noWayOn()), warnings);
    }
    Round on =
        page.next().isPresent() && state.round().seen().size() < SEEN_MOST
            ? state.round().at(round.after(), page.next())
            : onByDate(state, page);
    return new Step(state.withRound(on), true, new Step.AskOn(), warnings);
  }

  /// Reads on from a date, from just before it, since more may have been added at that very time.
  private static Round onByDate(FollowState state, Page page) {
    Round round = state.round();
    if (page.last().isEmpty()) {
      return round.at(round.after(), page.next()).counting(0, round.fresh(), List.of());
    }
    Optional<Instant> from =
        latest(
            Optional.of(page.last().orElseThrow().minus(LEAST_STEP)),
            latest(state.forgotten(), round.after()));
    var on = round.at(from, Optional.empty());
    return page.next().isPresent() ? on.counting(0, round.fresh(), List.of()) : on;
  }

  private static boolean isFirstUndated(FollowState state) {
    return state.pages().stream().allMatch(page -> page.upTo().isPresent());
  }

  private static FollowState remembering(FollowState state, Page page, Sieve sieve) {
    if (sieve.fresh().isEmpty()) {
      return state;
    }
    var pages = new ArrayList<>(state.pages());
    pages.add(new Remembered(page.last(), sieve.fresh()));
    return state.withPages(pages, state.forgotten()).withLast(latest(state.last(), page.last()));
  }

  /// Forgets what is not going to be asked for again, and the oldest beyond the most; empty if then
  /// nothing could be told apart.
  private Optional<FollowState> bounded(FollowState state, Page page, Moment moment) {
    var pages = new ArrayList<>(state.pages());
    Optional<Instant> forgotten = state.forgotten();
    Instant unsafe = state.round().unsafe().orElse(safe(page, moment));
    Instant past = page.last().filter(unsafe::isAfter).orElse(unsafe);
    boolean placed = page.last().isPresent();
    long keys = pages.stream().mapToLong(each -> each.keys().size()).sum();
    while (!pages.isEmpty()) {
      Remembered oldest = pages.getFirst();
      boolean isPast = placed && oldest.upTo().map(past::isAfter).orElse(false);
      boolean surplus = keys > settings.keysMost();
      if (!isPast && !surplus) {
        break;
      }
      if (oldest.upTo().isEmpty() && state.last().isEmpty()) {
        return Optional.empty();
      }
      forgotten = latest(forgotten, oldest.upTo());
      keys -= oldest.keys().size();
      pages.removeFirst();
    }
    return Optional.of(state.withPages(pages, forgotten));
  }

  /// A round has come to its end.
  private Step ended(FollowState state, List<String> warnings, Moment moment) {
    Optional<Instant> from =
        state.last().isPresent() ? earliest(state.last(), state.round().unsafe()) : state.last();
    var next = state.withPatience(0, 0).withRound(Round.begin(beginning(state, from)));
    Duration pause = jittered(longer(settings.poll(), LEAST_PAUSE), moment);
    return new Step(next, true, new Step.CaughtUp(pause), warnings);
  }

  /// Where a round begins: never where nothing is remembered.
  private Optional<Instant> beginning(FollowState state, Optional<Instant> from) {
    return latest(settings.since(), latest(from, state.forgotten()));
  }

  /// The server misbehaves: the page is thrown away and the reading begun anew, or given up.
  private Step strike(FollowState state, String sentence, Moment moment) {
    int before = state.round().fresh() > 0 ? 0 : state.patience().strikes();
    int strikes = before + 1;
    Round spoilt = state.round();
    // The first round of all has read everything up to the latest date; a later one need not have.
    Optional<Instant> reached =
        spoilt.after().or(() -> state.last().map(last -> last.minus(LEAST_STEP)));
    Optional<Instant> from = reached.isPresent() ? earliest(reached, spoilt.unsafe()) : reached;
    var next = state.withPatience(0, strikes).withRound(Round.begin(beginning(state, from)));
    if (strikes >= STRIKES_MOST) {
      String why =
          sentence
              + " It did so "
              + strikes
              + " times in a row; nothing was delivered twice."
              + " Ask its operator.";
      return new Step(next, false, new Step.Stop(why), List.of());
    }
    var pause = backOff(strikes, moment);
    return new Step(next, false, new Step.Wait(pause, "Beginning again."), List.of(sentence));
  }

  /// What follows from a question without an answer. Nothing that came with it may be kept.
  public Step failed(FollowState before, Trouble trouble, Moment moment) {
    int failures = before.patience().failures() + 1;
    FollowState state = before.withPatience(failures, before.patience().strikes());
    if (settings.failuresMost() > 0 && failures > settings.failuresMost()) {
      return new Step(state, false, new Step.Stop(trouble.sentence()), List.of());
    }
    return switch (trouble) {
      case Trouble.Broken _ -> later(state, trouble, Optional.empty(), moment);
      case Trouble.Refused refused -> refused(state, refused, moment);
      case Trouble.TooLarge _ -> smaller(state, trouble, moment);
      case Trouble.NotTaxii _, Trouble.NotAllowed _ ->
          new Step(state, false, new Step.Stop(trouble.sentence()), List.of());
    };
  }

  private Step refused(FollowState state, Trouble.Refused refused, Moment moment) {
    int status = refused.status();
    if (status == 429 || status == 408 || status >= 500) {
      return later(state, refused, refused.retryAfter(), moment);
    }
    boolean expired = status == 400 || status == 404 || status == 410;
    if (expired && state.round().next().isPresent()) {
      String sentence =
          "The server no longer knows where the page before ended; reading on by date.";
      return strike(state, sentence, moment);
    }
    return new Step(state, false, new Step.Stop(refused.sentence()), List.of());
  }

  private Step smaller(FollowState state, Trouble trouble, Moment moment) {
    int usual = settings.limit() > 0 ? settings.limit() : LIMIT_FIRST;
    int limit = (state.round().limit() > 0 ? state.round().limit() : usual) / 2;
    if (limit < 1) {
      return new Step(state, false, new Step.Stop(trouble.sentence()), List.of());
    }
    var next = state.withRound(state.round().asking(limit));
    String why = trouble.sentence() + " Asking for " + limit + " objects at a time.";
    return new Step(next, false, new Step.Wait(jittered(LEAST_PAUSE, moment), why), List.of());
  }

  private static Step later(
      FollowState state, Trouble trouble, Optional<Duration> asked, Moment moment) {
    Duration pause =
        asked
            .map(least -> least.plusMillis((long) (1000 * moment.chance())))
            .orElseGet(() -> backOff(state.patience().failures(), moment));
    return new Step(state, false, new Step.Wait(pause, trouble.sentence()), List.of());
  }

  /// Twice as long each time, from one second to five minutes.
  private static Duration backOff(int times, Moment moment) {
    Duration pause = LEAST_PAUSE.multipliedBy(1L << Math.min(times - 1, 16));
    return jittered(pause.compareTo(MOST_PAUSE) > 0 ? MOST_PAUSE : pause, moment);
  }

  /// Up to a quarter longer, so that many clients do not come at once.
  private static Duration jittered(Duration pause, Moment moment) {
    return pause.plusMillis((long) (pause.toMillis() * moment.chance() / 4));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
    return latest(one, other).equals(one) ? other.or(() -> one) : one.or(() -> other);
  }

  private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.orElseThrow().isAfter(other.orElseThrow()) ? one : other;
  }

  private static List<Key> seen(Round round, Key digest) {
    var seen = new ArrayList<>(round.seen());
    seen.add(digest);
    return seen;
  }
}
