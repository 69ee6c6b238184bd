package dev.tocsin.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartnerAwayTest {
  private static final LinkId LINK = new LinkId(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private static List<Alarm> ages(World world) {
    return world.synced(0).alarms(1_000).stream()
        .filter(alarm -> alarm.kind() == Alarm.Kind.AGE)
        .toList();
  }

  /// Digests of the receipts for one statement that its sender took in.
  private static long receipts(Records sender, Delivery delivery) {
    long heard = sender.link(LINK).orElseThrow().heard().gapFree().seq();
    return LongStream.rangeClosed(1, heard)
        .mapToObj(seq -> sender.heard(new Place(LINK, 1, seq)).orElseThrow())
        .map(Entry.Heard::digest)
        .flatMap(digest -> sender.statement(digest).stream())
        .filter(statement ->
            statement.body() instanceof Statement.Receipt receipt
                && receipt.of().equals(delivery.label().digest()))
        .count();
  }

  @ParameterizedTest
  @EnumSource
  void aWarningWaitsAWeekForItsPartnerAndIsDeliveredOnce(Precedence precedence) {
    var world = new World(Scenario.of(11).with("none").nodes(2).warnings(0));
    world.begin();
    world.forward(Duration.ofHours(1));
    world.crash(1);
    world.release(0, 1, Duration.ofDays(30), precedence);
    world.forward(WEEK.plusHours(1));
    assertThat(ages(world)).hasSize(7 + marksOfTheFirstDay(precedence));
    world.start(1);
    // What has waited for its partner is tried at least every two minutes.
    world.forward(Duration.ofMinutes(4));

    var delivery = world.synced(0).deliveries(LINK, 1).getFirst();
    assertThat(receipts(world.synced(0), delivery)).isEqualTo(1);
    assertThat(delivery.receipt()).isPresent();
    var received = world.synced(1).inbox(10);
    assertThat(received).hasSize(1);
    assertThat(received.getFirst().label().digest()).isEqualTo(delivery.label().digest());
    assertThat(Optional.of(received.getFirst().receipt())).isEqualTo(delivery.receipt());
    assertThat(received.getFirst().timeNote().orElseThrow()).startsWith("It came ");
    int before = ages(world).size();
    world.forward(Duration.ofDays(2));
    assertThat(ages(world)).hasSize(before);
    world.end();
  }

  private static int marksOfTheFirstDay(Precedence precedence) {
    return switch (precedence) {
      case FLASH -> 3;
      case IMMEDIATE -> 2;
      case PRIORITY -> 1;
      case ROUTINE -> 0;
    };
  }
}
