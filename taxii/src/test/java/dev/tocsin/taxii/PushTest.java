package dev.tocsin.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.taxii.TestServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushTest {
  private static final int MOST = 1000;
  private static final String ROOT =
      "{\"title\":\"R\",\"versions\":[],\"max_content_length\":" + MOST + "}";

  @TempDir Path folder;

  @Test
  void splitsToWhatTheServerTakesAsksForTheStatusAndTriesAgain() throws Exception {
    var taken = new ArrayList<String>();
    var posts = new AtomicInteger();
    var pauses = new ArrayList<Duration>();
    try (var server = TestServer.start();
        var client = client()) {
      server.answering(asked -> {
        if (asked.method().equals("POST")) {
          assertThat(asked.body().length()).isLessThanOrEqualTo(MOST);
          if (posts.getAndIncrement() == 1) {
            return Answer.of(503, "").with("Retry-After", "7");
          }
          int objects = take(asked.body(), taken);
          return Answer.of(202, status("pending", objects, 0, objects));
        }
        return asked.path().startsWith("/root/status/s")
            ? Answer.of(200, status("complete", 1, 1, 0))
            : Answer.of(200, ROOT);
      });
      var push = push(client, pauses);

      var sending = push.into(server.collection(), Duration.ofSeconds(60));
      sending.file(bundle(40));
      sending.file(Files.writeString(folder.resolve("one.json"), TestServer.object(40)));
      sending.file(
          Files.writeString(
              folder.resolve("some.jsonl"),
              TestServer.object(41) + "\n\n" + TestServer.object(42) + "\n"));
      sending.file(
          Files.writeString(
              folder.resolve("large.json"),
              "{\"id\":\"tool--1\",\"text\":\"" + "x".repeat(MOST) + "\"}"));
      var outcome = sending.end();

      var expected = new ArrayList<String>();
      for (int number = 0; number < 43; number++) {
        expected.add(TestServer.object(number));
      }
      assertThat(taken).isEqualTo(expected);
      int requests = posts.get() - 1;
      assertThat(outcome.succeeded()).isEqualTo(requests);
      assertThat(outcome.failed()).isEqualTo(requests + 1);
      assertThat(outcome.pending()).isZero();
      assertThat(outcome.failures()).extracting(PushStatus.Fate::id).contains("tool--1", "bad--1");
      assertThat(pauses).contains(Duration.ofSeconds(7));
    }
  }

  @Test
  void saysWhatIsStillPendingAndGivesUpOnAServerThatIsDown() throws Exception {
    try (var server = TestServer.start();
        var client = client()) {
      server.answering(asked ->
          asked.path().equals("/root/")
              ? Answer.of(200, ROOT)
              : Answer.of(202, status("pending", 0, 0, 3)));
      var pauses = new ArrayList<Duration>();
      var sending = push(client, pauses).into(server.collection(), Duration.ZERO);
      sending.file(bundle(3));
      var outcome = sending.end();
      assertThat(outcome.pending()).isEqualTo(3);
      assertThat(outcome.open()).containsExactly("s");

      server.answering(_ -> Answer.of(500, ""));
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> push(client, pauses).into(server.collection(), Duration.ZERO)))
          .isInstanceOf(TaxiiException.class);
      assertThat(pauses).hasSize(Push.ATTEMPTS_MOST - 1);
    }
  }

  private static TaxiiClient client() {
    return new TaxiiClient(ClientSettings.of(new Credentials.Nobody()), Clock.systemUTC());
  }

  private static Push push(TaxiiClient client, List<Duration> pauses) {
    return new Push(
        client, new Push.Surroundings(Clock.systemUTC(), new Random(7), pauses::add, _ -> {}));
  }

  private Path bundle(int objects) throws IOException {
    var all = new ArrayList<String>();
    for (int number = 0; number < objects; number++) {
      all.add(TestServer.object(number));
    }
    return Files.writeString(
        folder.resolve("bundle.json"),
        "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[" + String.join(",", all) + "]}");
  }

  private static int take(String body, List<String> taken) throws IOException {
    var reader = BundleReader.of(body.getBytes(StandardCharsets.UTF_8), JsonStreamLimits.BUNDLE);
    int count = 0;
    for (var object = reader.next(); object.isPresent(); object = reader.next()) {
      taken.add(new String(object.orElseThrow().source().toByteArray(), StandardCharsets.UTF_8));
      count++;
    }
    return count;
  }

  private static String status(String word, int succeeded, int failed, int pending) {
    return ("{\"id\":\"s\",\"status\":\"%s\",\"total_count\":%d,\"success_count\":%d,"
            + "\"failure_count\":%d,\"pending_count\":%d%s}")
        .formatted(
            word,
            succeeded + failed + pending,
            word.equals("complete") ? succeeded : 0,
            failed,
            pending,
            failed > 0
                ? ",\"failures\":[{\"id\":\"bad--1\",\"version\":\"v\",\"message\":\"no\"}]"
                : "");
  }
}
