package dev.tocsin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk.Outcome;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import dev.tocsin.log.Frontier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CommitterTest {
  private static final RocksSettings.Commits SMALL =
      new RocksSettings.Commits(4, 3, 1_000, 3_000, Duration.ofMillis(20));

  private final GatedSink sink = new GatedSink();
  private final Committer committer = Committer.start(sink, Layout.EMPTY, SMALL);

  /// Writes one group for each permit, and says what the test wants.
  private static final class GatedSink implements Sink {
    final Semaphore permits = new Semaphore(0);
    final Semaphore arrived = new Semaphore(0);
    final List<List<Row>> groups = Collections.synchronizedList(new ArrayList<>());
    volatile Written answer = new Written.Durable();
    volatile boolean throwing;

    @Override
    public Written write(List<Row> rows) {
      arrived.release();
      permits.acquireUninterruptibly();
      groups.add(List.copyOf(rows));
      if (throwing) {
        throw new IllegalStateException("as this test wants");
      }
      return answer;
    }
  }

  @AfterEach
  void close() {
    sink.permits.release(1_000);
    committer.close();
  }

  @Test
  void sharesOneWriteAmongWhatWaits() {
    var first = startAndArrive();
    var waiting = List.of(start(Batches.rows()), start(Batches.rows()), start(Batches.rows()));
    sink.permits.release(2);

    assertThat(commits(first)).isEqualTo(1);
    assertThat(waiting).extracting(CommitterTest::commits).containsExactly(2L, 3L, 4L);
    assertThat(sink.groups).hasSize(2);
  }

  @Test
  void closesAGroupThatIsLargeEnough() {
    var first = startAndArrive();
    var large = Batches.rows(Row.put(Table.KEPT, Bytes.EMPTY, Bytes.of(new byte[1_000])));
    var waiting = List.of(start(large), start(large));
    sink.permits.release(10);

    assertThat(commits(first)).isEqualTo(1);
    assertThat(waiting).extracting(CommitterTest::commits).containsExactly(2L, 3L);
    assertThat(sink.groups).hasSize(3);
  }

  @Test
  void refusesACommitThatIsTooLarge() {
    var batch = Batches.rows(Row.put(Table.KEPT, Bytes.EMPTY, Bytes.of(new byte[3_000])));

    assertThat(failure(start(batch))).contains("at most 3000");
  }

  @Test
  void failsWhenTheQueueStaysFull() {
    var accepted = new ArrayList<CompletableFuture<Outcome>>();
    accepted.add(startAndArrive());
    for (int i = 0; i < SMALL.queueRequests(); i++) {
      accepted.add(start(Batches.rows()));
    }

    assertThat(failure(start(Batches.rows()))).contains("busy");
    sink.permits.release(10);
    assertThat(accepted).extracting(CommitterTest::commits).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void failsOnlyTheMisfitOfAGroup() {
    var first = startAndArrive();
    var leaf = Batches.leaves(Frontier.EMPTY, List.of(Bytes.utf8("leaf")));
    var fits = start(leaf);
    var misfit = start(leaf);
    var last = start(Batches.rows());
    sink.permits.release(2);

    assertThat(commits(first)).isEqualTo(1);
    assertThat(commits(fits)).isEqualTo(2);
    assertThat(failure(misfit)).contains("the store has 1");
    assertThat(commits(last)).isEqualTo(3);
    assertThat(sink.groups).hasSize(2);
  }

  @Test
  void goesOnWhenAFullDiskHasRoomAgain() {
    sink.answer = new Sink.Written.Full("No space left on device");
    sink.permits.release();
    var leaf = Batches.leaves(Frontier.EMPTY, List.of(Bytes.utf8("leaf")));

    assertThat(failure(start(leaf))).contains("the disk is full", "free some space");
    assertThat(committer.head()).isEqualTo(Layout.EMPTY);
    sink.answer = new Sink.Written.Durable();
    sink.permits.release();
    assertThat(commits(start(leaf))).isEqualTo(1);
    assertThat(committer.head().logSize()).isEqualTo(1);
  }

  @Test
  void writesNothingMoreAfterAFailedSync() {
    sink.answer = new Sink.Written.Broken("fdatasync: Input/output error");
    var first = startAndArrive();
    var waiting = start(Batches.rows());
    sink.permits.release();

    assertThat(failure(first)).contains("Input/output error", "restart");
    assertThat(failure(waiting)).contains("restart");
    sink.answer = new Sink.Written.Durable();
    sink.permits.release(10);
    assertThat(failure(start(Batches.rows()))).contains("restart");
    assertThat(sink.groups).hasSize(1);
    assertThat(committer.head()).isEqualTo(Layout.EMPTY);
  }

  @Test
  void takesAnUnexpectedErrorForAFailedDisk() {
    sink.throwing = true;
    sink.permits.release(10);

    assertThat(failure(start(Batches.rows()))).contains("restart");
    sink.throwing = false;
    assertThat(failure(start(Batches.rows()))).contains("restart");
    assertThat(sink.groups).hasSize(1);
  }

  @Test
  void refusesACallbackThatFindsTheQueueFullInsteadOfWaitingForItself() {
    var nested = new CompletableFuture<Outcome>();
    committer.commit(
        Batches.rows(),
        _ -> {
          for (int i = 0; i < SMALL.queueRequests(); i++) {
            committer.commit(Batches.rows(), _ -> {});
          }
          committer.commit(Batches.rows(), nested::complete);
        });
    sink.permits.release(100);

    assertThat(failure(nested)).contains("busy");
  }

  private CompletableFuture<Outcome> start(Batch batch) {
    var outcome = new CompletableFuture<Outcome>();
    committer.commit(batch, outcome::complete);
    return outcome;
  }

  /// Starts a commit and waits until it is being written.
  private CompletableFuture<Outcome> startAndArrive() {
    var outcome = start(Batches.rows());
    sink.arrived.acquireUninterruptibly();
    return outcome;
  }

  private static Outcome join(CompletableFuture<Outcome> outcome) {
    return outcome.orTimeout(Batches.LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private static long commits(CompletableFuture<Outcome> outcome) {
    return switch (join(outcome)) {
      case Outcome.Synced synced -> synced.head().commits();
      case Outcome.Failed failed -> throw new AssertionError(failed.reason());
    };
  }

  private static String failure(CompletableFuture<Outcome> outcome) {
    return switch (join(outcome)) {
      case Outcome.Synced _ -> throw new AssertionError("the commit succeeded");
      case Outcome.Failed failed -> failed.reason();
    };
  }
}
