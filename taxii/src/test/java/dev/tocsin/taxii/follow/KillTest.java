package dev.tocsin.taxii.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.taxii.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A follower that is killed again and again, at any moment, holds each object once at the end.
class KillTest {
  private static final Instant T = Instant.parse("2030-01-31T08:00:00Z");
  private static final int OBJECTS = 300;
  private static final int PAGE = 5;
  private static final int KILLS = 3;
  private static final long LIMIT_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void losesAndDoublesNothing() throws Exception {
    var random = new Random(11);
    var pages = new AtomicInteger();
    try (var server = TestServer.start()) {
      server.answering(asked -> {
        pages.incrementAndGet();
        int from =
            asked
                .of("next")
                .map(Integer::parseInt)
                .or(() -> asked.of("added_after").map(KillTest::behind))
                .orElse(0);
        int to = Math.min(OBJECTS, from + PAGE);
        var objects = IntStream.range(from, to).mapToObj(TestServer::object).toList();
        return TestServer.page(
            to < OBJECTS,
            to < OBJECTS ? Optional.of("" + to) : Optional.empty(),
            objects,
            T.plusSeconds(from),
            T.plusSeconds(to - 1L));
      });
      var into = folder.resolve("held");
      for (int kill = 0; kill < KILLS; kill++) {
        int until = pages.get() + 3 + random.nextInt(12);
        var process = start(server, into);
        await(() -> pages.get() >= until || held(into).size() >= OBJECTS);
        process.destroyForcibly().waitFor();
      }
      var process = start(server, into);
      await(() -> held(into).size() >= OBJECTS);
      process.destroyForcibly().waitFor();
      assertThat(held(into))
          .isEqualTo(IntStream.range(0, OBJECTS).mapToObj(TestServer::object).toList());
    }
  }

  private static int behind(String addedAfter) {
    long seconds = Instant.parse(addedAfter).getEpochSecond() - T.getEpochSecond();
    return Math.clamp(seconds + 1, 0, OBJECTS);
  }

  private Process start(TestServer server, Path into) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Killed.class.getName(),
            server.collection().toString(),
            into.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  /// A condition that reads files.
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  private static List<String> held(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      var lines = new ArrayList<String>();
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      return lines;
    }
  }
}
