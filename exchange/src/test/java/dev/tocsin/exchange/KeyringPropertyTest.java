package dev.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Keys.Arrival;
import dev.tocsin.core.statement.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Nothing but the sealed bytes themselves opens (ASVS 5.0, 4.1.5).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyringPropertyTest {
  private final Keyring harbour = TestNodes.keyring("harbour");
  private final Keyring canal = TestNodes.keyring("canal");

  @BeforeAll
  void becomePartners() {
    TestNodes.befriend(harbour, canal);
    TestNodes.befriend(canal, harbour);
  }

  @Test
  void refusesACapsuleWithAnyByteChanged() {
    var capsule = capsule();
    long seed = seed();
    var random = new Random(seed);
    for (int i = 0; i < capsule.size(); i++) {
      int position = i;
      assertThat(canal.open(TestNodes.flipped(capsule, i, random.nextInt(8))))
          .as("byte %d, seed %d", position, seed)
          .isInstanceOf(Arrival.Unreadable.class);
    }
  }

  @Test
  void refusesACapsuleCutOrExtendedAnywhere() {
    var capsule = capsule();
    long seed = seed();
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      int size = random.nextInt(capsule.size() + 2_000);
      if (size != capsule.size()) {
        assertThat(canal.open(Bytes.of(Arrays.copyOf(capsule.toArray(), size))))
            .as("size %d, seed %d", size, seed)
            .isInstanceOf(Arrival.Unreadable.class);
      }
    }
  }

  @Test
  void opensWhateverPartsWereSealed() {
    long seed = seed();
    var random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      byte[] content = new byte[random.nextInt(300_000)];
      random.nextBytes(content);
      var parts =
          List.of(
              new Part(
                  "data.bin", "application/octet-stream", TestNodes.hash("s"), Bytes.of(content)));
      var sealed =
          harbour.seal(TestNodes.utterance(harbour, canal.self(), TestNodes.warning(parts), parts));
      assertThat(canal.open(sealed.capsule()))
          .as("seed %d", seed)
          .isInstanceOfSatisfying(
              Arrival.Opened.class, opened -> assertThat(opened.parts()).isEqualTo(parts));
    }
  }

  private Bytes capsule() {
    var parts = TestNodes.parts();
    return harbour
        .seal(TestNodes.utterance(harbour, canal.self(), TestNodes.warning(parts), parts))
        .capsule();
  }

  private static long seed() {
    return Long.getLong("tocsin.seed", 20_310_504L);
  }
}
