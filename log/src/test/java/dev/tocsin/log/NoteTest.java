package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(Keys.ORIGIN, 7, MemoryTree.ofSize(7).head(7).root());
  private static final List<NoteSigner> SIGNERS = List.of(Keys.LOG, Keys.EAST, Keys.WEST);
  private static final Note NOTE = CHECKPOINT.sign(Keys.NOON, SIGNERS);

  @Test
  void survivesFormatting() {
    assertThat(Note.parse(NOTE.format())).isEqualTo(NOTE);
    assertThat(Note.parse(NOTE.bytes())).isEqualTo(NOTE);
    assertThat(Checkpoint.parse(NOTE.text())).isEqualTo(CHECKPOINT);
  }

  @Test
  void opensWithEachTypeOfKeyAndItsTime() {
    for (NoteSigner signer : SIGNERS) {
      Optional<Instant> time =
          signer.key().type().isTimestamped() ? Optional.of(Keys.NOON) : Optional.empty();
      assertThat(Checkpoint.open(NOTE, Keys.ORIGIN, List.of(signer.key())))
          .isInstanceOfSatisfying(
              Checkpoint.Opening.Opened.class,
              opened -> {
                assertThat(opened.checkpoint()).isEqualTo(CHECKPOINT);
                assertThat(opened.signatures())
                    .extracting(VerifiedSignature::key, VerifiedSignature::time)
                    .containsExactly(tuple(signer.key(), time));
              });
    }
  }

  @Test
  void rejectsAnotherOriginAnotherKeyAndNoKeys() {
    assertThat(Checkpoint.open(NOTE, "log.example/other", List.of(Keys.LOG.key())))
        .isInstanceOf(Checkpoint.Opening.Rejected.class);
    assertThat(NOTE.open(List.of(Keys.STRANGER.key()))).isInstanceOf(Note.Opening.Rejected.class);
    assertThat(NOTE.open(List.of())).isInstanceOf(Note.Opening.Rejected.class);
  }

  @Test
  void rejectsTheWholeNoteForOneWrongSignatureOfATrustedKey() {
    NoteSignature wrong = Keys.EAST.sign("another text\n", Keys.NOON);
    Note note = CHECKPOINT.sign(Keys.NOON, List.of(Keys.LOG)).with(List.of(wrong));
    assertThat(note.open(List.of(Keys.LOG.key()))).isInstanceOf(Note.Opening.Opened.class);
    assertThat(note.open(List.of(Keys.LOG.key(), Keys.EAST.key())))
        .isInstanceOf(Note.Opening.Rejected.class);
  }

  @Test
  void rejectsEveryChangedByteOfTextAndSignatures() {
    for (NoteSigner signer : List.of(Keys.LOG, Keys.EAST)) {
      byte[] bytes = CHECKPOINT.sign(Keys.NOON, List.of(signer)).bytes();
      for (int i = 0; i < bytes.length; i++) {
        byte[] changed = bytes.clone();
        changed[i] ^= 1;
        assertThat(opens(changed, signer.key())).as("byte %d of %s", i, signer.key()).isFalse();
      }
    }
  }

  @Test
  void rejectsAChangedTimeAndAChangedTreeOfAnMlDsaCosignature() {
    NoteSignature signature = Keys.WEST.sign(CHECKPOINT.text(), Keys.NOON);
    byte[] bytes = signature.bytes();
    for (int i : new int[] {0, 3, 7, 8, 100, bytes.length - 1}) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      var other = new NoteSignature(signature.name(), signature.keyId(), changed);
      assertThat(Keys.WEST.key().verify(CHECKPOINT.text(), other)).as("byte %d", i).isEmpty();
    }
    Checkpoint larger = new Checkpoint(Keys.ORIGIN, 8, CHECKPOINT.root());
    assertThat(Keys.WEST.key().verify(larger.text(), signature)).isEmpty();
    Checkpoint elsewhere = new Checkpoint("log.example/bel", 7, CHECKPOINT.root());
    assertThat(Keys.WEST.key().verify(elsewhere.text(), signature)).isEmpty();
    assertThat(Keys.WEST.key().verify("no checkpoint\n", signature)).isEmpty();
  }

  @Test
  void readsTimeStampZeroOfMlDsaAsSilenceAboutTime() {
    NoteSignature signature = Keys.WEST.sign(CHECKPOINT.text(), Instant.EPOCH);
    assertThat(Keys.WEST.key().verify(CHECKPOINT.text(), signature).orElseThrow().time()).isEmpty();
  }

  @Test
  void refusesToCosignBefore1970AndWhatIsNoCheckpoint() {
    assertThatThrownBy(() -> Keys.EAST.sign(CHECKPOINT.text(), Instant.ofEpochSecond(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Keys.WEST.sign("hello\n", Keys.NOON))
        .isInstanceOf(FormatException.class);
  }

  @Test
  void hedgesMlDsaSignaturesThatBothVerify() {
    var signer = NoteSigner.mlDsa44Cosigner("west.example/w1", Keys.seed(4), new SecureRandom());
    NoteSignature first = signer.sign(CHECKPOINT.text(), Keys.NOON);
    NoteSignature second = signer.sign(CHECKPOINT.text(), Keys.NOON);
    assertThat(signer.key()).isEqualTo(Keys.WEST.key());
    assertThat(first).isNotEqualTo(second);
    assertThat(signer.key().verify(CHECKPOINT.text(), first)).isPresent();
    assertThat(signer.key().verify(CHECKPOINT.text(), second)).isPresent();
  }

  @Test
  void allows64SignaturesAndNoMore() {
    NoteSignature one = NOTE.signatures().getFirst();
    Note most = new Note(NOTE.text(), Collections.nCopies(64, one));
    assertThat(Note.parse(most.bytes()).signatures()).hasSize(64);
    String tooMany = most.format() + one.line() + "\n";
    assertThatThrownBy(() -> Note.parse(tooMany)).isInstanceOf(FormatException.class);
    byte[] tooLong = new byte[Note.MAX_BYTES + 1];
    assertThatThrownBy(() -> Note.parse(tooLong)).isInstanceOf(FormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n\n— a AAAAAAA=",
        "text\n\n- a AAAAAAA=\n",
        "text\n\n—a AAAAAAA=\n",
        "text\n\n—  AAAAAAA=\n",
        "text\n\n— a+b AAAAAAA=\n",
        "text\n\n— a b AAAAAAA=\n",
        "text\n\n— a\u00a0b AAAAAAA=\n",
        "text\n\n— a AAAAAA==\n",
        "text\n\n— a AAAAAAB=\n",
        "text\n\n— a AAAAAAA\n",
        "text\n\n— a \n",
        "te\rxt\n\n— a AAAAAAA=\n",
        "te\txt\n\n— a AAAAAAA=\n",
        "te\u0000xt\n\n— a AAAAAAA=\n",
        "text\n\n— a AAAAAAA=\n\n"
      })
  void refusesWhatBreaksTheFormat(String note) {
    assertThatThrownBy(() -> Note.parse(note)).isInstanceOf(FormatException.class);
  }

  @Test
  void takesTheLastEmptyLineAsTheEndOfTheText() {
    Note note = Note.parse("one\n\ntwo\n\n— a AAAAAAA=\n");
    assertThat(note.text()).isEqualTo("one\n\ntwo\n");
    assertThatThrownBy(() -> Note.parse(new byte[] {'a', (byte) 0xff, '\n'}))
        .isInstanceOf(FormatException.class);
  }

  @Test
  void readsBackVerifierKeysAndRefusesOthers() {
    for (NoteSigner signer : SIGNERS) {
      assertThat(NoteKey.parse(signer.key().vkey())).isEqualTo(signer.key());
    }
    String vkey = Keys.LOG.key().vkey();
    String id = "%08x".formatted(Keys.LOG.key().id());
    for (String wrong :
        List.of(
            "",
            "a",
            "a+b",
            vkey.replace(id, "00000000"),
            vkey.replace(id, id.substring(1)),
            vkey.substring(0, vkey.length() - 4),
            vkey + "AAAA",
            "x" + vkey,
            "a b+00000000+AQ==",
            "a+00000000+",
            "a+00000000+Ag==")) {
      assertThatThrownBy(() -> NoteKey.parse(wrong)).as(wrong).isInstanceOf(FormatException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "o\n1\n",
        "o\n01\nROOT\n",
        "o\n-1\nROOT\n",
        "o\n+1\nROOT\n",
        "o\n9223372036854775808\nROOT\n",
        "\n1\nROOT\n",
        "o\n1\nROOT",
        "o\n1\nROOT\nextension\n",
        "o\n1\nROOT\n\n",
        "o\n1\nAAAA\n"
      })
  void refusesCheckpointsOfAnotherForm(String text) {
    String filled = text.replace("ROOT", CHECKPOINT.root().base64());
    assertThatThrownBy(() -> Checkpoint.parse(filled)).isInstanceOf(FormatException.class);
  }

  private static boolean opens(byte[] bytes, NoteKey key) {
    try {
      return Note.parse(bytes).open(List.of(key)) instanceof Note.Opening.Opened;
    } catch (FormatException _) {
      return false;
    }
  }

  @Test
  void leavesOutLinesItHasAlready() {
    assertThat(NOTE.with(NOTE.signatures())).isEqualTo(NOTE);
    assertThat(NOTE.format().getBytes(StandardCharsets.UTF_8)).isEqualTo(NOTE.bytes());
  }
}
