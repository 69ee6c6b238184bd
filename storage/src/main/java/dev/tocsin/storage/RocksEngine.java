package dev.tocsin.storage;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Row;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// An open RocksDB with everything it needs, and its synced writes. Writing is for one thread;
/// reading through [#database] for many. Nothing may use it after [#close].
final class RocksEngine implements Sink, AutoCloseable {
  private static final int BATCH_RESERVED_BYTES = 1 << 16;
  private static final int BLOCK_BYTES = 16 << 10;
  private static final int INDEX_PART_BYTES = 32 << 10;
  private static final int LARGE_VALUE_BYTES = 2 << 10;
  private static final double GARBAGE_SHARE = 0.5;
  private static final double OLDEST_SHARE = 0.05;
  private static final int TABLES = 5;
  private static final int ANY_SHARDS = -1;
  private static final double INDEX_SHARE = 0.5;
  private static final double BUFFER_FILTER_SHARE = 0.02;
  private static final int LOG_FILES = 4;
  private static final long LOG_FILE_BYTES = 4 << 20;
  private static final String STOPPED = "rocksdb.is-write-stopped";
  private static final String SLOWED = "rocksdb.actual-delayed-write-rate";
  private static final String FAULTS = "rocksdb.background-errors";
  private static final long LOOK_NANOS = 500_000;

  static {
    RocksDB.loadLibrary();
  }

  private final Natives natives;
  private final RocksDB database;
  private final WriteOptions synced;
  private final WriteOptions syncedAtOnce;
  // Until the last write that was done.
  private long faults;

  private RocksEngine(Natives natives, RocksDB database) {
    this.natives = natives;
    this.database = database;
    this.synced = natives.own(new WriteOptions().setSync(true));
    this.syncedAtOnce = natives.own(new WriteOptions().setSync(true).setNoSlowdown(true));
  }

  /// Opens the files under `path`, or begins them.
  ///
  /// @throws StorageException if RocksDB refuses what it finds
  static RocksEngine open(Path path, RocksSettings settings) {
    var natives = new Natives();
    try {
      var database = RocksDB.open(options(settings, natives), path.toString());
      return new RocksEngine(natives, natives.own(database));
    } catch (RocksDBException e) {
      natives.close();
      throw closed(path, e);
    }
  }

  private static StorageException closed(Path path, RocksDBException e) {
    boolean damaged = isDamage(e);
    var advice =
        damaged
            ? "keep a copy of the folder, then restore it from a backup"
            : "check the disk, its free space and the folder's mode";
    return new StorageException(
        damaged ? StorageException.Kind.DAMAGED : StorageException.Kind.NOT_ACCESSIBLE,
        "the store in %s does not open: %s; %s".formatted(path, e.getMessage(), advice),
        e);
  }

  private static boolean isDamage(RocksDBException e) {
    return code(e) == Status.Code.Corruption;
  }

  private static Options options(RocksSettings settings, Natives natives) {
    var memory = settings.memory();
    var files = settings.files();
    var table =
        new BlockBasedTableConfig()
            .setBlockCache(natives.own(cache(memory)))
            .setBlockSize(BLOCK_BYTES)
            .setFilterPolicy(natives.own(new BloomFilter(files.bloomBitsPerKey())))
            // Else index and filter blocks would not count towards the limit of the cache.
            .setCacheIndexAndFilterBlocks(true)
            .setPinL0FilterAndIndexBlocksInCache(true)
            // In parts of some kilobytes: a whole index and filter have a megabyte for each table,
            // and looking up one row would read them again once all of them outgrow the cache.
            .setIndexType(IndexType.kTwoLevelIndexSearch)
            .setPartitionFilters(true)
            .setMetadataBlockSize(INDEX_PART_BYTES)
            .setPinTopLevelIndexAndFilter(true);
    return natives
        .own(new Options())
        .setCreateIfMissing(true)
        .setTableFormatConfig(table)
        .setWriteBufferSize(memory.writeBufferBytes())
        .setMaxWriteBufferNumber(memory.writeBuffers())
        // Most ids that are looked up are new, and not in the buffers either.
        .setMemtableWholeKeyFiltering(true)
        .setMemtablePrefixBloomSizeRatio(BUFFER_FILTER_SHARE)
        .setMaxOpenFiles(files.openFiles())
        .setMaxBackgroundJobs(files.backgroundThreads())
        .setMaxTotalWalSize(files.walBytes())
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
        // Large values are written once, into files beside the tables, and only their keys are
        // merged; else most of the work of merging would be copying them.
        .setEnableBlobFiles(true)
        .setMinBlobSize(LARGE_VALUE_BYTES)
        .setBlobCompressionType(CompressionType.LZ4_COMPRESSION)
        .setEnableBlobGarbageCollection(true)
        // Each merge copies what is still wanted of so many of the oldest of these files; with a
        // quarter, as RocksDB has it, a merge would take longer the more there is.
        .setBlobGarbageCollectionAgeCutoff(OLDEST_SHARE)
        .setBlobGarbageCollectionForceThreshold(GARBAGE_SHARE)
        // Ids are random, so that merging by levels writes nearly all keys again each time. Tables
        // of
        // about the same size are merged instead: the room that it takes for a while is small,
        // since
        // the values stand elsewhere.
        .setCompactionStyle(CompactionStyle.UNIVERSAL)
        .setLevel0FileNumCompactionTrigger(TABLES)
        .setParanoidChecks(true)
        // A power cut leaves a torn record at the end, which nobody was told of; damage before the
        // end would lose what was acknowledged, so it must stop us. AbsoluteConsistency would not
        // open after any power cut, PointInTimeRecovery would open after any damage.
        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(LOG_FILES)
        .setMaxLogFileSize(LOG_FILE_BYTES);
  }

