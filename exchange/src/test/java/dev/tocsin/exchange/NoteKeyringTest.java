package dev.tocsin.exchange;

import static dev.tocsin.exchange.TestNodes.LINK;
import static dev.tocsin.exchange.TestNodes.NOW;
import static dev.tocsin.exchange.TestNodes.hash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.log.Note;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoteKeyringTest {
  private final Keyring harbour = TestNodes.keyring("harbour");
  private final Keyring canal = TestNodes.keyring("canal");
  private final LogPoint point = new LogPoint(harbour.origin(), 7, hash("root"));
  private final Bytes note = harbour.signCheckpoint(point, NOW);

  NoteKeyringTest() {
    TestNodes.befriend(harbour, canal);
    TestNodes.befriend(canal, harbour);
  }

  @Test
  void opensAPartnersCheckpointAndNoOthers() {
    assertThat(canal.openCheckpoint(LINK, note)).contains(point);
    assertThat(harbour.openCheckpoint(LINK, note)).isEmpty();
    var misnamed = new LogPoint(canal.origin(), 7, hash("root"));
    assertThat(canal.openCheckpoint(LINK, harbour.signCheckpoint(misnamed, NOW))).isEmpty();
  }

  @Test
  void refusesACheckpointWithOneSignatureOnly() {
    var signed = Note.parse(note.toArray());
    for (var signature : signed.signatures()) {
      var stripped = new Note(signed.text(), List.of(signature));
      assertThat(canal.openCheckpoint(LINK, Bytes.of(stripped.bytes()))).isEmpty();
    }
  }

  @Test
  void readsTheTimeOfAPartnersCosignature() {
    var lines = canal.cosign(note, NOW.plusSeconds(3));

    assertThat(harbour.checkCosignature(LINK, note, lines)).contains(NOW.plusSeconds(3));
    assertThat(canal.checkCosignature(LINK, note, lines)).isEmpty();
    var other = harbour.signCheckpoint(new LogPoint(harbour.origin(), 8, hash("root")), NOW);
    assertThat(harbour.checkCosignature(LINK, other, lines)).isEmpty();
  }

  @Test
  void refusesACosignatureOfOneKeyOnlyOrWithTwoTimes() {
    String[] early = canal.cosign(note, NOW).utf8().split("\n", -1);
    String[] late = canal.cosign(note, NOW.plusSeconds(1)).utf8().split("\n", -1);

    assertThat(harbour.checkCosignature(LINK, note, Bytes.utf8(early[0] + "\n"))).isEmpty();
    assertThat(harbour.checkCosignature(LINK, note, Bytes.utf8(early[1] + "\n"))).isEmpty();
    assertThat(harbour.checkCosignature(LINK, note, Bytes.utf8(early[0] + "\n" + late[1] + "\n")))
        .isEmpty();
  }

  @Test
  void refusesAnyChangedByteOfACheckpoint() {
    long seed = Long.getLong("tocsin.seed", 20_310_504L);
    var random = new Random(seed);
    for (int i = 0; i < note.size(); i++) {
      assertThat(canal.openCheckpoint(LINK, TestNodes.flipped(note, i, random.nextInt(8))))
          .as("byte %d, seed %d", i, seed)
          .isEmpty();
    }
  }
}
