package dev.tocsin.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.log.AddCheckpoint;
import dev.tocsin.log.Hash;
import dev.tocsin.log.Note;
import dev.tocsin.log.Proofs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WitnessingTest {
  /// Two active nodes, the log of one cosigned by the other at a size that is no power of two.
  private static Pair cosigned() {
    var pair = Pair.active();
    while (Long.bitCount(pair.here().state().log().size()) == 1) {
      Pair.release(pair.here(), Precedence.ROUTINE);
    }
    Pair.cosign(pair.here(), pair.there());
    return pair;
  }

  private static AddCheckpoint damaged(AddCheckpoint request, int hash, int bit) {
    var proof = new ArrayList<>(request.proof());
    byte[] bytes = proof.get(hash).bytes();
    bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
    proof.set(hash, Hash.fromBytes(bytes));
    return new AddCheckpoint(request.oldSize(), proof, request.checkpoint());
  }

  @Test
  void aProofDamagedOnItsWayIsRefusedAndNothingElse() {
    var pair = cosigned();
    Pair.release(pair.here(), Precedence.ROUTINE);
    Pair.release(pair.here(), Precedence.ROUTINE);
    var whole = new ArrayList<AddCheckpoint>();
    Pair.ask(pair.here(), new OneNode("nobody"), request -> keep(whole, request));
    for (int hash = 0; hash < whole.getFirst().proof().size(); hash++) {
      int which = hash;

      var step = Pair.ask(pair.here(), pair.there(), request -> damaged(request, which, 77));

      assertThat(OneNode.answers(step)).containsExactly(new Answer.NotCosigned(422, ""));
      assertThat(OneNode.alarms(step)).isEmpty();
      assertThat(pair.there().link().partner().state()).isEqualTo(Partner.State.ACTIVE);
    }

    var step = Pair.ask(pair.here(), pair.there(), UnaryOperator.identity());

    assertThat(step.effects())
        .anyMatch(effect -> effect instanceof Effect.TellCosignature)
        .noneMatch(effect -> effect instanceof Effect.Tell);
  }

  private static AddCheckpoint keep(List<AddCheckpoint> kept, AddCheckpoint request) {
    kept.add(request);
    return request;
  }

  @Test
  void aProofOfAnotherHistorySuspendsTheLinkAndIsKept() {
    var pair = cosigned();
    var twin = forked(pair);

    var step = twin.apply(pair.there());

    assertThat(OneNode.alarms(step)).containsExactly(Alarm.Kind.FORK);
    assertThat(OneNode.answers(step)).containsExactly(new Answer.NotCosigned(422, ""));
    assertThat(pair.there().link().partner().state()).isEqualTo(Partner.State.SUSPENDED);
    assertThat(pair.there().records().kept("forked-checkpoint", 10)).hasSize(1);
  }

  /// A second history with the first one's name, asked about with an honest proof of its own.
  private static java.util.function.Function<OneNode, Step> forked(Pair pair) {
    long held = pair.here().link().state().witnessed();
    var other = Pair.active().here();
    while (other.state().log().size() <= held + 1) {
      other.pass(Duration.ofSeconds(1));
      Pair.release(other, Precedence.ROUTINE);
    }
    var log = other.state().point();
    var point = new LogPoint(pair.here().state().origin(), log.size(), log.root());
    var proof = Proofs.consistency(held, log.size(), other.records().logNodes());
    var request = new AddCheckpoint(held, proof, Note.parse(OneNode.note(point).toArray()));
    return witness ->
        witness.on(
            new Event.CosignatureAsked(
                witness.ticket(), OneNode.LINK, request, Optional.of(point)));
  }

  @Test
  void anotherRootForTheSizeThatWasCosignedSuspendsTheLink() {
    var pair = cosigned();
    var held = pair.there().link().state().beacon().orElseThrow();
    var other = new LogPoint(held.origin(), held.size(), Hash.of(new byte[] {1}));
    var note = Note.parse(OneNode.note(other).toArray());

    var step =
        pair.there()
            .on(
                new Event.CosignatureAsked(
                    pair.there().ticket(),
                    OneNode.LINK,
                    new AddCheckpoint(held.size(), List.of(), note),
                    Optional.of(other)));

    assertThat(OneNode.alarms(step)).containsExactly(Alarm.Kind.FORK);
    assertThat(pair.there().link().partner().state()).isEqualTo(Partner.State.SUSPENDED);
  }

  @Test
  void aCheckpointThatThePartnerDidNotSignIsRefusedAndNothingElse() {
    var pair = cosigned();
    var request =
        new AddCheckpoint(
            0,
            List.of(),
            Note.parse(pair.here().records().checkpoint().orElseThrow().text().toArray()));

    var step =
        pair.there()
            .on(
                new Event.CosignatureAsked(
                    pair.there().ticket(), OneNode.LINK, request, Optional.empty()));

    assertThat(OneNode.answers(step)).containsExactly(new Answer.NotCosigned(403, ""));
    assertThat(step.entries()).isEmpty();
  }

  @Test
  void aPartnerThatNeverProvesIsReportedOnceAndNotSuspended() {
    var pair = cosigned();
    Pair.release(pair.here(), Precedence.ROUTINE);
    Pair.release(pair.here(), Precedence.ROUTINE);
    var alarms = new ArrayList<Alarm.Kind>();
    for (int i = 0; i < 20; i++) {
      alarms.addAll(
          OneNode.alarms(Pair.ask(pair.here(), pair.there(), request -> damaged(request, 0, 3))));
    }

    assertThat(alarms).containsExactly(Alarm.Kind.FORK);
    assertThat(pair.there().link().partner().state()).isEqualTo(Partner.State.ACTIVE);
  }

  private static Step came(OneNode node, Event.Cosignature outcome) {
    return node.on(new Event.CosignatureCame(OneNode.LINK, node.state().log().size(), outcome));
  }

  @Test
  void aDisputeThatOurOwnLogDoesNotBearOutRaisesNoAlarm() {
    var pair = cosigned();
    Pair.release(pair.here(), Precedence.ROUTINE);

    var step = came(pair.here(), new Event.Cosignature.Refused(422));

    assertThat(OneNode.alarms(step)).isEmpty();
  }

  @Test
  void aDisputeAboutASizeThatWeNeverSignedIsReportedOnce() {
    var pair = cosigned();
    Pair.release(pair.here(), Precedence.ROUTINE);
    var neverSigned = new Event.Cosignature.Conflict(pair.here().link().state().witnessed() + 1);
    came(pair.here(), neverSigned);

    assertThat(OneNode.alarms(came(pair.here(), new Event.Cosignature.Refused(422))))
        .containsExactly(Alarm.Kind.FORK);
    assertThat(OneNode.alarms(came(pair.here(), new Event.Cosignature.Refused(422)))).isEmpty();
  }

  @Test
  void aSizeBeyondOurLogIsAskedForAgainAndSuspendsTheLinkTheSecondTime() {
    var pair = cosigned();
    long beyond = pair.here().state().log().size() + 5;

    var first = came(pair.here(), new Event.Cosignature.Conflict(beyond));
    var other = came(pair.here(), new Event.Cosignature.Conflict(beyond + 1));

    assertThat(OneNode.alarms(first)).isEmpty();
    assertThat(OneNode.alarms(other)).isEmpty();
    assertThat(first.effects())
        .contains(new Effect.AskWitness(OneNode.LINK, pair.here().link().state().witnessed()));

    var again = came(pair.here(), new Event.Cosignature.Conflict(beyond + 1));

    assertThat(OneNode.alarms(again)).containsExactly(Alarm.Kind.FORK);
    assertThat(pair.here().link().partner().state()).isEqualTo(Partner.State.SUSPENDED);
  }

  @Test
  void theFirstCosignatureOfASizeStaysAndTheNewestStandsBesideIt() {
    var pair = cosigned();
    long size = pair.here().state().log().size();
    var first = pair.here().records().cosigned(OneNode.LINK, size).orElseThrow();
    pair.there().pass(Duration.ofMinutes(10));

    Pair.cosign(pair.here(), pair.there());

    assertThat(pair.here().records().cosigned(OneNode.LINK, size)).contains(first);
    assertThat(pair.here().records().kept("heartbeat", "1"))
        .contains(Bytes.utf8("cosigned at " + pair.there().now()));
  }

  @Test
  void aCheckpointCosignedBeforeIsCosignedAgainWithoutAWrite() {
    var pair = cosigned();

    var step = Pair.ask(pair.here(), pair.there(), UnaryOperator.identity());

    assertThat(step.effects()).anyMatch(effect -> effect instanceof Effect.TellCosignature);
    assertThat(step.entries()).isEmpty();
    assertThat(step.rows()).isEmpty();
  }

  @Test
  void aHeartbeatAsksThoughNothingChanged() {
    var pair = cosigned();

    var step = pair.here().on(new Event.Rang(new Timers.Alarm.Heartbeat()));

    assertThat(step.effects())
        .contains(new Effect.AskWitness(OneNode.LINK, pair.here().link().state().witnessed()));
  }
}
