package dev.tocsin.storage;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/// A node's store on RocksDB: one folder, one process. Safe for many threads.
///
/// Commits are written by one thread, in groups with one sync; `done` is called on that thread, so
/// it must be quick. A full disk fails commits until there is room again; any other failure to
/// write fails every commit until the store is opened anew. Reads hold the carrier of a virtual
/// thread while they are in native code, for microseconds from the cache and one disk access else.
public final class RocksDisk implements Disk, AutoCloseable {
  private final StoreFolder folder;
  private final RocksEngine engine;
  private final Committer committer;
  // Native code must not be entered after closing; readers share, close() excludes.
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private boolean closed;

  private RocksDisk(StoreFolder folder, RocksEngine engine, Committer committer) {
    this.folder = folder;
    this.engine = engine;
    this.committer = committer;
  }

  /// Opens the store in a folder, or creates both.
  ///
  /// @throws StorageException if the folder is in use, not ours, newer, damaged or not accessible
  public static RocksDisk open(Path path, RocksSettings settings) {
    var folder = StoreFolder.open(path);
    try {
      return open(folder, settings);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static RocksDisk open(StoreFolder folder, RocksSettings settings) {
    var engine = RocksEngine.open(folder.path(), settings);
    try {
      var head = head(engine.database(), folder.path());
      return new RocksDisk(folder, engine, Committer.start(engine, head, settings.commits()));
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /// The stored head, compared with the last journal row: they are written together.
  private static Head head(RocksDB database, Path path) {
    var head =
        get(database, Layout.HEAD_KEY)
            .map(value -> Head.decode(Bytes.of(value)))
            .orElse(Layout.EMPTY);
    long journal =
        last(database, Table.JOURNAL, new Range(Bytes.EMPTY, Bytes.EMPTY), 1).stream()
            .mapToLong(row -> ByteBuffer.wrap(row.key().toArray()).getLong())
            .findFirst()
            .orElse(0);
    if (head.commits() != journal) {
      throw new StorageException(
          StorageException.Kind.DAMAGED,
          "the store in %s is damaged: its head names commit %d, and its journal ends with %d; restore the folder from a backup"
              .formatted(path, head.commits(), journal));
    }
    return head;
  }

  @Override
  public void commit(Batch batch, Consumer<Outcome> done) {
    Layout.checkRows(batch);
    committer.commit(batch, done);
  }

  /// Does nothing: the node keeps signed heads apart itself.
  @Override
  public void keepApart(dev.tocsin.core.statement.LogPoint signed) {}

  @Override
  public Head head() {
    return committer.head();
  }

  @Override
  public Optional<Bytes> get(Table table, Bytes key) {
    return read(database -> get(database, Layout.key(table, key)).map(Bytes::takenOver));
  }

  @Override
  public Set<Bytes> present(Table table, List<Bytes> keys) {
    return read(database -> present(database, table, keys));
  }

  @Override
  public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
    Layout.checkLimit(limit);
    return read(database -> scan(database, table, prefix, from, limit));
  }

  @Override
  public List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
    Layout.checkLimit(limit);
    return read(database -> last(database, table, new Range(prefix, before), limit));
  }

  private <T> T read(Function<RocksDB, T> reading) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new StorageException(StorageException.Kind.CLOSED, "the store is closed");
      }
      return reading.apply(engine.database());
    } finally {
      use.readLock().unlock();
    }
  }

  private static Optional<byte[]> get(RocksDB database, byte[] key) {
    try {
      return Optional.ofNullable(database.get(key));
    } catch (RocksDBException e) {
      throw unreadable(e);
    }
  }

  private static Set<Bytes> present(RocksDB database, Table table, List<Bytes> keys) {
    if (keys.isEmpty()) {
      return Set.of();
    }
    try {
      var values =
          database.multiGetAsList(keys.stream().map(key -> Layout.key(table, key)).toList());
      var present = new HashSet<Bytes>();
      for (int i = 0; i < keys.size(); i++) {
        if (values.get(i) != null) {
          present.add(keys.get(i));
        }
      }
      return present;
    } catch (RocksDBException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void visit(Table table, Bytes prefix, Bytes from, Visitor visitor) {
    read(database -> {
      visit(database, table, new Range(prefix, from), visitor);
      return true;
    });
  }

  /// Which keys, and from where on in the order of the reading.
  private record Range(Bytes prefix, Bytes from) {}

  private static void visit(RocksDB database, Table table, Range range, Visitor visitor) {
    byte[] first = Layout.first(table, range.prefix(), range.from());
    byte[] after = Layout.after(table, range.prefix());
    if (Arrays.compareUnsigned(first, after) >= 0) {
      return;
    }
    try (var bound = new Slice(after);
        var options = new ReadOptions().setIterateUpperBound(bound);
        var rows = database.newIterator(options)) {
      rows.seek(first);
      // Going on to a row reads it, so only if it is wanted.
      while (rows.isValid() && shows(rows, visitor)) {
        rows.next();
      }
      rows.status();
    } catch (RocksDBException e) {
      throw unreadable(e);
    }
  }

  private static boolean shows(RocksIterator rows, Visitor visitor) {
    byte[] key = rows.key();
    return visitor.row(Arrays.copyOfRange(key, 1, key.length), rows.value());
  }

  private static List<Row> scan(
      RocksDB database, Table table, Bytes prefix, Bytes from, int limit) {
    byte[] first = Layout.first(table, prefix, from);
    byte[] after = Layout.after(table, prefix);
    if (Arrays.compareUnsigned(first, after) >= 0) {
      return List.of();
    }
    try (var bound = new Slice(after);
        var options = new ReadOptions().setIterateUpperBound(bound);
        var rows = database.newIterator(options)) {
      var read = new ArrayList<Row>();
      rows.seek(first);
      while (rows.isValid() && more(read, row(table, rows), limit)) {
        rows.next();
      }
      rows.status();
      return read;
    } catch (RocksDBException e) {
      throw unreadable(e);
    }
  }

  private static List<Row> last(RocksDB database, Table table, Range range, int limit) {
    byte[] first = Layout.key(table, range.prefix());
    byte[] after = Layout.before(table, range.prefix(), range.from());
    if (Arrays.compareUnsigned(first, after) >= 0) {
      return List.of();
    }
    try (var low = new Slice(first);
        var high = new Slice(after);
        var options = new ReadOptions().setIterateLowerBound(low).setIterateUpperBound(high);
        var rows = database.newIterator(options)) {
      var read = new ArrayList<Row>();
      rows.seekToLast();
      while (rows.isValid() && more(read, row(table, rows), limit)) {
        rows.prev();
      }
      rows.status();
      return read;
    } catch (RocksDBException e) {
      throw unreadable(e);
    }
  }

  /// @return whether there is room for another
  private static boolean more(List<Row> read, Row next, int limit) {
    read.add(next);
    return read.size() < limit;
  }

  private static Row row(Table table, RocksIterator rows) {
    return Layout.row(table, rows.key(), Bytes.takenOver(rows.value()));
  }

  private static StorageException unreadable(RocksDBException e) {
    return new StorageException(
        StorageException.Kind.DAMAGED,
        "a row of the store does not read: %s; check the disk, then restore the folder from a backup"
            .formatted(e.getMessage()),
        e);
  }

  /// Writes what was handed in before, then closes. Commits and reads from now on fail. Not to be
  /// called from `done`.
  @Override
  public void close() {
    committer.close();
    use.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      engine.close();
      folder.close();
    } finally {
      use.writeLock().unlock();
    }
  }
}
