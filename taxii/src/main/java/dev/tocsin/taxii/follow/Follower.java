package dev.tocsin.taxii.follow;

import dev.tocsin.taxii.Page;
import dev.tocsin.taxii.Pause;
import dev.tocsin.taxii.Query;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Follows a collection: asks, keeps what is new, waits. For one thread.
public final class Follower {
  private final TaxiiClient client;
  private final Source source;
  private final Follow follow;
  private final Landing landing;
  private final Surroundings around;
  private FollowState state;
  private String lastWarning = "";

  private Follower(
      TaxiiClient client, Source source, Follow follow, Landing landing, Surroundings around)
      throws IOException {
    this.client = client;
    this.source = source;
    this.follow = follow;
    this.landing = landing;
    this.around = around;
    var before = landing.recover();
    this.state = before.orElseGet(() -> FollowState.start(follow.settings().since()));
  }

  /// Begins where the landing was left.
  ///
  /// @throws IOException if the landing cannot be used
  public static Follower of(
      TaxiiClient client, Source source, Follow follow, Landing landing, Surroundings around)
      throws IOException {
    return new Follower(client, source, follow, landing, around);
  }

  /// What is followed.
  public record Source(URI collection, Query.Filter filter) {
    /// One text for one source, which a cursor keeps.
    public String text() {
      return collection + (filter.text().isEmpty() ? "" : "?" + filter.text());
    }
  }

  /// What a follower needs of the world.
  public record Surroundings(
      InstantSource clock, RandomGenerator random, Pause pause, Listener listener) {}

  /// Is told how it goes.
  public interface Listener {
    /// A page was kept.
    void kept(int fresh);

    /// A sentence for a person.
    void warned(String sentence);

    /// Everything has been read.
    ///
    /// @return whether to go on following
    boolean caughtUp();

    /// The server spoilt a reading: it looped or went back. A sentence about it was told.
    default void misbehaved() {}
  }

  /// How a following ended.
  ///
  /// @param trouble why, if it was not wanted
  public record End(Optional<String> trouble) {}

  /// Follows until it must stop or nobody wants it any more.
  ///
  /// @throws IOException if the landing cannot be written
  public End run() throws IOException, InterruptedException {
    while (true) {
      Step step = step();
      step.warnings().forEach(this::warn);
      boolean on =
          switch (step.action()) {
            case Step.AskOn _ -> true;
            case Step.CaughtUp up -> {
              // What goes wrong from now on is news again.
              lastWarning = "";
              yield around.listener().caughtUp() && around.pause().pause(up.pause());
            }
            case Step.Wait wait -> {
              String seconds = Math.max(1, wait.pause().toSeconds()) + " s";
              warn(wait.why() + " Waiting " + seconds + ".");
              yield around.pause().pause(wait.pause());
            }
            case Step.Stop _ -> false;
          };
      if (!on) {
        return new End(
            step.action() instanceof Step.Stop stop ? Optional.of(stop.why()) : Optional.empty());
      }
    }
  }

  private void warn(String sentence) {
    if (!sentence.equals(lastWarning)) {
      around.listener().warned(sentence);
      lastWarning = sentence;
    }
  }

  private Step step() throws IOException, InterruptedException {
    var sieve = Sieve.of(state);
    landing.begin();
    Step step;
    try {
      Query query = follow.ask(state, source.filter());
      Page page =
          client.objects(
              source.collection(),
              query,
              object -> {
                if (sieve.admits(Key.of(object))) {
                  landing.take(object);
                }
              });
      step = follow.answered(state, page, sieve, moment());
    } catch (TaxiiException e) {
      step = follow.failed(state, e.trouble(), moment());
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
    // A page without news is not worth a write, unless it leads on.
    boolean worth = !sieve.fresh().isEmpty() || step.action() instanceof Step.AskOn;
    if (step.deliver() && worth) {
      landing.keep(step.state());
      around.listener().kept(sieve.fresh().size());
    } else {
      landing.discard();
    }
    if (step.state().patience().strikes() > state.patience().strikes()) {
      around.listener().misbehaved();
    }
    state = step.state();
    return step;
  }

  private Moment moment() {
    return new Moment(around.clock().instant(), around.random().nextDouble());
  }
}
