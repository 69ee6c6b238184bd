package dev.tocsin.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrongClockTest {
  private static final Duration TEN_YEARS = Duration.ofDays(3_653);

  private static World oneWarning(Duration senderError) {
    return oneWarning(0, senderError);
  }

  private static World oneWarning(int wrong, Duration error) {
    var world = new World(Scenario.of(21).with("none").nodes(2).warnings(0));
    world.begin();
    world.jump(wrong, error);
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

  @Test
  void aReceiverThatIsTenYearsBehindSetsTheWarningAsideWithANote() {
    var world = oneWarning(1, TEN_YEARS.negated());

    var received = world.synced(1).inbox(1).getFirst();

    assertThat(received.history().getFirst().state()).isEqualTo(ReceivedState.QUARANTINED);
    assertThat(received.reason()).contains(Reason.CLOCK);
    assertThat(world.synced(1).alarms(10)).anyMatch(alarm -> alarm.kind() == Alarm.Kind.CLOCK);
    world.end();
  }

  @Test
  void aReceiverThatIsTenYearsAheadTakesTheWarningWithANote() {
    var world = oneWarning(1, TEN_YEARS);

    var received = world.synced(1).inbox(1).getFirst();

    assertThat(received.history().getFirst().state()).isEqualTo(ReceivedState.ACCEPTED);
    assertThat(received.timeNote().orElseThrow()).startsWith("It came ");
    world.end();
  }

  @Test
  void aClockThatIsSetRightAgainLosesNothing() {
    for (var error : List.of(TEN_YEARS, TEN_YEARS.negated())) {
      for (int wrong = 0; wrong <= 1; wrong++) {
        var world = oneWarning(wrong, error);
        world.release(0, 1, Duration.ofDays(1), Precedence.FLASH);
        world.jump(wrong, error.negated());
        world.forward(Duration.ofMinutes(1));
        world.release(0, 1, Duration.ofDays(1), Precedence.FLASH);

        world.end();

        assertThat(world.synced(1).inbox(9)).hasSize(3);
      }
    }
  }
}
