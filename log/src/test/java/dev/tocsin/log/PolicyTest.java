package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private static final MemoryTree TREE = MemoryTree.ofSize(20);
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(Keys.ORIGIN, 20, TREE.head(20).root());
  private static final String FILE =
      """
      # two neighbours, and one of the two far ones
      log LOG
      log LOG_PQ https://log.example/bell

      witness east EAST https://east.example/w1
      witness\twest  WEST
        witness north NORTH
      group near all east
      group far any west north
      group both 2 near far
      quorum both
      """;

  @Test
  void needsTheLogAndTheQuorum() {
    Policy policy = policy(FILE);
    assertThat(satisfied(policy, Keys.LOG, Keys.EAST, Keys.WEST)).isTrue();
    assertThat(satisfied(policy, Keys.LOG_PQ, Keys.EAST, Keys.NORTH)).isTrue();
    assertThat(satisfied(policy, Keys.LOG, Keys.EAST, Keys.WEST, Keys.NORTH)).isTrue();
    assertThat(satisfied(policy, Keys.LOG, Keys.EAST)).isFalse();
    assertThat(satisfied(policy, Keys.LOG, Keys.WEST, Keys.NORTH)).isFalse();
    assertThat(satisfied(policy, Keys.LOG)).isFalse();
    assertThat(satisfied(policy, Keys.EAST, Keys.WEST)).isFalse();
    assertThat(satisfied(policy, Keys.STRANGER, Keys.EAST, Keys.WEST)).isFalse();
  }

  @Test
  void doesNotCountOneWitnessTwice() {
    Policy policy = policy("log LOG\nwitness e EAST\nwitness w WEST\ngroup g 2 e w\nquorum g\n");
    assertThat(satisfied(policy, Keys.LOG, Keys.EAST, Keys.EAST)).isFalse();
  }

  @Test
  void takesAWitnessOrNobodyAsQuorum() {
    assertThat(satisfied(policy("log LOG\nquorum none\n"), Keys.LOG)).isTrue();
    Policy east = policy("witness e EAST\nlog LOG\nquorum e\n");
    assertThat(satisfied(east, Keys.LOG)).isFalse();
    assertThat(satisfied(east, Keys.LOG, Keys.EAST)).isTrue();
    assertThat(satisfied(policy("quorum none\n"), Keys.LOG)).isFalse();
  }

  @Test
  void refusesALogUnderAnotherOrigin() {
    Note note =
        new Checkpoint("log.example/other", 20, TREE.head(20).root())
            .sign(Keys.NOON, List.of(Keys.LOG));
    assertThat(policy("log LOG\nquorum none\n").evaluate(note))
        .isInstanceOf(Policy.Outcome.Unsatisfied.class);
  }

  @Test
  void survivesFormatting() {
    Policy policy = policy(FILE);
    assertThat(Policy.parse(policy.format().getBytes(StandardCharsets.UTF_8))).isEqualTo(policy);
  }

  @Test
  void allows128OfAKindAndNoMore() {
    assertThat(Policy.MAX_ENTRIES).isGreaterThanOrEqualTo(32);
    var file = new StringBuilder();
    for (int i = 0; i < 128; i++) {
      NoteSigner log = NoteSigner.ed25519(Keys.ORIGIN, Keys.seed(i));
      file.append("log ").append(log.key().vkey()).append('\n');
    }
    assertThat(policy(file + "quorum none\n").logs()).hasSize(128);
    assertThatThrownBy(() -> policy(file + "log LOG_PQ\nquorum none\n"))
        .isInstanceOf(FormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "log LOG\n",
        "quorum none",
        "quorum none\nquorum none\n",
        "quorum e\nwitness e EAST\n",
        "quorum nobody\n",
        "quorum\n",
        "quorum none none\n",
        "log LOG\nlog LOG\nquorum none\n",
        "witness e EAST\nwitness f EAST\nquorum e\n",
        "witness e EAST\nwitness e WEST\nquorum e\n",
        "witness e EAST\ngroup e any e\nquorum e\n",
        "witness none EAST\nquorum none\n",
        "witness e LOG\nquorum e\n",
        "witness e\nquorum none\n",
        "witness e EAST\ngroup none any e\nquorum none\n",
        "witness e EAST\ngroup g any none\nquorum g\n",
        "witness e EAST\ngroup g any\nquorum g\n",
        "witness e EAST\ngroup g 0 e\nquorum g\n",
        "witness e EAST\ngroup g 2 e\nquorum g\n",
        "witness e EAST\ngroup g 01 e\nquorum g\n",
        "witness e EAST\ngroup g some e\nquorum g\n",
        "witness e EAST\ngroup g any e e\nquorum g\n",
        "witness e EAST\ngroup g any e\ngroup h any e\nquorum g\n",
        "group g any h\nquorum g\n",
        "log LOG a b\nquorum none\n",
        "guard e\nquorum none\n",
        "log LOG\r\nquorum none\n",
        "# \u0001\nquorum none\n",
        "# \u007f\nquorum none\n"
      })
  void refusesWhatBreaksTheFormat(String file) {
    assertThatThrownBy(() -> policy(file)).isInstanceOf(FormatException.class);
  }

  @Test
  void namesTheLine() {
    assertThatThrownBy(() -> policy("# a\n\nquorum nobody\n")).hasMessageStartingWith("line 3: ");
  }

  @Test
  void provesAnEntryByItsProofAlone() {
    Note note = CHECKPOINT.sign(Keys.NOON, List.of(Keys.LOG, Keys.EAST, Keys.WEST));
    var proof =
        new TlogProof(
            Optional.of(TlogProof.Extra.of(new byte[] {1, 2})),
            5,
            Proofs.inclusion(5, 20, TREE),
            note);
    assertThat(TlogProof.parse(proof.format())).isEqualTo(proof);
    Policy policy = policy(FILE);
    assertThat(proof.verify(TREE.leaf(5), policy))
        .isInstanceOfSatisfying(
            TlogProof.Outcome.Proven.class,
            proven -> {
              assertThat(proven.checkpoint()).isEqualTo(CHECKPOINT);
              assertThat(proven.signatures()).hasSize(3);
            });
    assertThat(proof.verify(TREE.leaf(6), policy))
        .isInstanceOfSatisfying(
            TlogProof.Outcome.Refused.class,
            refused -> assertThat(refused.step()).isEqualTo("RFC 9162 §2.1.3.2 step 5"));
    assertThat(proof.verify(TREE.leaf(5), policy("log LOG\nwitness n NORTH\nquorum n\n")))
        .isInstanceOfSatisfying(
            TlogProof.Outcome.Refused.class,
            refused -> assertThat(refused.step()).isEqualTo("tlog-policy"));
  }

  @Test
  void readsProofsWithAndWithoutExtraAndRefusesOtherForms() {
    Note note = CHECKPOINT.sign(Keys.NOON, List.of(Keys.LOG));
    String tail = "\n" + note.format();
    String hash = CHECKPOINT.root().base64() + "\n";
    String first = "c2sp.org/tlog-proof@v1\n";
    assertThat(proof(first + "index 0\n" + tail).path()).isEmpty();
    assertThat(proof(first + "extra AQI=\nindex 12\n" + hash + tail).extra())
        .contains(TlogProof.Extra.of(new byte[] {1, 2}));
    for (String wrong :
        List.of(
            "",
            tail,
            first + tail,
            first + "extra AQI=\n" + tail,
            first + "index 01\n" + tail,
            first + "index -1\n" + tail,
            first + "index\n" + tail,
            first + "index 0\nextra AQI=\n" + tail,
            first + "extra AQJ=\nindex 0\n" + tail,
            first + "index 0\nAAAA\n" + tail,
            first + "index 0\n" + hash.repeat(64) + tail,
            first + "index 0\n" + note.format(),
            first + "index 0\n\n",
            "c2sp.org/tlog-proof@v2\nindex 0\n" + tail)) {
      assertThatThrownBy(() -> proof(wrong)).as(wrong).isInstanceOf(FormatException.class);
    }
  }

  private static TlogProof proof(String text) {
    return TlogProof.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean satisfied(Policy policy, NoteSigner... signers) {
    Note note = CHECKPOINT.sign(Keys.NOON, List.of(signers));
    return policy.evaluate(note) instanceof Policy.Outcome.Satisfied;
  }

  private static Policy policy(String file) {
    var words = new ArrayList<String>();
    for (String word : file.split("(?<=[ \t\n])", -1)) {
      words.add(
          switch (word.strip()) {
            case "LOG" -> word.replace("LOG", Keys.LOG.key().vkey());
            case "LOG_PQ" -> word.replace("LOG_PQ", Keys.LOG_PQ.key().vkey());
            case "EAST" -> word.replace("EAST", Keys.EAST.key().vkey());
            case "WEST" -> word.replace("WEST", Keys.WEST.key().vkey());
            case "NORTH" -> word.replace("NORTH", Keys.NORTH.key().vkey());
            default -> word;
          });
    }
    return Policy.parse(String.join("", words).getBytes(StandardCharsets.UTF_8));
  }
}
