package dev.tocsin.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestLimiterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

  private final RequestLimiter limiter = new RequestLimiter();

  private static MachineAccount account(String name, int perSecond, int burst) {
    var limits = new MachineAccount.Limits(perSecond, burst, 100);
    return new MachineAccount(name, Set.of(), List.of(), limits, false, NOW, "operator");
  }

  private boolean admits(MachineAccount account, Instant now) {
    return limiter.admit(account, now).isEmpty();
  }

  @Test
  void admitsABurstAndThenSaysHowLongToWait() {
    var account = account("feed", 10, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(admits(account, NOW)).isTrue();
    }
    assertThat(limiter.admit(account, NOW)).contains(Duration.ofMillis(100));
    assertThat(limiter.admit(account, NOW.plusMillis(60))).contains(Duration.ofMillis(40));
    assertThat(admits(account, NOW.plusMillis(100))).isTrue();
    assertThat(admits(account, NOW.plusMillis(100))).isFalse();
  }

  @Test
  void aRefusedRequestIsNotCounted() {
    var account = account("feed", 1, 1);
    assertThat(admits(account, NOW)).isTrue();
    for (int i = 0; i < 50; i++) {
      assertThat(admits(account, NOW)).isFalse();
    }
    assertThat(admits(account, NOW.plusSeconds(1))).isTrue();
  }

  @Test
  void oneAccountDoesNotSlowAnother() {
    var busy = account("busy", 1, 1);
    assertThat(admits(busy, NOW)).isTrue();
    assertThat(admits(busy, NOW)).isFalse();
    assertThat(admits(account("quiet", 1, 1), NOW)).isTrue();
  }

  @Test
  void aClockThatGoesBackCostsNoLongWait() {
    var account = account("feed", 10, 5);
    for (int i = 0; i < 5; i++) {
      assertThat(admits(account, NOW)).isTrue();
    }
    var wait = limiter.admit(account, NOW.minus(Duration.ofDays(1))).orElseThrow();
    assertThat(wait).isLessThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void inTheLongRunAdmitsTheRateAndTheBurstWhateverTheRhythm() {
    long seed = 7;
    var random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      var limits = new MachineAccount.Limits(1 + random.nextInt(50), 1 + random.nextInt(50), 1);
      var bucket = Bucket.FULL;
      var now = NOW;
      int admitted = 0;
      for (int i = 0; i < 2_000; i++) {
        now = now.plusNanos(random.nextInt(40_000_000));
        var taken = bucket.take(limits, now);
        bucket = taken.next();
        admitted += taken.retryAfter().isEmpty() ? 1 : 0;
      }
      double seconds = Duration.between(NOW, now).toNanos() / 1e9;
      assertThat((double) admitted)
          .as("seed %s round %s %s", seed, round, limits)
          .isLessThanOrEqualTo(seconds * limits.requestsPerSecond() * 1.000_001 + limits.burst());
    }
  }

  @Test
  void whoWaitsAsToldIsAdmitted() {
    var limits = new MachineAccount.Limits(7, 2, 1);
    var bucket = Bucket.FULL;
    var now = NOW;
    for (int i = 0; i < 1_000; i++) {
      var taken = bucket.take(limits, now);
      if (taken.retryAfter().isPresent()) {
        now = now.plus(taken.retryAfter().orElseThrow());
        taken = taken.next().take(limits, now);
        assertThat(taken.retryAfter()).isEmpty();
      }
      bucket = taken.next();
    }
  }
}
