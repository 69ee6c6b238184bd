package dev.tocsin.node.taxii;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What the pages on their way to clients may hold together, and those of one account. A place is
/// taken before a page is read, so that memory never depends on how slowly clients take what they
/// asked for. Safe for many threads.
final class PageRoom {
  /// What one account may hold is this part of the whole.
  private static final int ACCOUNTS_AT_ONCE = 4;

  private final long bytes;
  private final long perAccount;
  private final long page;
  private final Duration waitMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final Map<String, Long> byAccount = new HashMap<>();
  private long held;

  /// @param bytes of all pages together; one page always fits
  /// @param pageBytes that a page may have
  /// @param waitMax how long a request waits for a place
  PageRoom(long bytes, long pageBytes, Duration waitMax) {
    this.page = pageBytes;
    this.bytes = Math.max(bytes, pageBytes);
    this.perAccount = Math.max(this.bytes / ACCOUNTS_AT_ONCE, pageBytes);
    this.waitMax = waitMax;
  }

  /// Takes the place of a whole page.
  ///
  /// @throws TaxiiRefusal if none gets free in time
  Place take(String account) {
    lock.lock();
    try {
      long left = waitMax.toNanos();
      while (isFull(account)) {
        if (left <= 0) {
          throw TaxiiRefusal.busy();
        }
        left = freed.awaitNanos(left);
      }
      change(account, page);
      return new Place(account);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw TaxiiRefusal.busy();
    } finally {
      lock.unlock();
    }
  }

  /// Takes the place of a whole page if it is free.
  Optional<Place> takeIfFree(String account) {
    lock.lock();
    try {
      if (isFull(account)) {
        return Optional.empty();
      }
      change(account, page);
      return Optional.of(new Place(account));
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull(String account) {
    return held + page > bytes || of(account) + page > perAccount;
  }

  /// How much is taken.
  long held() {
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  private long of(String account) {
    return byAccount.getOrDefault(account, 0L);
  }

  private void change(String account, long more) {
    held += more;
    if (byAccount.merge(account, more, Long::sum) == 0) {
      byAccount.remove(account);
    }
  }

  /// What one page holds, until it is closed. One thread.
  final class Place implements AutoCloseable {
    private final String account;
    private long taken = page;

    private Place(String account) {
      this.account = account;
    }

    /// Gives back what the page turned out not to need.
    void shrink(long needed) {
      long rest = Math.min(taken, needed);
      lock.lock();
      try {
        change(account, rest - taken);
        taken = rest;
        freed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      shrink(0);
    }
  }
}
