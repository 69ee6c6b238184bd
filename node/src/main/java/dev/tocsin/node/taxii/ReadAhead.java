package dev.tocsin.node.taxii;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the pages read that a follower asks for next, while the one before is on its way. Only who
/// asked for two pages in turn is taken for a follower; the more it asked for, the more are read at
/// once, up to a few. Safe for many threads.
final class ReadAhead {
  private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);
  private static final int AT_ONCE = 8;
  private static final int PAGES_MAX = 4;
  private static final int EXPECTED_MAX = 1_000;

  private final Predicate<PageCache.Key> isThere;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Cache<PageCache.Key, Integer> expected =
      Caffeine.newBuilder().maximumSize(EXPECTED_MAX).executor(Runnable::run).build();
  private final Map<PageCache.Key, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

  /// @param isThere whether a page need not be read
  ReadAhead(Predicate<PageCache.Key> isThere) {
    this.isThere = isThere;
  }

  /// Pages that are read one after the other into the cache.
  @FunctionalInterface
  interface Pages {
    /// Reads one; what it throws is told to nobody, since whoever asks for the page will read it
    /// then.
    ///
    /// @return the page after it; empty if there is nothing to go on with
    Optional<PageCache.Key> read(PageCache.Key page);
  }

  /// Waits for a page if it is being read already.
  void await(PageCache.Key page) {
    var reading = underWay.get(page);
    if (reading != null) {
      reading.join();
    }
  }

  /// Takes note of a page that was asked for.
  ///
  /// @param next the one that begins where it ends
  /// @param from how to read that one and more, as many as are said
  void follow(PageCache.Key asked, PageCache.Key next, IntFunction<Pages> from) {
    var before = expected.asMap().remove(asked);
    int inTurn = before == null ? 1 : before + 1;
    expected.put(next, inTurn);
    if (inTurn > 1 && !isThere.test(next) && free.tryAcquire()) {
      start(next, Math.min(inTurn - 1, PAGES_MAX), from);
    }
  }

  private void start(PageCache.Key first, int count, IntFunction<Pages> from) {
    if (begin(first)) {
      Thread.ofVirtual().name("tocsin-read-ahead").start(() -> run(first, count, from));
    } else {
      free.release();
    }
  }

  private void run(PageCache.Key first, int count, IntFunction<Pages> from) {
    var page = first;
    try {
      var pages = from.apply(count);
      var next = pages.read(page);
      // Whoever waits for a page finds the one after it begun.
      for (int read = 1; read < count && next.filter(this::begin).isPresent(); read++) {
        finish(page);
        page = next.orElseThrow();
        next = pages.read(page);
      }
    } catch (RuntimeException e) {
      LOG.debug("a page was not read ahead", e);
    } finally {
      finish(page);
      free.release();
    }
  }

  private boolean begin(PageCache.Key page) {
    return underWay.putIfAbsent(page, new CompletableFuture<>()) == null;
  }

  private void finish(PageCache.Key page) {
    Optional.ofNullable(underWay.remove(page)).ifPresent(reading -> reading.complete(true));
  }
}
