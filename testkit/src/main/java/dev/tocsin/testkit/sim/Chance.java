package dev.tocsin.testkit.sim;

import dev.tocsin.log.Hash;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Seeded randomness. Each purpose has a stream of its own, so that one more draw here does not
/// change what is drawn there. One thread.
final class Chance {
  private final SplittableRandom random;

  Chance(long seed, String purpose) {
    this.random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + purpose.hashCode());
  }

  boolean happens(double rate) {
    return rate > 0 && random.nextDouble() < rate;
  }

  /// From `low` (included) to `high` (excluded).
  long between(long low, long high) {
    return random.nextLong(low, high);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  Duration between(Duration low, Duration high) {
    return Duration.ofNanos(between(low.toNanos() / 1_000, high.toNanos() / 1_000) * 1_000);
  }

  /// How long until the next of things that happen so often a day; exponentially distributed.
  Duration untilNext(double perDay) {
    double days = -Math.log(1 - random.nextDouble()) / perDay;
    return Duration.ofMillis((long) (days * Duration.ofDays(1).toMillis()));
  }

  Hash hash() {
    var bytes = ByteBuffer.allocate(Hash.SIZE_BYTES);
    while (bytes.hasRemaining()) {
      bytes.putLong(random.nextLong());
    }
    return Hash.fromBytes(bytes.array());
  }

  byte[] bytes(int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }
}
