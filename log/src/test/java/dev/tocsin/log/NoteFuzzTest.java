package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Any bytes at all: a parser refuses them in its own words, or writes back what it read.
class NoteFuzzTest {
  private static final List<NoteKey> KEYS = List.of(Keys.LOG.key(), Keys.EAST.key());

  @FuzzTest
  void writesBackEveryNoteItReads(byte[] bytes) {
    Note note;
    try {
      note = Note.parse(bytes);
    } catch (FormatException _) {
      return;
    }
    assertThat(note.bytes()).isEqualTo(bytes);
    assertThat(note.open(KEYS)).isNotNull();
  }

  @FuzzTest
  void writesBackEveryKeyItReads(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      assertThat(NoteKey.parse(text).vkey()).isEqualTo(text);
    } catch (FormatException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @FuzzTest
  void readsBackEveryPolicyItReads(byte[] bytes) {
    try {
      Policy policy = Policy.parse(bytes);
      assertThat(Policy.parse(policy.format().getBytes(StandardCharsets.UTF_8))).isEqualTo(policy);
    } catch (FormatException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @FuzzTest
  void answersEveryWitnessRequest(byte[] bytes) {
    var witness = new Witness(Map.of(Keys.ORIGIN, KEYS));
    assertThat(witness.decide(bytes, origin -> Optional.empty()).status())
        .isIn(200, 400, 403, 404, 409, 422);
  }
}
