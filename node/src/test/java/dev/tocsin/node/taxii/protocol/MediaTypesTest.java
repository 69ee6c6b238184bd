package dev.tocsin.node.taxii.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/taxii+json;version=2.1",
        "application/taxii+json; version=\"2.1\"",
        "Application/TAXII+JSON",
        "*/*",
        "application/*;q=0.1",
        "text/html, application/taxii+json;version=2.1;q=0.5",
        "*/*;q=0, application/taxii+json",
        "application/taxii+json;version=2.0, application/taxii+json;version=2.1",
      })
  void acceptsRangesThatHoldTheVersion(String header) {
    assertThat(MediaTypes.accepted(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/html",
        "application/taxii+json;version=2.0",
        "application/vnd.oasis.stix+json",
        "application/taxii+json;q=0",
        "*/*, application/taxii+json;version=2.1;q=0.000",
        "*/*;q=7",
        ";;,,=",
      })
  void acceptsNothingElse(String header) {
    assertThat(MediaTypes.accepted(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/taxii+json",
        "application/taxii+json;version=2.1",
        "application/taxii+json; charset=utf-8; version=2.1",
      })
  void takesBodiesOfTheVersion(String header) {
    assertThat(MediaTypes.sent(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "application/json", "*/*", "application/taxii+json;version=2.0"})
  void takesNoOtherBodies(String header) {
    assertThat(MediaTypes.sent(header)).isFalse();
  }
}
