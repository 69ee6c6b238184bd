package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.DateAdded;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private static final int LIMIT_SECONDS = 30;

  private final ReadAhead ahead = new ReadAhead();
  private final Set<PageCache.Key> read = ConcurrentHashMap.newKeySet();

  private static PageCache.Key page(long after) {
    return new PageCache.Key(1, Set.of(1, 2), new DateAdded(after), 100);
  }

  private void follow(long asked, long next) {
    ahead.follow(page(asked), page(next), () -> read.add(page(next)));
  }

  @Test
  void readsThePageAfterTheSecondThatIsAskedForInTurn() {
    follow(0, 10);
    follow(10, 20);
    ahead.await(page(20));

    assertThat(read).containsExactly(page(20));
  }

  @Test
  void readsNothingForWhoeverAsksHereAndThere() {
    follow(0, 10);
    follow(50, 60);
    follow(0, 10);
    ahead.await(page(10));
    ahead.await(page(60));

    assertThat(read).isEmpty();
  }

  @Test
  void letsWhoeverAsksWaitForThePageThatIsBeingRead() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    follow(0, 10);
    ahead.follow(
        page(10),
        page(20),
        () -> {
          begun.countDown();
          await(goOn);
          read.add(page(20));
        });
    await(begun);
    var found = new AtomicBoolean();
    var asking =
        Thread.ofVirtual()
            .start(() -> {
              ahead.await(page(20));
              found.set(read.contains(page(20)));
            });
    goOn.countDown();

    assertThat(asking.join(Duration.ofSeconds(LIMIT_SECONDS))).isTrue();
    assertThat(found).isTrue();
  }

  @Test
  void goesOnAfterAPageThatDoesNotRead() {
    follow(0, 10);
    for (long at = 10; at < 100; at += 10) {
      ahead.follow(
          page(at),
          page(at + 10),
          () -> {
            throw new IllegalStateException("the disk is gone");
          });
      ahead.await(page(at + 10));
    }
    follow(100, 110);
    ahead.await(page(110));

    assertThat(read).containsExactly(page(110));
  }

  @Test
  void readsTwoPagesAtOnceAndNoThird() {
    var goOn = new CountDownLatch(1);
    for (long follower = 1; follower <= 3; follower++) {
      long first = follower * 1_000;
      follow(first, first + 10);
      ahead.follow(
          page(first + 10),
          page(first + 20),
          () -> {
            await(goOn);
            read.add(page(first + 20));
          });
    }
    goOn.countDown();
    for (long follower = 1; follower <= 3; follower++) {
      ahead.await(page(follower * 1_000 + 20));
    }

    assertThat(read).containsExactlyInAnyOrder(page(1_020), page(2_020));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