  /// Half of it is for index and filter blocks, so that long scans do not push them out.
  private static LRUCache cache(RocksSettings.Memory memory) {
    return new LRUCache(memory.blockCacheBytes(), ANY_SHARDS, false, INDEX_SHARE);
  }

  RocksDB database() {
    return database;
  }

  @Override
  public Written write(List<Row> rows) {
    var sorted = new ArrayList<Keyed>(rows.size());
    rows.forEach(row -> sorted.add(new Keyed(Layout.key(row.table(), row.key()), row.value())));
    // In order RocksDB finds the place of each row near that of the one before. Of rows with the
    // same key the last one counts, since equal ones stay in their order.
    sorted.sort(Keyed.ORDER);
    try (var batch = new WriteBatch(BATCH_RESERVED_BYTES)) {
      for (var each : sorted) {
        if (each.value.isPresent()) {
          batch.put(each.key, each.value.get().toArray());
        } else {
          batch.delete(each.key);
        }
      }
      return write(batch);
    } catch (RocksDBException e) {
      var detail = String.valueOf(e.getMessage());
      return subCode(e) == Status.SubCode.NoSpace
          ? new Written.Full(detail)
          : new Written.Broken(detail);
    }
  }

  /// RocksDB itself waits without end for a buffer that it cannot write out, since there could be
  /// room some day; so that waiting is done here.
  private Written write(WriteBatch batch) throws RocksDBException {
    while (!writes(batch)) {
      if (database.getLongProperty(STOPPED) == 0 && database.getLongProperty(SLOWED) > 0) {
        // It takes rows, but slowly for now; who asks again at once is put off again.
        database.write(synced, batch);
        break;
      }
      if (database.getLongProperty(FAULTS) > faults) {
        return new Written.Full("a buffer could not be written out");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    faults = database.getLongProperty(FAULTS);
    return new Written.Durable();
  }

  /// Writes if that can be done at once.
  private boolean writes(WriteBatch batch) throws RocksDBException {
    try {
      database.write(syncedAtOnce, batch);
      return true;
    } catch (RocksDBException e) {
      if (code(e) == Status.Code.Incomplete) {
        return false;
      }
      throw e;
    }
  }

  private static final class Keyed {
    private static final Comparator<Keyed> ORDER =
        (one, other) -> Arrays.compareUnsigned(one.key, other.key);

    private final byte[] key;
    private final Optional<Bytes> value;

    Keyed(byte[] key, Optional<Bytes> value) {
      this.key = key;
      this.value = value;
    }
  }

  private static Status.Code code(RocksDBException e) {
    return e.getStatus() == null ? Status.Code.Undefined : e.getStatus().getCode();
  }

  private static Status.SubCode subCode(RocksDBException e) {
    return e.getStatus() == null ? Status.SubCode.Undefined : e.getStatus().getSubCode();
  }

  @Override
  public void close() {
    natives.close();
  }

  /// Native objects, closed in the order opposite to that of their making.
  private static final class Natives implements AutoCloseable {
    private final Deque<AbstractNativeReference> owned = new ArrayDeque<>();

    <T extends AbstractNativeReference> T own(T object) {
      owned.push(object);
      return object;
    }

    @Override
    public void close() {
      while (!owned.isEmpty()) {
        owned.pop().close();
      }
    }
  }
}
