package dev.tocsin.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailureLimitTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ADDRESS = "192.0.2.7";

  private final FailureLimit limit = new FailureLimit();

  private void fail(int times, Instant now) {
    for (int i = 0; i < times; i++) {
      assertThat(limit.failed(ADDRESS, now)).isEmpty();
    }
  }

  @Test
  void asksForAWaitAfterTooManyInAMinute() {
    fail(FailureLimit.PER_MINUTE, NOW);
    assertThat(limit.failed(ADDRESS, NOW.plusSeconds(20))).contains(Duration.ofSeconds(40));
    assertThat(limit.failed("192.0.2.8", NOW.plusSeconds(20))).isEmpty();
    assertThat(limit.failed(ADDRESS, NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void aClockThatGoesBackBeginsAnew() {
    fail(FailureLimit.PER_MINUTE, NOW);
    assertThat(limit.failed(ADDRESS, NOW.minusSeconds(3_600))).isEmpty();
  }

  @Test
  void rememberingManyAddressesStaysBounded() {
    fail(FailureLimit.PER_MINUTE, NOW);
    for (int i = 0; i < 20_000; i++) {
      limit.failed("2001:db8::" + i, NOW);
    }
    assertThat(limit.failed(ADDRESS, NOW)).as("the oldest is forgotten").isEmpty();
  }
}
