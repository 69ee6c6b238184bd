package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Quarantined;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.node.account.MachineAccount.Limits;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.FeedDesk;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.feed.FeedView;
import dev.tocsin.stix.Tlp;
import dev.tocsin.taxii.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real node that follows another real one.
class FeedIT {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int OBJECTS = 60;
  private static final TaxiiCollection THERE = TaxiiHouse.collection(1, "harbour", "watch");
  private static final TaxiiCollection HERE = TaxiiHouse.collection(1, "harbour", "followed");
  private static final TaxiiCollection HELD =
      new TaxiiCollection(
          2,
          new UUID(0, 2),
          "harbour",
          "Looked at first",
          Optional.empty(),
          Optional.of("held"),
          Tlp.GREEN,
          TaxiiCollection.Inbound.QUARANTINE);

  @TempDir Path folder;

  private TaxiiHouse there;
  private TaxiiHouse here;

  @BeforeEach
  void start() {
    var roots = List.of(new ApiRoot("harbour", "Harbour", Optional.empty()));
    there = new TaxiiHouse(folder.resolve("there"), roots, List.of(THERE), TaxiiLimits.DEFAULT);
    there.account("writer", "tlp.red", ConformanceHouse.WIDE, List.of(TaxiiHouse.both(THERE)));
    there.account(
        "follower",
        "tlp.green",
        new Limits(1_000, 1_000, OBJECTS / 6),
        List.of(TaxiiHouse.read(THERE)));
    here = new TaxiiHouse(folder.resolve("here"), roots, List.of(HERE, HELD), TaxiiLimits.DEFAULT);
    here.account("reader", "tlp.green", ConformanceHouse.WIDE, List.of(TaxiiHouse.both(HERE)));
    fill(0, OBJECTS);
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
  }

  private void fill(int from, int to) {
    var objects = new ArrayList<String>();
    for (int number = from; number < to; number++) {
      objects.add(StixTexts.identity("number " + number, StixTexts.EARLY, "number " + number));
    }
    var answer =
        there.post(
            "writer", "/taxii2/harbour/collections/watch/objects/", StixTexts.envelope(objects));
    assertThat(answer.status()).isEqualTo(202);
  }

  private FeedView follow(URI server, String into, String token) {
    return here.node()
        .desk()
        .feeds()
        .add(
            OPERATOR,
            new FeedDesk.Wanted(
                "meridian",
                server + "/taxii2/harbour/collections/watch/",
                into,
                Duration.ofSeconds(1),
                Optional.empty(),
                new Credentials.Bearer(token)));
  }

  private FeedView feed() {
    return here.node().desk().feeds().all(OPERATOR).getFirst();
  }

  private FeedView await(String what, Predicate<FeedView> condition) {
    DemoNodes.await(what, LIMIT, () -> condition.test(feed()));
    return feed();
  }

  private List<String> landed() {
    return ConformanceHouse.ids(
        here.get("reader", "/taxii2/harbour/collections/followed/objects/?match[version]=all"));
  }

  @Test
  void losesAndDoublesNothingThroughRefusalsCutConnectionsAndARestartInTheMiddle()
      throws IOException {
    try (var front = new FlakyFront(there::address)) {
      var restarted = new CountDownLatch(1);
      front.before(() -> {
        if (front.asked() == 5) {
          wait(restarted);
        }
      });
      follow(front.address(), "followed", there.token("follower"));
      DemoNodes.await("the middle", LIMIT, () -> front.asked() == 5);
      assertThat(feed().counts().taken()).isBetween(1L, OBJECTS - 1L);
      here.restart();
      restarted.countDown();

      var caughtUp = await("all", it -> it.counts().taken() >= OBJECTS);

      assertThat(landed()).hasSize(OBJECTS).doesNotHaveDuplicates();
      assertThat(caughtUp.counts().taken()).isEqualTo(OBJECTS);
      assertThat(caughtUp.cursor()).isPresent();
      assertThat(front.asked()).isGreaterThan(8);
      assertNothingIsDoubledByWhatIsAddedAfterAnotherRestart();
    }
  }

