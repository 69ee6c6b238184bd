package dev.tocsin.storage;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/// The store's layout in memory, for tests and simulations: what is committed is "durable" as long
/// as the object lives. Safe for many threads; a reader sees each batch whole or not at all.
///
/// A commit ends before [#commit] returns, and `done` is called on the caller's thread. `done` may
/// commit again, but must not wait for another thread that commits.
public final class MemoryDisk implements Disk {
  private final NavigableMap<byte[], Bytes> rows;
  // Keeps the calls of `done` in the order of the commits; readers do not take it.
  private final ReentrantLock order = new ReentrantLock(true);
  private final ReentrantReadWriteLock access = new ReentrantReadWriteLock();
  private volatile Head head;

  public MemoryDisk() {
    this(new TreeMap<>(Arrays::compareUnsigned), Layout.EMPTY);
  }

  private MemoryDisk(NavigableMap<byte[], Bytes> rows, Head head) {
    this.rows = rows;
    this.head = head;
  }

  /// A disk of its own with the same rows: a backup, or what a crash leaves. Costs one map entry
  /// per row; keys and values are shared, because nothing changes them.
  public MemoryDisk copy() {
    access.readLock().lock();
    try {
      return new MemoryDisk(new TreeMap<>(rows), head);
    } finally {
      access.readLock().unlock();
    }
  }

  @Override
  public void commit(Batch batch, Consumer<Outcome> done) {
    Layout.checkRows(batch);
    var journalValue = Layout.journalValue(batch);
    order.lock();
    try {
      done.accept(write(batch, journalValue));
    } finally {
      order.unlock();
    }
  }

  private Outcome write(Batch batch, Bytes journalValue) {
    access.writeLock().lock();
    try {
      var misfit = Layout.misfit(batch, head);
      if (misfit.isPresent()) {
        return misfit.get();
      }
      var next = Layout.after(batch, head);
      for (var row : Layout.rows(batch, journalValue, next)) {
        byte[] key = Layout.key(row.table(), row.key());
        row.value().ifPresentOrElse(value -> rows.put(key, value), () -> rows.remove(key));
      }
      head = next;
      return new Outcome.Synced(next);
    } finally {
      access.writeLock().unlock();
    }
  }

  /// Does nothing: the node keeps signed heads apart itself.
  @Override
  public void keepApart(dev.tocsin.core.statement.LogPoint signed) {}

  @Override
  public Head head() {
    return head;
  }

  @Override
  public Optional<Bytes> get(Table table, Bytes key) {
    access.readLock().lock();
    try {
      return Optional.ofNullable(rows.get(Layout.key(table, key)));
    } finally {
      access.readLock().unlock();
    }
  }

  @Override
  public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
    Layout.checkLimit(limit);
    byte[] first = Layout.first(table, prefix, from);
    byte[] after = Layout.after(table, prefix);
    if (Arrays.compareUnsigned(first, after) >= 0) {
      return List.of();
    }
    access.readLock().lock();
    try {
      return read(table, rows.subMap(first, true, after, false), limit);
    } finally {
      access.readLock().unlock();
    }
  }

  @Override
  public List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
    Layout.checkLimit(limit);
    byte[] first = Layout.key(table, prefix);
    byte[] after = Layout.before(table, prefix, before);
    if (Arrays.compareUnsigned(first, after) >= 0) {
      return List.of();
    }
    access.readLock().lock();
    try {
      var within = rows.subMap(first, true, after, false);
      return read(table, within.descendingMap(), limit);
    } finally {
      access.readLock().unlock();
    }
  }

  private static List<Row> read(Table table, Map<byte[], Bytes> within, int limit) {
    var read = new ArrayList<Row>();
    for (var row : within.entrySet()) {
      if (read.size() == limit) {
        break;
      }
      read.add(Layout.row(table, row.getKey(), row.getValue()));
    }
    return read;
  }
}
