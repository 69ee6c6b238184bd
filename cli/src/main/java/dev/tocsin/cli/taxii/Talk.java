package dev.tocsin.cli.taxii;

import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.taxii.follow.Follower;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Tells on the standard error how a following goes. For one thread.
final class Talk implements Follower.Listener {
  private final Terminal terminal;
  private final Progress progress;
  private final boolean onwards;
  private long objects;
  private long told;

  /// @param onwards whether to go on when everything has been read
  Talk(Terminal terminal, boolean onwards) {
    this.terminal = terminal;
    this.progress = new Progress(terminal);
    this.onwards = onwards;
  }

  /// The clock, chance and waits of the machine.
  Follower.Surroundings surroundings() {
    RandomGenerator random = new Random();
    return new Follower.Surroundings(Clock.systemUTC(), random, Talk::pause, this);
  }

  static boolean pause(Duration time) throws InterruptedException {
    // Nothing ever counts it down: a wait that an interrupt can end.
    return !new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void kept(int fresh) {
    objects += fresh;
    progress.objects("received", objects);
  }

  @Override
  public void warned(String sentence) {
    progress.done();
    terminal.tell("tocsin: " + sentence);
  }

  @Override
  public boolean caughtUp() {
    progress.done();
    if (onwards && objects > told) {
      terminal.tell("Caught up: " + objects + " objects received.");
      told = objects;
    }
    return onwards;
  }

  /// How many objects were kept.
  long objects() {
    return objects;
  }
}
