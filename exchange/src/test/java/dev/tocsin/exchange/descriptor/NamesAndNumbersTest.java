package dev.tocsin.exchange.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.exchange.TestNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAndNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"Harbour Office 7", "Порт № 7", "Λιμένας", "港の事務所", "항만 사무소", "Büro für Häfen"})
  void takesNamesInOneScript(String name) {
    assertThat(new OrganisationName(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " Harbour",
        "Har  bour",
        "H\u0430rbour",
        "Harbour\u202e",
        "Har\u200bbour",
        "Har\u2066bour",
        "Har\nbour",
        "Har\u0000bour",
        "\ufeffHarbour",
        "Harbour\u3164",
        "Bu\u0308ro",
        "Har\u00a0bour",
        "Harbour\ue000",
        "Har\udb40\udc41bour"
      })
  void refusesNamesThatMayDeceive(String name) {
    assertThatThrownBy(() -> new OrganisationName(name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNamesThatAreTooLong() {
    assertThatThrownBy(() -> new OrganisationName("x".repeat(81)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsBothSidesTheSameSixtyDigits() {
    var one = TestNodes.keyring("harbour").self();
    var other = TestNodes.keyring("canal").self();
    var third = TestNodes.keyring("stranger").self();

    assertThat(SharedNumber.of(one, other)).isEqualTo(SharedNumber.of(other, one));
    assertThat(SharedNumber.of(one, other)).isNotEqualTo(SharedNumber.of(one, third));
    assertThat(SharedNumber.of(one, other).value()).matches("([0-9]{5} ){11}[0-9]{5}");
    assertThatThrownBy(() -> SharedNumber.of(one, one))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file",
        "https://node.example.org",
        "http://127.0.0.1:8080",
        "https://[2001:db8::1]:8443/a/b"
      })
  void takesAddressesInTheirUsualForm(String text) {
    assertThat(Endpoint.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "File",
        "ftp://node.example.org",
        "https://Node.example.org",
        "https://u@node.example.org",
        "https://node.example.org/",
        "https://node.example.org/a/",
        "https://node.example.org?q",
        "https://node.example.org#f",
        "https://node.example.org/a/../b",
        "https://node.example.org/%2e",
        "https://node.example.org:0",
        "https://node.example.org:99999",
        "https:///x",
        "//node",
        "https:x",
        "https://node.example.org:",
        "https://n\u00f6de.example.org"
      })
  void refusesOtherAddresses(String text) {
    assertThatThrownBy(() -> Endpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
