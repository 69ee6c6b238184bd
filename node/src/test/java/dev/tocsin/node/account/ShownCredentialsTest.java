package dev.tocsin.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownCredentialsTest {
  private static String basic(String text) {
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTokenIsReadWhateverTheCaseOfItsScheme() {
    assertThat(ShownCredentials.read(List.of("bEARER  abc ")))
        .contains(new ShownCredentials.Bearer("abc"));
  }

  @Test
  void aPasswordMayHoldColonsAndAnyLetter() {
    assertThat(ShownCredentials.read(List.of(basic("mira:a:b ü"))))
        .contains(new ShownCredentials.Basic("mira", "a:b ü"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Basic ***", "Basic bm9jb2xvbg==", "Basic //86", "Digest a"})
  void whatDoesNotReadIsNothing(String header) {
    assertThat(ShownCredentials.read(List.of(header))).isEmpty();
  }

  @Test
  void noneTwoAndATooLongOneAreNothing() {
    assertThat(ShownCredentials.read(List.of())).isEmpty();
    assertThat(ShownCredentials.read(List.of("Bearer a", "Bearer a"))).isEmpty();
    assertThat(ShownCredentials.read(List.of("Bearer " + "a".repeat(2_048)))).isEmpty();
  }
}
