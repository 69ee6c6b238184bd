package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerTimeTest {
  private static Duration of(long micros, int objects) {
    return AnswerTime.of(Duration.ofNanos(micros * 1_000), objects);
  }

  @Test
  void whatTookLessIsAnsweredTogether() {
    assertThat(of(300, 1)).isEqualTo(of(3_900, 1));
    assertThat(of(1_000, 1_000)).isEqualTo(of(50_000, 1_000));
  }

  @Test
  void neverEarlierThanItIsDoneAndSoonAfter() {
    var random = new Random(1);
    for (int round = 0; round < 10_000; round++) {
      long micros = random.nextLong(5_000_000);
      int objects = 1 + random.nextInt(50_000);
      var answered = of(micros, objects);
      assertThat(answered).isGreaterThanOrEqualTo(Duration.ofNanos(micros * 1_000));
      assertThat(answered.minus(of(0, objects)).toMillis() % 2).isZero();
      if (answered.compareTo(of(0, objects)) > 0) {
        assertThat(answered).isLessThan(Duration.ofNanos((micros + 2_000) * 1_000));
      }
    }
  }
}
