package dev.tocsin.bench;

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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;

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
