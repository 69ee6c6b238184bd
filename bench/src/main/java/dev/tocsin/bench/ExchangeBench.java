package dev.tocsin.bench;

import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.WarningLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Two real nodes on loopback, durable on both: how long from approval to a verified receipt, and
/// how many warnings a second in a burst, beside what no exchange can do without.
final class ExchangeBench {
  private static final int WARM_UP = 100;
  private static final int SAMPLES = 300;
  private static final int BURST = 10_000;
  private static final int RELEASERS = 64;
  private static final int NEWEST = 1;
  private static final long LOOK_NANOS = 100_000;
  private static final Duration ONE_MAX = Duration.ofSeconds(30);
  private static final Duration BURST_MAX = Duration.ofMinutes(10);

  /// Durable steps on the way of one warning that wait for each other: the outbox at the sender,
  /// inbox and receipt at the receiver, the receipt at the sender.
  private static final int SYNCS_IN_A_ROW = 3;

  private ExchangeBench() {}

  static void run(Path folder, Figures figures) {
    figures.heading("Exchange: bare costs");
    double sync = BareCosts.fsyncMicros(folder);
    double sign = BareCosts.signMicros();
    double verify = BareCosts.verifyMicros();
    double seal = BareCosts.sealMicros();
    double open = BareCosts.openMicros();
    figures.micros("one append and fsync, median", sync);
    figures.micros("both signatures over a small statement", sign);
    figures.micros("checking both", verify);
    figures.micros("sealing a small capsule (HPKE, X-Wing)", seal);
    figures.micros("opening it", open);
    // Warning and receipt are each signed, sealed, opened and checked once.
    double cryptography = 2 * (sign + verify + seal + open);
    double bare = SYNCS_IN_A_ROW * sync + cryptography;
    figures.micros("sum for one warning: 3 syncs, 2 statements", bare);
    try (var nodes = DemoNodes.start(folder.resolve("nodes"))) {
      nodes.confirm(nodes.invite());
      latency(nodes, figures, bare);
      burst(nodes, figures, 1e6 / cryptography);
    }
  }

  private static void latency(DemoNodes nodes, Figures figures, double bareMicros) {
    figures.heading("Exchange: one warning at a time, " + SAMPLES + " samples");
    var samples = new long[SAMPLES];
    for (int i = -WARM_UP; i < SAMPLES; i++) {
      long start = System.nanoTime();
      awaitReceipt(nodes, release(nodes, Precedence.IMMEDIATE));
      if (i >= 0) {
        samples[i] = System.nanoTime() - start;
      }
    }
    double p50 = Figures.percentile(samples, 0.5) / 1_000;
    double p99 = Figures.percentile(samples, 0.99) / 1_000;
    figures.micros("approval to verified receipt, p50", p50);
    figures.micros("approval to verified receipt, p99 (aim: under 250,000)", p99);
    figures.ratio("p50 / bare costs", p50 / bareMicros);
    figures.ratio("p99 / bare costs", p99 / bareMicros);
  }

  private static void burst(DemoNodes nodes, Figures figures, double bareRate) {
    figures.heading("Exchange: a burst of " + BURST + " small warnings");
    var places = new Semaphore(RELEASERS);
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var released =
          IntStream.range(0, BURST)
              .mapToObj(_ -> threads.submit(() -> inAPlace(nodes, places)))
              .toList();
      released.forEach(ExchangeBench::done);
    }
    double releasing = StoreBench.seconds(start);
    long flash = System.nanoTime();
    awaitReceipt(nodes, release(nodes, Precedence.FLASH));
    double flashMicros = (System.nanoTime() - flash) / 1_000.0;
    var desk = nodes.watch().node().desk();
    DemoNodes.await("the receipts of the burst", BURST_MAX, () -> queued(nodes, desk) == 0);
    double rate = BURST / StoreBench.seconds(start);
    figures.rate("released and durable at the sender", BURST / releasing, "warnings");
    figures.rate("released, sent, receipted, durable on both", rate, "warnings");
    figures.ratio("that / one core doing nothing but the cryptography", rate / bareRate);
    figures.micros("a FLASH behind what is left of it (aim: under 2,000,000)", flashMicros);
  }

  private static StatementId inAPlace(DemoNodes nodes, Semaphore places) {
    places.acquireUninterruptibly();
    try {
      return release(nodes, Precedence.ROUTINE);
    } finally {
      places.release();
    }
  }

  private static void done(Future<StatementId> released) {
    try {
      released.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("a warning of the burst was not released", e);
    }
  }

  private static StatementId release(DemoNodes nodes, Precedence precedence) {
    var watch = nodes.watch();
    var draft =
        new Draft(DemoNodes.sampleWarning(), Optional.empty(), precedence, false, Optional.empty());
    return watch.warn(DemoNodes.SHIELD, draft);
  }

  private static void awaitReceipt(DemoNodes nodes, StatementId id) {
    var watch = nodes.watch();
    var desk = watch.node().desk();
    long end = System.nanoTime() + ONE_MAX.toNanos();
    while (!isReceived(desk.outbox(watch.officer(), NEWEST), id)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no receipt came within " + ONE_MAX);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static boolean isReceived(List<WarningLine> newest, StatementId id) {
    return newest.stream()
        .anyMatch(line -> line.id().equals(id) && line.state().equals("received"));
  }

  private static int queued(DemoNodes nodes, Desk desk) {
    return desk.status(nodes.watch().officer()).partners().getFirst().queued();
  }
}
