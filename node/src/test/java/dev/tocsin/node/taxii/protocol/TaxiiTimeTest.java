package dev.tocsin.node.taxii.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxiiTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00Z, 2026-01-31T12:00:00.000000Z",
    "2026-01-31T12:00:00.5Z, 2026-01-31T12:00:00.500000Z",
    "2026-01-31T12:00:00.123456Z, 2026-01-31T12:00:00.123456Z",
    "2026-01-31T12:00:00.123456999Z, 2026-01-31T12:00:00.123456Z",
  })
  void readsAnyPrecisionAndWritesSixDigits(String text, String written) {
    assertThat(TaxiiTime.write(TaxiiTime.parse(text))).isEqualTo(written);
  }

  @Test
  void keepsNanosecondsWhileReading() {
    assertThat(TaxiiTime.parse("2026-01-31T12:00:00.000000001Z"))
        .isEqualTo(Instant.parse("2026-01-31T12:00:00Z").plusNanos(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-01-31T12:00:00.Z",
        "2026-01-31T12:00:00.1234567890Z",
        "2026-01-31T12:00:00+00:00",
        "2026-01-31T24:00:00Z",
        "2026-01-31T23:59:60Z",
        "2026-02-30T12:00:00Z",
        "2026-01-31t12:00:00z",
      })
  void refusesWhatIsNoTimestamp(String text) {
    assertThatThrownBy(() -> TaxiiTime.parse(text)).isInstanceOf(MalformedRequest.class);
  }
}
