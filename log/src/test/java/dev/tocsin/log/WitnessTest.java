package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
  private static final MemoryTree TREE = MemoryTree.ofSize(70);
  private static final Witness WITNESS =
      new Witness(Map.of(Keys.ORIGIN, List.of(Keys.LOG.key(), Keys.LOG_PQ.key())));
  private static final Hash FOREIGN = MemoryTree.stranger(new Random(1));

  @Test
  void cosignsEveryConsistentStep() {
    for (int newSize = 0; newSize <= 70; newSize += 7) {
      for (int oldSize = 0; oldSize <= newSize; oldSize += 5) {
        Witness.Answer answer = decide(oldSize, oldSize, newSize);
        assertThat(answer).isInstanceOf(Witness.Answer.Cosign.class);
        assertThat(answer.status()).isEqualTo(200);
      }
    }
  }

  @Test
  void givesCosignaturesThatTheLogCanAddToItsCheckpoint() {
    AddCheckpoint request = request(5, 12, Keys.LOG);
    var answer = (Witness.Answer.Cosign) WITNESS.decide(request, held(5));
    assertThat(answer.checkpoint().head()).isEqualTo(TREE.head(12));
    String text = answer.checkpoint().text();
    byte[] body =
        answer.body(List.of(Keys.EAST.sign(text, Keys.NOON), Keys.WEST.sign(text, Keys.NOON)));
    Note cosigned = request.checkpoint().with(AddCheckpoint.parseAnswer(body));
    assertThat(cosigned.open(List.of(Keys.LOG.key(), Keys.EAST.key(), Keys.WEST.key())))
        .isInstanceOfSatisfying(
            Note.Opening.Opened.class, opened -> assertThat(opened.signatures()).hasSize(3));
  }

  @Test
  void knowsOnlyItsLogs() {
    Note note = new Checkpoint("log.example/other", 1, FOREIGN).sign(Keys.NOON, List.of(Keys.LOG));
    Witness.Answer answer = WITNESS.decide(new AddCheckpoint(0, List.of(), note), held(0));
    assertThat(answer).isEqualTo(new Witness.Answer.UnknownOrigin("log.example/other"));
    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void refusesACheckpointThatTheLogDidNotSign() {
    Witness.Answer answer = WITNESS.decide(request(0, 3, Keys.STRANGER), held(0));
    assertThat(answer).isInstanceOf(Witness.Answer.BadSignature.class);
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void tellsTheSizeItHolds() {
    Witness.Answer answer = decide(9, 5, 12);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Witness.Answer.Conflict.class,
            conflict -> {
              assertThat(conflict.forked()).isFalse();
              assertThat(conflict.body()).isEqualTo("9\n");
            });
    assertThat(answer.status()).isEqualTo(409);
    assertThat(Witness.Answer.Conflict.CONTENT_TYPE).isEqualTo("text/x.tlog.size");
    assertThat(decide(0, 5, 12)).isInstanceOf(Witness.Answer.Conflict.class);
    assertThat(decide(12, 0, 12)).isInstanceOf(Witness.Answer.Conflict.class);
  }

  @Test
  void refusesAnotherRootForTheSizeItHolds() {
    for (int size : new int[] {0, 12}) {
      Note note = new Checkpoint(Keys.ORIGIN, size, FOREIGN).sign(Keys.NOON, List.of(Keys.LOG));
      Witness.Answer answer = WITNESS.decide(new AddCheckpoint(size, List.of(), note), held(size));
      assertThat(answer).isEqualTo(new Witness.Answer.Conflict(TREE.head(size), true));
      assertThat(answer.status()).isEqualTo(409);
    }
  }

  @Test
  void refusesAnOldSizeAboveTheCheckpoint() {
    Note note = note(5, Keys.LOG);
    Witness.Answer answer = WITNESS.decide(new AddCheckpoint(6, List.of(), note), held(6));
    assertThat(answer).isInstanceOf(Witness.Answer.Malformed.class);
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void refusesProofsThatDoNotHold() {
    List<Hash> right = Proofs.consistency(5, 12, TREE);
    for (AddCheckpoint wrong :
        List.of(
            new AddCheckpoint(5, List.of(), note(12, Keys.LOG)),
            new AddCheckpoint(5, right.reversed(), note(12, Keys.LOG)),
            new AddCheckpoint(5, right.subList(1, right.size()), note(12, Keys.LOG)),
            new AddCheckpoint(5, right, note(13, Keys.LOG)))) {
      Witness.Answer answer = WITNESS.decide(wrong, held(5));
      assertThat(answer).isInstanceOf(Witness.Answer.BadProof.class);
      assertThat(answer.status()).isEqualTo(422);
    }
    // From nothing, and to the same tree, the proof must be empty.
    assertThat(WITNESS.decide(new AddCheckpoint(0, right, note(12, Keys.LOG)), held(0)))
        .isInstanceOf(Witness.Answer.BadProof.class);
    assertThat(WITNESS.decide(new AddCheckpoint(12, right, note(12, Keys.LOG)), held(12)))
        .isInstanceOf(Witness.Answer.BadProof.class);
  }

  @Test
  void startsFromTheEmptyTreeForALogItHasNotSeen() {
    assertThat(WITNESS.decide(request(0, 12, Keys.LOG_PQ), origin -> Optional.empty()))
        .isInstanceOf(Witness.Answer.Cosign.class);
  }

  @Test
  void survivesFormatting() {
    AddCheckpoint request = request(5, 12, Keys.LOG);
    assertThat(AddCheckpoint.parse(request.format())).isEqualTo(request);
    assertThat(WITNESS.decide(request.format(), held(5))).isInstanceOf(Witness.Answer.Cosign.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "old 5\n",
        "old 05\n\nNOTE",
        "old -5\n\nNOTE",
        "old  5\n\nNOTE",
        "new 5\n\nNOTE",
        "old 5\nAAAA\n\nNOTE",
        "old 5\n\n",
        "old 5\n\ntext\n\n— a AAAAAAA=\n",
        "old 5\nNOTE"
      })
  void answers400ToWhatBreaksTheFormat(String body) {
    String filled = body.replace("NOTE", note(12, Keys.LOG).format());
    Witness.Answer answer = WITNESS.decide(filled.getBytes(StandardCharsets.UTF_8), held(5));
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void limitsProofsAndAnswers() {
    var proof = Collections.nCopies(64, FOREIGN);
    assertThatThrownBy(() -> new AddCheckpoint(1, proof, note(2, Keys.LOG)))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(
            () -> AddCheckpoint.parseAnswer(new byte[AddCheckpoint.MAX_ANSWER_BYTES + 1]))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> AddCheckpoint.parseAnswer(new byte[0]))
        .isInstanceOf(FormatException.class);
  }

  private static Witness.Answer decide(int heldSize, int oldSize, int newSize) {
    return WITNESS.decide(request(oldSize, newSize, Keys.LOG), held(heldSize));
  }

  private static AddCheckpoint request(int oldSize, int newSize, NoteSigner signer) {
    return new AddCheckpoint(
        oldSize, Proofs.consistency(oldSize, newSize, TREE), note(newSize, signer));
  }

  private static Note note(int size, NoteSigner signer) {
    return new Checkpoint(Keys.ORIGIN, size, TREE.head(size).root())
        .sign(Keys.NOON, List.of(signer));
  }

  private static Function<String, Optional<TreeHead>> held(int size) {
    return origin -> origin.equals(Keys.ORIGIN) ? Optional.of(TREE.head(size)) : Optional.empty();
  }
}
