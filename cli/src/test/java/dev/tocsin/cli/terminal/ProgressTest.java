package dev.tocsin.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Screen terminal = Screen.of(new Look(false, true, ZoneOffset.UTC));
  private final Screen pipe = Screen.plain();

  @Test
  void givesTheResultAndCleansTheLine() {
    int result = new Progress(terminal.terminal()).during("counting", () -> 42);
    assertThat(result).isEqualTo(42);
    assertThat(terminal.err()).endsWith("\r\u001b[K");
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void showsNothingWhereItCannotBeOverwritten() {
    var progress = new Progress(pipe.terminal());
    progress.during("counting", () -> 42);
    progress.count("writing", 1, 2);
    assertThat(pipe.err()).isEmpty();
  }

  @Test
  void longWorkShowsItsName() {
    var seen = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          while (!terminal.err().contains("waiting for the bell")) {
            Thread.onSpinWait();
            Thread.yield();
          }
          seen.countDown();
        });
    new Progress(terminal.terminal())
        .during(
            "waiting for the bell",
            () -> {
              seen.await();
              return 0;
            });
    assertThat(terminal.err()).contains("waiting for the bell");
  }

  @Test
  void countsAndCleansUpAtTheEnd() {
    var progress = new Progress(terminal.terminal());
    progress.count("writing", 1, 2);
    assertThat(terminal.err()).contains("writing: 1 of 2 (50 %)");
    progress.count("writing", 2, 2);
    assertThat(terminal.err()).endsWith("\r\u001b[K");
  }

  @Test
  void whatTheWorkThrowsComesOut() {
    var progress = new Progress(pipe.terminal());
    assertThatThrownBy(() -> progress.during("failing", () -> fail()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("no");
  }

  private static int fail() {
    throw CommandFailure.usage("no");
  }
}
