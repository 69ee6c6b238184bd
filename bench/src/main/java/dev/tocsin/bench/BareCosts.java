package dev.tocsin.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.capsule.OpeningKey;
import dev.tocsin.exchange.capsule.Padding;
import dev.tocsin.exchange.capsule.RoutingAlias;
import dev.tocsin.exchange.capsule.SealingKey;
import dev.tocsin.exchange.keys.DualSeed;
import dev.tocsin.exchange.keys.DualSigner;
import dev.tocsin.exchange.keys.Profile;
import dev.tocsin.exchange.keys.SecretSeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Optional;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// What an exchange cannot do without: syncs, signatures, sealing. Other figures are set beside
/// these.
final class BareCosts {
  private static final int SYNCS = 300;
  private static final int SIGNATURES = 400;
  private static final int PAYLOAD_BYTES = 1_500;
  private static final Capsule.Header HEADER =
      new Capsule.Header(
          RoutingAlias.parse("00112233445566778899aabbccddeeff"),
          Precedence.ROUTINE,
          Optional.empty());
  private static final Padding.Content CONTENT =
      new Padding.Content(Bytes.of(new byte[2 * PAYLOAD_BYTES]), Bytes.of(new byte[0]));

  private BareCosts() {}

  /// The median time of one append and fsync of a small file, in microseconds.
  static double fsyncMicros(Path folder) {
    var samples = new long[SYNCS];
    var file = folder.resolve("fsync");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < SYNCS; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.wrap(new byte[4096]));
        channel.force(false);
        samples[i] = System.nanoTime() - start;
      }
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Figures.percentile(samples, 0.5) / 1_000;
  }

  /// The mean time of both signatures over a small statement, in microseconds.
  static double signMicros() {
    var signer = DualSigner.of(DualSeed.random(new SecureRandom()));
    var payload = Bytes.of(new byte[PAYLOAD_BYTES]);
    return micros(() -> signer.sign(Envelope.STATEMENT, payload, Profile.H1));
  }

  /// The mean time of checking both, in microseconds.
  static double verifyMicros() {
    var signer = DualSigner.of(DualSeed.random(new SecureRandom()));
    var envelope = signer.sign(Envelope.STATEMENT, Bytes.of(new byte[PAYLOAD_BYTES]), Profile.H1);
    var keys = signer.publicKeys();
    var required = Profile.H1;
    return micros(() -> keys.signed(envelope, required));
  }

  /// The mean time of sealing a small capsule, in microseconds.
  static double sealMicros() {
    var key = OpeningKey.of(SecretSeed.random(new SecureRandom()));
    var sealing = SealingKey.of(key.publicKey());
    return micros(() -> sealing.seal(HEADER, CONTENT));
  }

  /// The mean time of opening it, in microseconds.
  static double openMicros() {
    var key = OpeningKey.of(SecretSeed.random(new SecureRandom()));
    var capsule = SealingKey.of(key.publicKey()).seal(HEADER, CONTENT);
    return micros(() -> key.open(capsule));
  }

  /// What writing took.
  ///
  /// @param cpuSeconds of this whole process
  record Writing(double seconds, double cpuSeconds) {}

  /// Writes the bytes of objects under their numbers, in synced batches, with the settings that
  /// RocksDB has by itself.
  static Writing rocks(Path path, int objects, int size) throws RocksDBException {
    RocksDB.loadLibrary();
    var bytes = new ArrayList<byte[]>();
    for (int number = 0; number < objects; number++) {
      bytes.add(CollectionBench.indicator(number).getBytes(StandardCharsets.UTF_8));
    }
    try (var options = new Options().setCreateIfMissing(true);
        var db = RocksDB.open(options, path.toString());
        var synced = new WriteOptions().setSync(true)) {
      long start = System.nanoTime();
      long cpu = cpuNanos();
      for (int from = 0; from < objects; from += size) {
        try (var batch = new WriteBatch()) {
          for (int number = from; number < Math.min(objects, from + size); number++) {
            batch.put(ByteBuffer.allocate(Integer.BYTES).putInt(number).array(), bytes.get(number));
          }
          db.write(synced, batch);
        }
      }
      return new Writing((System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e9);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  static double micros(Runnable work) {
    for (int i = 0; i < SIGNATURES; i++) {
      work.run();
    }
    long start = System.nanoTime();
    for (int i = 0; i < SIGNATURES; i++) {
      work.run();
    }
    return (System.nanoTime() - start) / 1_000.0 / SIGNATURES;
  }
}
