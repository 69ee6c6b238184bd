package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.DateAdded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private static final int LIMIT_SECONDS = 30;

  private static final int STEP = 10;

  private final Set<PageCache.Key> read = ConcurrentHashMap.newKeySet();
  private final ReadAhead ahead = new ReadAhead(read::contains);

  private static PageCache.Key page(long after) {
    return new PageCache.Key(1, Set.of(1, 2), new DateAdded(after), 100);
  }

  private void follow(long asked, long next) {
    follow(asked, next, this::read);
  }

  private void follow(long asked, long next, ReadAhead.Pages pages) {
    ahead.follow(page(asked), page(next), _ -> pages);
  }

  private Optional<PageCache.Key> read(PageCache.Key page) {
    read.add(page);
    return Optional.of(after(page));
  }

  private static PageCache.Key after(PageCache.Key page) {
    return page(page.after().micros() + STEP);
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
    follow(
        10,
        20,
        page -> {
          begun.countDown();
          await(goOn);
          return read(page);
        });
    await(begun);

    assertThat(isReadWhenAwaited(page(20), goOn)).isTrue();
  }

  @Test
  void goesOnAfterAPageThatDoesNotRead() {
    follow(0, 10);
    for (long at = 10; at < 100; at += 10) {
      follow(
          at,
          at + 10,
          _ -> {
            throw new IllegalStateException("the disk is gone");
          });
      ahead.await(page(at + 10));
    }
    follow(100, 110);
    ahead.await(page(110));

    assertThat(read).contains(page(110));
  }

  @Test
  void readsForEightAtOnceAndNoNinth() {
    var goOn = new CountDownLatch(1);
    for (long follower = 1; follower <= 9; follower++) {
      long first = follower * 1_000;
      follow(first, first + 10);
      follow(
          first + 10,
          first + 20,
          page -> {
            await(goOn);
            return read(page);
          });
    }
    goOn.countDown();
    for (long follower = 1; follower <= 9; follower++) {
      ahead.await(page(follower * 1_000 + 20));
    }

    assertThat(read).hasSize(8).doesNotContain(page(9_020));
  }

  @Test
  void readsMorePagesAtOnceTheLongerSomebodyGoesOn() {
    var together = new ArrayList<Integer>();
    for (long at = 0; at < 200; at += STEP) {
      ahead.follow(
          page(at),
          page(at + STEP),
          pages -> {
            together.add(pages);
            return this::read;
          });
      ahead.await(page(at + STEP));
    }

    // Not before those are asked for that were read.
    assertThat(together).startsWith(1, 2, 4, 4);
    assertThat(read).hasSize(together.stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void readsNoPageThatIsThere() {
    read.add(page(20));
    follow(0, 10);
    follow(
        10,
        20,
        _ -> {
          throw new AssertionError("read again");
        });
    follow(20, 30);
    ahead.await(page(30));

    assertThat(read).contains(page(30));
  }

  @Test
  void stopsWhereAPageSaysSo() {
    for (long at = 0; at < 100; at += STEP) {
      follow(
          at,
          at + STEP,
          page -> {
            read.add(page);
            return Optional.empty();
          });
      ahead.await(page(at + STEP));
    }

    assertThat(read).hasSize(9);
  }

  @Test
  void whoeverWaitsForAPageMayWaitForTheNextAsWell() throws InterruptedException {
    var goOn = new CountDownLatch(1);
    for (long at = 0; at <= 2 * STEP; at += STEP) {
      follow(at, at + STEP);
      ahead.await(page(at + STEP));
    }
    ahead.await(page(40));
    assertThat(read).contains(page(40));
    follow(
        30,
        40,
        _ -> {
          throw new AssertionError("read again");
        });
    follow(
        40,
        50,
        page -> {
          if (page.equals(page(60))) {
            await(goOn);
          }
          return read(page);
        });
    ahead.await(page(50));

    assertThat(isReadWhenAwaited(page(60), goOn)).isTrue();
  }

  /// Whether a page is read when somebody has waited for it, who began before it could be.
  private boolean isReadWhenAwaited(PageCache.Key page, CountDownLatch goOn)
      throws InterruptedException {
    var found = new AtomicBoolean();
    var asking =
        Thread.ofVirtual()
            .start(() -> {
              ahead.await(page);
              found.set(read.contains(page));
            });
    goOn.countDown();
    assertThat(asking.join(Duration.ofSeconds(LIMIT_SECONDS))).isTrue();
    return found.get();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
