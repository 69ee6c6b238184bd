package dev.tocsin.taxii.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.taxii.ClientSettings;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.Query;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TestServer;
import dev.tocsin.taxii.TestServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole follower against servers that misbehave.
class FollowerTest {
  private static final Instant T = Instant.parse("2030-01-31T08:00:00Z");
  private static final int WAITS_MOST = 50;

  @TempDir Path folder;

  private TestServer server;
  private TaxiiClient client;
  private Instant now = T.plusSeconds(86_400);
  private final List<String> warnings = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private int rounds = 1;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
    client = new TaxiiClient(ClientSettings.of(new Credentials.Nobody()), () -> now);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private Follower.End follow(FollowSettings settings) throws Exception {
    var listener =
        new Follower.Listener() {
          private int left = rounds;

          @Override
          public void kept(int fresh) {}

          @Override
          public void warned(String sentence) {
            warnings.add(sentence);
          }

          @Override
          public boolean caughtUp() {
            return --left > 0;
          }
        };
    var source = new Follower.Source(server.collection(), Query.Filter.NONE);
    try (var landing = FolderLanding.open(folder, source.text())) {
      var around = new Follower.Surroundings(() -> now, new Random(3), this::pause, listener);
      return Follower.of(client, source, new Follow(settings), landing, around).run();
    }
  }

  private boolean pause(Duration time) {
    waits.add(time);
    now = now.plus(time);
    assertThat(waits).hasSizeLessThan(WAITS_MOST);
    assertThat(time).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    return true;
  }

  private List<String> held() throws IOException {
    try (var files = Files.list(folder)) {
      var lines = new ArrayList<String>();
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      return lines;
    }
  }

  private static List<String> objects(int from, int to) {
    return IntStream.range(from, to).mapToObj(TestServer::object).toList();
  }

  private static Answer page(int from, int to, Optional<String> next) {
    return TestServer.page(
        next.isPresent(), next, objects(from, to), T.plusSeconds(from), T.plusSeconds(to - 1L));
  }

  @Test
  void readsPagesByNextThenByDateAndStartsWhereItWas() throws Exception {
    server.answering(asked ->
        asked.of("next").isPresent()
            ? page(10, 20, Optional.empty())
            : asked.of("added_after").isPresent()
                ? page(18, 25, Optional.empty())
                : page(0, 10, Optional.of("a b&c")));

    assertThat(follow(FollowSettings.STANDARD).trouble()).isEmpty();
    assertThat(held()).isEqualTo(objects(0, 20));
    assertThat(server.asked().get(1).of("next")).contains("a b&c");

    follow(FollowSettings.STANDARD.withLookBack(Duration.ofHours(1)));
    assertThat(held()).isEqualTo(objects(0, 25));
  }

  @Test
  void waitsAsTheServerAsksAndLongerEachTimeWithoutAnAnswer() throws Exception {
    var turn = new AtomicInteger();
    server.answering(_ ->
        switch (turn.getAndIncrement()) {
          case 0 -> Answer.of(429, "").with("Retry-After", "17");
          case 1 -> Answer.of(503, "");
          case 2 -> Answer.of(200, "{\"more\":false,\"objects\":[");
          default -> page(0, 5, Optional.empty());
        });

    assertThat(follow(FollowSettings.STANDARD).trouble()).isEmpty();

    assertThat(held()).isEqualTo(objects(0, 5));
    assertThat(waits.get(0)).isBetween(Duration.ofSeconds(17), Duration.ofSeconds(18));
    assertThat(waits.get(1)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2500));
    assertThat(waits.get(2)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
  }

  @Test
  void saysThatAServerLoops() throws Exception {
    server.answering(asked ->
        asked.of("next").map("b"::equals).orElse(false)
            ? page(5, 10, Optional.of("a"))
            : page(0, 5, Optional.of("b")));

    var end = follow(FollowSettings.STANDARD.withLookBack(Duration.ofHours(1)));

    assertThat(end.trouble().orElseThrow())
        .contains("loops")
        .contains("nothing was delivered twice");
    assertThat(held()).isEqualTo(objects(0, 10));
    assertThat(server.asked()).hasSizeLessThan(20);
  }

  @Test
  void saysThatTheSameNextComesAgain() throws Exception {
    server.answering(_ -> page(0, 5, Optional.of("same")));

    var end = follow(FollowSettings.STANDARD);

    assertThat(end.trouble().orElseThrow()).contains("loops");
    assertThat(held()).isEqualTo(objects(0, 5));
  }

  @Test
  void takesTheSameNextForAWayOnWhileThereIsNews() throws Exception {
    var turn = new AtomicInteger();
    server.answering(_ -> {
      int at = turn.getAndIncrement();
      return page(at * 5, at * 5 + 5, at < 4 ? Optional.of("scroll") : Optional.empty());
    });

    assertThat(follow(FollowSettings.STANDARD).trouble()).isEmpty();
    assertThat(held()).isEqualTo(objects(0, 25));
  }

