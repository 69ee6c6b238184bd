package dev.tocsin.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Generated;
import dev.tocsin.core.Seed;
import dev.tocsin.core.statement.Precedence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static Pace any(Generated some, int changes) {
    var pace = Pace.start();
    for (int i = 0; i < changes; i++) {
      pace =
          switch (some.below(3)) {
            case 0 -> pace.answered();
            case 1 -> pace.failed(NOW, new Seed(some.hash()));
            default -> pace.throttled(NOW, Duration.ofSeconds(some.below(1_000)));
          };
    }
    return pace;
  }

  @Test
  void windowAndPauseStayWithinTheirBounds() {
    var some = new Generated(1);
    for (int i = 0; i < 5_000; i++) {
      var pace = any(some, some.below(200));

      assertThat(pace.window()).isBetween(1, Pace.WINDOW_MAX);
      assertThat(pace.notBefore()).isBeforeOrEqualTo(NOW.plus(Pace.PAUSE_MAX));
    }
  }

  @Test
  void thePauseDoublesWithEachFailureInARowAndIsNeverLessThanHalfOfThat() {
    for (long seed = 1; seed <= 300; seed++) {
      var some = new Generated(seed);
      var pace = Pace.start();
      var whole = Pace.PAUSE_MIN;
      for (int failures = 1; failures <= 80; failures++) {
        pace = pace.failed(NOW, new Seed(some.hash()));
        var pause = Duration.between(NOW, pace.notBefore());

        assertThat(pause).isBetween(whole.dividedBy(2), whole);
        assertThat(pace.failures()).isEqualTo(failures);
        var doubled = whole.multipliedBy(2);
        whole = doubled.compareTo(Pace.PAUSE_MAX) > 0 ? Pace.PAUSE_MAX : doubled;
      }
    }
  }

  @Test
  void twoNodesThatFailTogetherDoNotTryAgainTogether() {
    var some = new Generated(5);
    long different =
        java.util.stream.Stream.generate(() -> Pace.start().failed(NOW, new Seed(some.hash())))
            .limit(100)
            .map(Pace::notBefore)
            .distinct()
            .count();

    assertThat(different).isGreaterThan(50);
  }

  @Test
  void anAnswerEndsThePauseAndOpensTheWindow() {
    var failed = Pace.start().failed(NOW, new Seed(new Generated(1).hash()));
    assertThat(failed.pausedAt(NOW)).isTrue();

    var answered = failed.answered();

    assertThat(answered.pausedAt(NOW)).isFalse();
    assertThat(answered.failures()).isZero();
    assertThat(answered.window()).isEqualTo(Pace.WINDOW_START / 2 + 1);
  }

  @Test
  void bulkNeverFillsTheWayOfAFlash() {
    var some = new Generated(9);
    for (int i = 0; i < 2_000; i++) {
      var pace = any(some, some.below(100)).answered();
      int outstanding = 0;
      while (pace.allows(Precedence.ROUTINE, outstanding, NOW)) {
        outstanding++;
      }
      assertThat(outstanding).isEqualTo(pace.window());
      for (int flash = 0; flash < Pace.FLASH_LANE; flash++) {
        assertThat(pace.allows(Precedence.FLASH, outstanding + flash, NOW)).isTrue();
        assertThat(pace.allows(Precedence.IMMEDIATE, outstanding + flash, NOW)).isFalse();
      }
      assertThat(pace.allows(Precedence.FLASH, outstanding + Pace.FLASH_LANE, NOW)).isFalse();
    }
  }

  @Test
  void aPauseSetByAClockThatWentBackIsOver() {
    var pace = Pace.start().throttled(NOW.plus(Duration.ofDays(3_650)), Pace.PAUSE_MAX);

    assertThat(pace.pausedAt(NOW)).isFalse();
  }

  @Test
  void aPartnerCannotAskForALongerPauseThanTheLongest() {
    var pace = Pace.start().throttled(NOW, Duration.ofDays(365));

    assertThat(pace.notBefore()).isEqualTo(NOW.plus(Pace.PAUSE_MAX));
  }
}
