package dev.tocsin.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final Instant EVENING = Instant.parse("2030-01-31T23:30:00Z");

  @Test
  void utcStandsAlone() {
    assertThat(new Times(ZoneOffset.UTC).text(EVENING)).isEqualTo("2030-01-31 23:30:00 UTC");
  }

  @Test
  void theDayStandsTwiceWhereItDiffers() {
    var east = new Times(ZoneId.of("Europe/Helsinki"));
    assertThat(east.text(EVENING)).isEqualTo("2030-02-01 01:30:00 EET (2030-01-31 23:30:00 UTC)");
    assertThat(east.text(EVENING.minusSeconds(14 * 3600)))
        .isEqualTo("2030-01-31 11:30:00 EET (09:30:00 UTC)");
  }
}