  @Test
  void saysThatAServerGoesBack() throws Exception {
    rounds = 9;
    server.answering(_ -> page(0, 100, Optional.empty()));

    var end = follow(FollowSettings.STANDARD.withKeysMost(10));

    assertThat(end.trouble().orElseThrow()).contains("went back, or ignores added_after");
    assertThat(held()).isEqualTo(objects(0, 100));
  }

  @Test
  void saysThatAServerHasMoreForEverWithNothingNew() throws Exception {
    var turn = new AtomicInteger();
    server.answering(_ ->
        Answer.of(
            200, TestServer.envelope(true, Optional.of("t" + turn.getAndIncrement()), List.of())));

    var end = follow(FollowSettings.STANDARD);

    assertThat(end.trouble().orElseThrow()).contains("for ever");
    assertThat(waits).hasSizeGreaterThan(5);
  }

  @Test
  void saysThatNothingLeadsToTheRest() throws Exception {
    server.answering(
        _ -> Answer.of(200, TestServer.envelope(true, Optional.empty(), objects(0, 5))));

    var end = follow(FollowSettings.STANDARD);

    assertThat(end.trouble().orElseThrow()).contains("neither next nor");
    assertThat(held()).isEqualTo(objects(0, 5));
  }

  @Test
  void readsAllAgainWhereHeadersAreLeftOutAsLongAsItCanTellWhatIsNew() throws Exception {
    rounds = 3;
    var count = new AtomicInteger(5);
    server.answering(_ ->
        Answer.of(
            200, TestServer.envelope(false, Optional.empty(), objects(0, count.getAndAdd(2)))));

    assertThat(follow(FollowSettings.STANDARD.withKeysMost(9)).trouble()).isEmpty();
    assertThat(held()).isEqualTo(objects(0, 9));
    assertThat(warnings).anyMatch(text -> text.contains("leaves out X-TAXII-Date-Added-Last"));

    var end = follow(FollowSettings.STANDARD.withKeysMost(9));
    assertThat(end.trouble().orElseThrow()).contains("cannot be told");
    assertThat(held()).isEqualTo(objects(0, 9));
  }

  @Test
  void reachesWhatWasAddedAtOneTimeByLargerPages() throws Exception {
    server.answering(asked -> {
      int most = asked.of("limit").map(Integer::parseInt).orElse(4);
      boolean after =
          asked.of("added_after").map(time -> time.compareTo("2030-01-31T08") < 0).orElse(true);
      return !after
          ? Answer.of(200, TestServer.envelope(false, Optional.empty(), List.of()))
          : TestServer.page(most < 9, Optional.empty(), objects(0, Math.min(most, 9)), T, T);
    });

    assertThat(follow(FollowSettings.STANDARD).trouble()).isEmpty();
    assertThat(held()).isEqualTo(objects(0, 9));
  }

  @Test
  void stopsWhereAPersonMustAct() throws Exception {
    server.answering(_ -> Answer.of(401, "{\"title\":\"Who?\"}"));
    assertThat(follow(FollowSettings.STANDARD).trouble().orElseThrow()).contains("credentials");
    assertThat(waits).isEmpty();
  }

  @Test
  void readsOnByDateWhereTheServerHasForgottenItsNext() throws Exception {
    server.answering(asked ->
        asked.of("next").isPresent()
            ? Answer.of(404, "")
            : asked.of("added_after").isPresent()
                ? page(7, 20, Optional.empty())
                : page(0, 10, Optional.of("lost")));

    assertThat(follow(FollowSettings.STANDARD).trouble()).isEmpty();
    assertThat(held()).isEqualTo(objects(0, 20));
    assertThat(warnings).anyMatch(text -> text.contains("no longer knows"));
  }

  @Test
  void keepsAFolderForOneCollectionAndOneProcess() throws Exception {
    server.answering(_ -> page(0, 5, Optional.empty()));
    follow(FollowSettings.STANDARD);

    try (var other = FolderLanding.open(folder, "another")) {
      assertThatThrownBy(other::recover).hasMessageContaining("another collection");
      assertThatThrownBy(() -> FolderLanding.open(folder, "another"))
          .hasMessageContaining("something else");
    }
  }

  @Test
  void finishesOrUndoesWhatACrashLeft() throws Exception {
    server.answering(_ -> page(0, 5, Optional.empty()));
    follow(FollowSettings.STANDARD);
    byte[] cursor = Files.readAllBytes(folder.resolve("cursor.json"));
    var read = CursorText.read(cursor);
    byte[] ahead = CursorText.write(new CursorText.Cursor(read.source(), 2, read.state()));

    Files.write(folder.resolve("cursor.json.new"), ahead);
    Files.writeString(folder.resolve("objects.part"), "half");
    try (var landing = FolderLanding.open(folder, read.source())) {
      assertThat(landing.recover()).contains(read.state());
    }
    assertThat(Files.readAllBytes(folder.resolve("cursor.json"))).isEqualTo(cursor);

    Files.write(folder.resolve("cursor.json.new"), ahead);
    Files.writeString(folder.resolve("000000000002.jsonl"), "{}\n");
    try (var landing = FolderLanding.open(folder, read.source())) {
      landing.recover();
    }
    assertThat(Files.readAllBytes(folder.resolve("cursor.json"))).isEqualTo(ahead);
  }
}
