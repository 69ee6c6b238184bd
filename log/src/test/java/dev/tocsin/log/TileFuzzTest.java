package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Any bytes at all: a parser refuses them in its own words, or writes back what it read.
class TileFuzzTest {
  @FuzzTest
  void writesBackEveryPathItReads(byte[] bytes) {
    String path = new String(bytes, StandardCharsets.UTF_8);
    try {
      String written =
          path.startsWith("tile/entries/")
              ? EntryBundle.parse(path).path()
              : Tile.parse(path).path();
      assertThat(written).isEqualTo(path);
    } catch (FormatException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @FuzzTest
  void writesBackEveryBundleItReads(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    var bundle = new EntryBundle(0, 1 + Byte.toUnsignedInt(bytes[0]));
    byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
    try {
      assertThat(bundle.encode(bundle.decode(rest))).isEqualTo(rest);
    } catch (FormatException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