  private void assertNothingIsDoubledByWhatIsAddedAfterAnotherRestart() {
    here.restart();
    fill(OBJECTS, OBJECTS + 5);

    var caughtUp = await("five more", it -> it.counts().taken() >= OBJECTS + 5);

    assertThat(caughtUp.counts().taken()).isEqualTo(OBJECTS + 5);
    assertThat(new HashSet<>(landed())).hasSize(OBJECTS + 5);
    assertThat(landed()).hasSize(OBJECTS + 5);
    assertThat(caughtUp.condition().trouble()).isEmpty();
    assertThat(caughtUp.condition().misbehaved()).isZero();
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void saysThatCredentialsAreWrongAndGoesOnWithOthers() throws IOException {
    String secret = "not-a-token-of-anybody";
    follow(there.address(), "followed", secret);

    var stopped = await("a stop", it -> it.condition().state() == FeedView.State.STOPPED);
    assertThat(stopped.condition().trouble().orElseThrow()).contains("401").doesNotContain(secret);
    var file = folder.resolve("here/feed-secrets/meridian");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    here.node()
        .desk()
        .feeds()
        .setCredentials(
            OPERATOR, "meridian", new Credentials.Basic("follower", there.token("follower")));

    await("all", it -> it.counts().taken() == OBJECTS);
    assertThat(feed().condition().trouble()).isEmpty();
  }

  @Test
  void whatComesWaitsForAPersonWhereTheCollectionSaysSo() {
    follow(there.address(), "held", there.token("follower"));

    await("all", it -> it.counts().waiting() == OBJECTS);

    var waiting = here.node().desk().collections().waiting(OPERATOR, "held", 100);
    assertThat(waiting).hasSize(OBJECTS);
    assertThat(waiting).extracting(it -> it.by()).containsOnly("feed.meridian");
    var limited = new Caller.Person("otto", Role.DUTY, Set.of("tlp.clear"));
    var collections = here.node().desk().collections();
    var numbers = waiting.stream().map(it -> it.number()).toList();
    assertThat(collections.awaited(limited)).isEmpty();
    assertThat(collections.waiting(limited, "held", 100)).isEmpty();
    assertThat(collections.decide(limited, "held", numbers, Quarantined.Verdict.REJECTED))
        .isEmpty();
  }

  @Test
  void aPausedFeedAsksNothingAndARemovedOneLeavesWhatItBrought() {
    follow(there.address(), "followed", there.token("follower"));
    await("all", it -> it.counts().taken() == OBJECTS);

    var paused = here.node().desk().feeds().setPaused(OPERATOR, "meridian", true);
    assertThat(paused.condition().state()).isEqualTo(FeedView.State.PAUSED);
    fill(OBJECTS, OBJECTS + 1);
    here.restart();
    assertThat(feed().condition().state()).isEqualTo(FeedView.State.PAUSED);
    assertThat(feed().counts().taken()).isEqualTo(OBJECTS);

    here.node().desk().feeds().setPaused(OPERATOR, "meridian", false);
    await("one more", it -> it.counts().taken() == OBJECTS + 1);

    here.node().desk().feeds().remove(OPERATOR, "meridian");
    assertThat(here.node().desk().feeds().all(OPERATOR)).isEmpty();
    assertThat(folder.resolve("here/feed-secrets/meridian")).doesNotExist();
    assertThat(landed()).hasSize(OBJECTS + 1);
  }

  @Test
  void aFeedIntoACollectionThatWasRemovedSaysSo() {
    follow(there.address(), "followed", there.token("follower"));
    await("all", it -> it.counts().taken() == OBJECTS);

    here.node().desk().collections().removeCollection(OPERATOR, "followed");
    fill(OBJECTS, OBJECTS + 1);

    var troubled = await("trouble", it -> it.condition().trouble().isPresent());
    assertThat(troubled.condition().trouble().orElseThrow()).contains("not there any more");
  }

  @Test
  void anAddressThatIsNotToBeCalledIsRefused() {
    assertThatThrownBy(() -> follow(URI.create("http://taxii.example"), "followed", "token"))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("this machine only");
    assertThatThrownBy(() -> follow(URI.create("https://u:p@taxii.example"), "followed", "token"))
        .isInstanceOf(DeskException.class);
    assertThat(here.node().desk().feeds().all(OPERATOR)).isEmpty();
    assertThat(folder.resolve("here/feed-secrets")).doesNotExist();
  }
}
