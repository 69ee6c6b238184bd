package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HashTest {
  /// FIPS 180-2 appendix B.1.
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isSha256OfAllPartsInOrder() {
    byte[] a = "a".getBytes(StandardCharsets.US_ASCII);
    byte[] bc = "bc".getBytes(StandardCharsets.US_ASCII);
    assertThat(Hash.of(a, bc).hex()).isEqualTo(ABC);
  }

  @Test
  void copiesBytesInAndOut() {
    byte[] bytes = new byte[32];
    Hash hash = Hash.fromBytes(bytes);
    bytes[0] = 1;
    hash.bytes()[1] = 1;
    assertThat(hash).isEqualTo(Hash.fromBytes(new byte[32])).isNotEqualTo(Hash.fromHex(ABC));
  }

  @Test
  void readsBackItsTextForms() {
    Hash hash = Hash.fromHex(ABC);
    assertThat(Hash.fromBase64(hash.base64())).isEqualTo(hash).hasSameHashCodeAs(hash);
    assertThat(Hash.fromBytes(hash.bytes(), 0)).isEqualTo(hash);
  }

  @Test
  void refusesOtherLengthsAndOtherSpellings() {
    String base64 = Hash.fromHex(ABC).base64();
    assertThatThrownBy(() -> Hash.fromBytes(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hash.fromBytes(new byte[40], 9))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Hash.fromHex(ABC.substring(1))).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> Hash.fromHex("g" + ABC.substring(1)))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> Hash.fromBase64(base64.substring(0, 43)))
        .isInstanceOf(FormatException.class);
    // The last digit before the padding carries two unused bits.
    String trailingBits = base64.substring(0, 42) + "1=";
    assertThatThrownBy(() -> Hash.fromBase64(trailingBits)).isInstanceOf(FormatException.class);
  }
}
