package dev.tocsin.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.node.demo.DemoNodes;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

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
    String name = "waiting for the bell";
    int rung =
        new Progress(terminal.terminal())
            .during(
                name,
                () -> {
                  DemoNodes.await("the name", LIMIT, () -> terminal.err().contains(name));
                  return 42;
                });
    assertThat(rung).isEqualTo(42);
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
