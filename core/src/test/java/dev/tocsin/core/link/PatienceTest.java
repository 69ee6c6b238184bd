package dev.tocsin.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.statement.Precedence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static List<Duration> marks(Precedence precedence, Duration until) {
    var marks = new ArrayList<Duration>();
    var age = Patience.next(precedence, Duration.ZERO);
    while (age.compareTo(until) <= 0) {
      marks.add(age);
      assertThat(Patience.passed(precedence, age)).contains(age);
      assertThat(Patience.passed(precedence, age.minusMillis(1)))
          .isNotEqualTo(Patience.passed(precedence, age));
      age = Patience.next(precedence, age);
    }
    return marks;
  }

  @Test
  void aFlashIsLateAfterOneFiveAndFifteenMinutesAndThenEachDay() {
    assertThat(marks(Precedence.FLASH, Duration.ofDays(3)))
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(3));
  }

  @Test
  void whatIsLessUrgentIsLateNoEarlier() {
    for (int minutes = 0; minutes < 3_000; minutes++) {
      var age = Duration.ofMinutes(minutes);
      for (int i = 1; i < Precedence.values().length; i++) {
        boolean urgent = Patience.passed(Precedence.of(i - 1), age).isPresent();
        boolean less = Patience.passed(Precedence.of(i), age).isPresent();

        assertThat(urgent || !less).isTrue();
      }
    }
  }

  @Test
  void nothingIsLateAtOnce() {
    for (var precedence : Precedence.values()) {
      assertThat(Patience.passed(precedence, Duration.ofSeconds(59))).isEmpty();
    }
  }
}
