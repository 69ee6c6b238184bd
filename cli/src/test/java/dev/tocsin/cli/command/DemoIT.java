package dev.tocsin.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tocsin demo` as its own process, as people run it.
class DemoIT {
  private static final Duration STORY_MAX = Duration.ofMinutes(3);
  private static final Duration END_MAX = Duration.ofSeconds(15);

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();
  private Path output;

  @BeforeEach
  void name() {
    output = folder.resolve("output");
  }

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  private Process demo(String... options) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<String>();
    // A build that runs in the background ignores the signal, and its children would inherit that.
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(java);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("dev.tocsin.cli.Main");
    command.add("demo");
    command.add("--keep");
    command.add(folder.resolve("data").toString());
    command.addAll(List.of(options));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    started.add(process);
    return process;
  }

  private String output() throws IOException {
    return Files.readString(output);
  }

  private void awaitOutput(Process process, String text) throws IOException {
    long end = System.nanoTime() + STORY_MAX.toNanos();
    while (!output().contains(text)) {
      assertThat(process.isAlive() && System.nanoTime() < end)
          .as("waits for: %s%n%s", text, output())
          .isTrue();
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private void assertEndsCleanly(Process process, int code)
      throws IOException, InterruptedException {
    assertThat(process.waitFor(END_MAX.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    assertThat(output())
        .contains("The demonstration was ended. Its data is in")
        .doesNotContain("fault inside", "Exception");
  }

  @Test
  void goesTheWholeWayByItself() throws IOException, InterruptedException {
    var process = demo("--auto");
    assertThat(process.waitFor(STORY_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(output())
        .contains("PROVEN", "lev, release authority will act", "./tocsin verify ")
        .doesNotContain("fault inside");
    assertThat(process.exitValue()).isZero();
    try (var files = Files.list(folder.resolve("data"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".tocsin-evidence.zip"))).hasSize(1);
    }
  }

  @Test
  void answersInJsonAtItsEndAndTellsTheStoryBeside() throws IOException, InterruptedException {
    var process = demo("--auto", "--json");
    assertThat(process.waitFor(STORY_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output()).isZero();
    String answer = output().substring(output().indexOf("{\n"));
    var result = JsonReader.of(Json.parse(answer.getBytes(UTF_8), JsonLimits.STATEMENT));
    assertThat(result.objects("nodes")).hasSize(2);
    assertThat(result.string("state")).isEqualTo("acknowledged");
    assertThat(Path.of(result.string("evidence"))).exists();
    assertThat(result.object("check").string("verdict")).isEqualTo("proven");
  }

  @Test
  void waitsForAPersonAndEndsCleanlyWhenInterrupted() throws IOException, InterruptedException {
    var process = demo();
    awaitOutput(process, "This goes on as soon as your answer is home.");
    assertThat(output()).contains("/console/warnings/", "name      lev", "password  ");
    assertThat(process.waitFor(1, TimeUnit.SECONDS)).as("it waits").isFalse();
    signal(process, "INT");
    assertEndsCleanly(process, 130);
  }

  @Test
  void endsCleanlyWhenAskedToWhileTheNodesStart() throws IOException, InterruptedException {
    var process = demo();
    awaitOutput(process, "1  Two nodes of invented services");
    signal(process, "TERM");
    assertEndsCleanly(process, 143);
  }
}
