package dev.tocsin.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Keys;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Header;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.log.Checkpoint;
import dev.tocsin.log.TlogProof;
import dev.tocsin.log.TreeHash;
import dev.tocsin.log.Verifier;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ProvingTest {
  private static Bytes damaged(Bytes tile) {
    byte[] bytes = tile.toArray();
    bytes[bytes.length - 1] ^= 1;
    bytes[0] ^= 1;
    return Bytes.of(bytes);
  }

  /// A warning that was received and receipted, and both logs cosigned.
  private static Keys.Utterance exchanged(Pair pair) {
    var warning = Pair.release(pair.here(), Precedence.ROUTINE);
    var receipt = OneNode.said(pair.there().hears(warning));
    pair.here().hears(receipt);
    Pair.cosign(pair.here(), pair.there());
    Pair.cosign(pair.there(), pair.here());
    return warning;
  }

  private static void holds(Bytes proof, Bytes leaf) {
    var read = TlogProof.parse(proof.toArray());
    var head = Checkpoint.parse(read.checkpoint().text()).head();
    assertThat(
            Verifier.inclusion(TreeHash.leaf(leaf.toArray()), read.index(), head, read.path())
                .accepted())
        .isTrue();
  }

  @Test
  void theReceiverProvesThatTheWarningStandsInTheSendersLog() {
    var pair = Pair.active();
    var warning = exchanged(pair);

    Pair.prove(pair.there(), pair.here(), UnaryOperator.identity());

    var header = warning.statement().header();
    var leaf =
        Leaf.entry(
            header.blind(),
            Leaf.Direction.SENT,
            warning.digest(),
            header.position().epoch(),
            header.position().seq());
    holds(pair.there().records().proof(warning.digest()).orElseThrow(), leaf);
    assertThat(Proving.plan(pair.there().records(), OneNode.LINK)).isEmpty();
  }

  @Test
  void theSenderProvesThatTheReceiptStandsInTheReceiversLog() {
    var pair = Pair.active();
    var warning = exchanged(pair);

    Pair.prove(pair.here(), pair.there(), UnaryOperator.identity());

    assertThat(pair.here().records().proof(warning.digest())).isPresent();
  }

  @Test
  void damagedTilesRaiseNoAlarmAndAreAskedForAgain() {
    var pair = Pair.active();
    var warning = exchanged(pair);

    for (int i = 0; i < 3; i++) {
      var step = Pair.prove(pair.here(), pair.there(), ProvingTest::damaged);
      assertThat(step.entries()).isEmpty();
      assertThat(pair.here().records().proof(warning.digest())).isEmpty();
    }

    Pair.prove(pair.here(), pair.there(), UnaryOperator.identity());
    assertThat(pair.here().records().proof(warning.digest())).isPresent();
  }

  @Test
  void tilesOfAnotherLengthRaiseNoAlarm() {
    var pair = Pair.active();
    exchanged(pair);

    var step = Pair.prove(pair.here(), pair.there(), tile -> Bytes.utf8("tile " + tile.size()));

    assertThat(step.entries()).isEmpty();
  }

  /// The same warning, with a lie about where it stands in its sender's log.
  private static Keys.Utterance lying(Keys.Utterance warning) {
    var truth = warning.statement().header();
    var own = new LogPoint(truth.own().origin(), truth.own().size() - 1, truth.own().root());
    var header =
        new Header(
            truth.id(),
            truth.thread(),
            truth.from(),
            truth.to(),
            truth.position(),
            truth.seen(),
            truth.created(),
            truth.notAfter(),
            truth.precedence(),
            truth.exercise(),
            truth.beacon(),
            own,
            truth.blind());
    var statement = new Statement(header, warning.statement().body());
    return new Keys.Utterance(
        warning.link(), statement, Bytes.of(StatementCodec.write(statement)), warning.parts());
  }

  @Test
  void aLeafThatIsNotWhereItsSenderSaysIsReportedOnceAndKept() {
    var pair = Pair.active();
    var lie = lying(Pair.release(pair.here(), Precedence.ROUTINE));
    pair.there().hears(lie);
    Pair.cosign(pair.here(), pair.there());

    var step = Pair.prove(pair.there(), pair.here(), UnaryOperator.identity());

    assertThat(OneNode.alarms(step)).containsExactly(Alarm.Kind.FORK);
    assertThat(pair.there().records().kept("contradicted-leaf", 10)).hasSize(1);
    assertThat(pair.there().records().proof(lie.digest())).isEmpty();
    assertThat(pair.there().link().partner().state()).isEqualTo(Partner.State.ACTIVE);
    Pair.release(pair.here(), Precedence.ROUTINE);
    Pair.cosign(pair.here(), pair.there());
    assertThat(Proving.plan(pair.there().records(), OneNode.LINK)).isEmpty();
    assertThat(pair.there().records().alarms(10)).hasSize(1);
  }

  @Test
  void moreProofsThanFitOneRoundComeInSeveral() {
    var pair = Pair.active();
    for (int i = 0; i < 40; i++) {
      pair.there().hears(Pair.release(pair.here(), Precedence.ROUTINE));
    }
    Pair.cosign(pair.here(), pair.there());
    int rounds = 0;
    while (Proving.plan(pair.there().records(), OneNode.LINK).isPresent()) {
      var step = Pair.prove(pair.there(), pair.here(), UnaryOperator.identity());
      boolean more = Proving.plan(pair.there().records(), OneNode.LINK).isPresent();
      assertThat(step.effects().contains(new Effect.FetchProofs(OneNode.LINK)))
          .as("another round")
          .isEqualTo(more);
      rounds++;
    }

    assertThat(rounds).isEqualTo(3);
    assertThat(pair.there().records().proofsWanted(OneNode.LINK, Long.MAX_VALUE, 10))
        .isEqualTo(List.of());
  }
}
