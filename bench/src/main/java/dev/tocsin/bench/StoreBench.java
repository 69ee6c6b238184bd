package dev.tocsin.bench;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.storage.RocksDisk;
import dev.tocsin.storage.RocksSettings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// Durable objects per second through our store, beside raw RocksDB writing the same rows.
final class StoreBench {
  private static final int OBJECT_BYTES = 600;
  private static final int OBJECTS = 100_000;
  private static final int CLIENTS = 8;

  private StoreBench() {}

  static void run(Path folder, Figures figures) throws RocksDBException {
    figures.heading(
        "Store: durable objects of " + OBJECT_BYTES + " bytes, " + CLIENTS + " batches under way");
    for (int size : new int[] {1, 100, 1_000}) {
      int objects = size == 1 ? OBJECTS / 10 : OBJECTS;
      var batches = batches(objects, size);
      double raw = raw(folder.resolve("raw-" + size), batches, objects);
      double ours = ours(folder.resolve("ours-" + size), batches, objects);
      figures.rate("raw RocksDB, one writer, batches of " + size, raw, "objects");
      figures.rate("our store, batches of " + size, ours, "objects");
      figures.ratio("ours / raw (aim at 100 and 1,000: at least 0.70)", ours / raw);
    }
  }

  private static List<Batch> batches(int objects, int size) {
    var random = new Random(size);
    var batches = new ArrayList<Batch>();
    for (int from = 0; from < objects; from += size) {
      var rows = new ArrayList<Row>();
      for (int i = from; i < from + size; i++) {
        var content = new byte[OBJECT_BYTES];
        random.nextBytes(content);
        rows.add(Row.put(Table.ENVELOPE, RowKey.of(i), Bytes.of(content)));
      }
      var entry = new Entry.Kept("bench", "batch " + from, Optional.empty());
      batches.add(new Batch(List.of(entry), rows, Optional.empty()));
    }
    return batches;
  }

  /// The same rows, keys and head, written by hand in one synced WriteBatch each.
  private static double raw(Path path, List<Batch> batches, int objects) throws RocksDBException {
    RocksDB.loadLibrary();
    try (var options = new Options().setCreateIfMissing(true);
        var db = RocksDB.open(options, path.toString());
        var synced = new WriteOptions().setSync(true)) {
      long start = System.nanoTime();
      long commit = 0;
      for (var batch : batches) {
        try (var write = new WriteBatch()) {
          for (var row : batch.rows()) {
            write.put(key(row.table(), row.key()), row.value().orElseThrow().toArray());
          }
          var entries = JournalJson.writeEntries(batch.entries()).toArray();
          write.put(key(Table.JOURNAL, RowKey.of(++commit)), entries);
          write.put(new byte[] {Table.HEAD.letter()}, new byte[48]);
          db.write(synced, write);
        }
      }
      return objects / seconds(start);
    }
  }

  private static byte[] key(Table table, Bytes key) {
    return ByteBuffer.allocate(1 + key.size()).put(table.letter()).put(key.toArray()).array();
  }

  private static double ours(Path path, List<Batch> batches, int objects) {
    try (var disk = RocksDisk.open(path, RocksSettings.DEFAULT)) {
      var places = new Semaphore(CLIENTS);
      long start = System.nanoTime();
      for (var batch : batches) {
        places.acquireUninterruptibly();
        disk.commit(
            batch,
            outcome -> {
              if (outcome instanceof Disk.Outcome.Failed failed) {
                throw new IllegalStateException(failed.reason());
              }
              places.release();
            });
      }
      places.acquireUninterruptibly(CLIENTS);
      return objects / seconds(start);
    }
  }

  static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
