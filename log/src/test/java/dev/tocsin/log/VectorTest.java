package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Vectors made by others; README.md beside them names their origin.
class VectorTest {
  @Test
  void hasTheRootsOfTheReferenceTree() {
    Frontier frontier = Frontier.EMPTY;
    for (String line : resource("tree-roots.txt").lines().toList()) {
      String[] parts = line.split(" ", -1);
      Hash leaf = TreeHash.leaf(HexFormat.of().parseHex(parts[0]));
      frontier = frontier.append(leaf).frontier();
      assertThat(frontier.root().hex()).isEqualTo(parts[1]);
    }
    assertThat(frontier.size()).isEqualTo(8);
  }

  @Test
  void verifiesNotesOfOthers() {
    for (String file : List.of("ed25519-note.txt", "go-note.txt")) {
      String[] parts = resource(file).split("\n", 2);
      NoteKey key = NoteKey.parse(parts[0]);
      assertThat(key.vkey()).isEqualTo(parts[0]);
      Note note = Note.parse(parts[1]);
      assertThat(note.format()).isEqualTo(parts[1]);
      assertThat(verified(note, key).time()).isEmpty();
      assertThat(note.open(List.of(NoteKey.parse(otherKey()))))
          .isInstanceOf(Note.Opening.Rejected.class);
    }
  }

  @Test
  void verifiesAnEd25519CosignatureOfOthers() {
    String[] parts = resource("ed25519-cosignature.txt").split("\n", 3);
    Note note = Note.parse(parts[2]);
    assertThat(note.signatures()).hasSize(6);
    assertThat(verified(note, NoteKey.parse(parts[0])).time()).isEmpty();
    assertThat(verified(note, NoteKey.parse(parts[1])).time())
        .isEqualTo(Optional.of(Instant.ofEpochSecond(0x6a122120L)));
    assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(1_432_088_532L);
  }

  @Test
  void verifiesAnMlDsaCosignatureOfOthers() {
    String[] parts = resource("ml-dsa-44-cosignature.txt").split("\n", 2);
    NoteKey key = NoteKey.parse(parts[0]);
    assertThat(key.type()).isEqualTo(SignatureType.ML_DSA_44_COSIGNATURE);
    Note note = Note.parse(parts[1]);
    assertThat(verified(note, key).time())
        .isEqualTo(Optional.of(Instant.ofEpochSecond(0x6a6fb0f3L)));
    Note changed = new Note(note.text().replace("185550722", "185550723"), note.signatures());
    assertThat(changed.open(List.of(key))).isInstanceOf(Note.Opening.Rejected.class);
  }

  private static VerifiedSignature verified(Note note, NoteKey key) {
    return switch (note.open(List.of(key))) {
      case Note.Opening.Opened(String _, List<VerifiedSignature> signatures) ->
          signatures.getFirst();
      case Note.Opening.Rejected(String reason) -> throw new AssertionError(reason);
    };
  }

  private static String otherKey() {
    return NoteSigner.ed25519("other.example", new byte[32]).key().vkey();
  }

  private static String resource(String name) {
    try (InputStream stream = Objects.requireNonNull(VectorTest.class.getResourceAsStream(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
