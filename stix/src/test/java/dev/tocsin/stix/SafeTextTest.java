package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 0x0d, 0x1b, 0x7f, 0x80, 0x85, 0x9f, 0xad, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e,
        0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067,
        0x2068, 0x2069, 0xfeff, 0xe0001, 0xe0020, 0xe007f, 0xd800, 0xdfff
      })
  void marksHostileCharacters(int character) {
    SafeText safe = SafeText.of("a" + Character.toString(character) + "b");

    assertThat(safe).isEqualTo(new SafeText("a⟦U+%04X⟧b".formatted(character), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "Łódź ünïcode", "日本", "שלום", "مرحبا", "🔔", "a\n\tb", "⟦U+202E⟧"})
  void leavesOrdinaryTextAlone(String text) {
    assertThat(SafeText.of(text)).isEqualTo(new SafeText(text, false));
  }

  @Test
  void marksLineFeedsOnlyWhereOneLineIsWanted() {
    assertThat(SafeText.of("a\r\nb")).isEqualTo(new SafeText("a\nb", false));
    assertThat(SafeText.line("a\r\nb\t"))
        .isEqualTo(new SafeText("a⟦U+000D⟧⟦U+000A⟧b⟦U+0009⟧", true));
  }
}
