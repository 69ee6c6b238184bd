package dev.tocsin.cli.terminal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Shows that long work goes on, where the standard error is a terminal.
public final class Progress {
  private static final String SPINNER = "|/-\\";
  private static final long STEP_MILLIS = 120;

  private final Terminal terminal;

  public Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Does the work with a spinner beside its name.
  public <T> T during(String name, Callable<T> work) {
    var task = new FutureTask<T>(work);
    var worker = Thread.ofVirtual().start(task);
    try {
      for (int turn = 0; ; turn++) {
        try {
          return task.get(STEP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
          terminal.overwrite(SPINNER.charAt(turn % SPINNER.length()) + " " + name);
        }
      }
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      worker.interrupt();
      throw new CommandFailure(ExitCode.INTERNAL, "Interrupted while: " + name + ".");
    } finally {
      terminal.overwrite("");
    }
  }

  /// How far a counted work has come.
  public void count(String name, int done, int all) {
    terminal.overwrite(name + ": " + done + " of " + all + " (" + done * 100L / all + " %)");
    if (done == all) {
      terminal.overwrite("");
    }
  }

  /// How far a work has come of which nobody knows the end.
  public void mebibytes(String name, long done) {
    terminal.overwrite(name + ": " + done + " MiB");
  }

  /// How many of something there are so far, of which nobody knows the end.
  public void objects(String name, long done) {
    terminal.overwrite(name + ": " + done + " objects");
  }

  /// Takes away what a count has left.
  public void done() {
    terminal.overwrite("");
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException known
        ? known
        : new IllegalStateException("the work failed", e.getCause());
  }
}
