package dev.tocsin.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.statement.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrongClockTest {
  private static final Duration TEN_YEARS = Duration.ofDays(3_653);

  private static World oneWarning(Duration senderError) {
    var world = new World(Scenario.of(21).with("none").nodes(2).warnings(0));
    world.begin();
    world.jump(0, senderError);
    world.forward(Duration.ofHours(1));
    world.release(0, 1, TEN_YEARS.multipliedBy(3));
    world.forward(Duration.ofMinutes(1));
    return world;
  }

  @Test
  void aWarningFromTenYearsAheadIsSetAsideWithANote() {
    var world = oneWarning(TEN_YEARS);

    var received = world.synced(1).inbox(1).getFirst();

    assertThat(received.history().getFirst().state()).isEqualTo(ReceivedState.QUARANTINED);
    assertThat(received.reason()).contains(Reason.CLOCK);
    assertThat(received.timeNote().orElseThrow()).contains("minutes after this node received it");
    world.end();
  }

  @Test
  void aWarningFromTenYearsAgoIsTakenWithANote() {
    var world = oneWarning(TEN_YEARS.negated());

    var received = world.synced(1).inbox(1).getFirst();

    assertThat(received.history().getFirst().state()).isEqualTo(ReceivedState.ACCEPTED);
    assertThat(received.timeNote().orElseThrow()).startsWith("It came ");
    world.end();
  }
}
