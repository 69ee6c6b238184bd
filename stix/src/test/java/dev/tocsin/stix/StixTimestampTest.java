package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StixTimestampTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T08:09:10Z",
        "2026-01-31T23:59:59.000Z",
        "2024-02-29T00:00:00.5Z",
        "1969-12-31T23:59:59.123456789Z",
        "0000-03-01T00:00:00.000001Z",
        "9999-12-31T23:59:59.999999999Z"
      })
  void namesTheSameInstantAsTheLibrary(String text) {
    assertThat(new StixTimestamp(text).instant()).isEqualTo(Instant.parse(text));
  }
}
