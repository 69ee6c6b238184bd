package dev.tocsin.node.taxii;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the page read that a follower asks for next, while the one before is on its way. Only who
/// asked for two pages in turn is taken for a follower. Safe for many threads.
final class ReadAhead {
  private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);
  private static final int AT_ONCE = 2;
  private static final int EXPECTED_MAX = 1_000;

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Cache<PageCache.Key, Boolean> expected =
      Caffeine.newBuilder().maximumSize(EXPECTED_MAX).executor(Runnable::run).build();
  private final Map<PageCache.Key, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

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
  /// @param read reads that one into the cache; what it throws is told to nobody, since whoever
  ///   asks for the page will read it then
  void follow(PageCache.Key asked, PageCache.Key next, Runnable read) {
    boolean follows = expected.asMap().remove(asked) != null;
    expected.put(next, true);
    var reading = new CompletableFuture<Boolean>();
    if (follows && free.tryAcquire()) {
      if (underWay.putIfAbsent(next, reading) == null) {
        Thread.ofVirtual().name("tocsin-read-ahead").start(() -> run(next, reading, read));
      } else {
        free.release();
      }
    }
  }

  private void run(PageCache.Key page, CompletableFuture<Boolean> reading, Runnable read) {
    try {
      read.run();
    } catch (RuntimeException e) {
      LOG.debug("a page was not read ahead", e);
    } finally {
      underWay.remove(page);
      free.release();
      reading.complete(true);
    }
  }
}
