package dev.tocsin.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.edge.Keys;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.DeliveryState;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import org.junit.jupiter.api.Test;

/// `here` has warned `there`, which wants to pass the warning on to a third organisation.
class OnwardTest {
  private static final LinkId THIRD = new LinkId(2);
  private static final NodeId SOUTH = NodeId.of(Hash.of(new byte[] {7}));
  private static final String BY = "L. Poe, duty officer";

  private final OneNode here;
  private final OneNode there;
  private final StatementId warning;

  OnwardTest() {
    var pair = Pair.active();
    here = pair.here();
    there = pair.there();
    there.on(
        new Event.Invited(there.ticket(), "south", SOUTH, 1, Bytes.utf8("descriptor"), "12345"));
    var sent = Pair.release(here, Precedence.PRIORITY);
    warning = sent.statement().header().id();
    here.hears(OneNode.said(there.hears(sent)));
  }

  private Step asks(LinkId recipient, String reason) {
    return there.on(new Event.OnwardAsked(there.ticket(), warning, recipient, BY, reason));
  }

  private Keys.Utterance request() {
    return OneNode.said(asks(THIRD, "They guard the lower dam."));
  }

  private static StatementId id(Keys.Utterance utterance) {
    return utterance.statement().header().id();
  }

  private Step decides(StatementId request, Decision decision) {
    return here.on(
        new Event.RequestDecided(here.ticket(), request, "A. Moe", decision, "Go ahead."));
  }

  private Delivery asked(StatementId request) {
    return there
        .records()
        .delivery(there.records().find(request).orElseThrow().place())
        .orElseThrow();
  }

  private Received heard(StatementId request) {
    return here.records()
        .received(here.records().find(request).orElseThrow().place())
        .orElseThrow();
  }

  private static Answer.Problem problem(Step step) {
    return ((Answer.Rejected) OneNode.answers(step).getFirst()).problem();
  }

  @Test
  void theOriginatorIsAskedAndItsNamedHumanAnswers() {
    var request = request();
    there.hears(OneNode.said(here.hears(request)));
    assertThat(request.statement().header().thread()).isEqualTo(warning);
    assertThat(request.statement().body())
        .isInstanceOfSatisfying(
            Statement.Request.class,
            body -> {
              assertThat(body.recipient()).isEqualTo(SOUTH);
              assertThat(body.organisation()).isEqualTo("south");
              assertThat(body.by()).isEqualTo(BY);
            });
    assertThat(here.records().onward(warning, 5)).containsExactly(id(request));
    assertThat(heard(id(request)).state()).isEqualTo(ReceivedState.ACCEPTED);
    assertThat(asked(id(request)).state()).isEqualTo(DeliveryState.RECEIVED);

    var answer = OneNode.said(decides(id(request), Decision.YES));
    here.hears(OneNode.said(there.hears(answer)));

    assertThat(heard(id(request)).state()).isEqualTo(ReceivedState.ACKNOWLEDGED);
    assertThat(asked(id(request)).state()).isEqualTo(DeliveryState.ACKNOWLEDGED);
    assertThat(asked(id(request)).answer())
        .hasValueSatisfying(given -> {
          assertThat(given.decision()).isEqualTo(Decision.YES);
          assertThat(given.by()).isEqualTo("A. Moe");
          assertThat(given.note()).isEqualTo("Go ahead.");
        });
  }

  @Test
  void aRequestIsAnsweredOnce() {
    var request = request();
    here.hears(request);
    decides(id(request), Decision.NO);
    assertThat(heard(id(request)).state()).isEqualTo(ReceivedState.DECLINED);
    assertThat(problem(decides(id(request), Decision.YES))).isEqualTo(Answer.Problem.STATE);
  }

  @Test
  void theSameIsNotAskedTwiceUntilItIsAnswered() {
    var request = request();
    assertThat(problem(asks(THIRD, "Again."))).isEqualTo(Answer.Problem.STATE);
    here.hears(request);
    there.hears(OneNode.said(decides(id(request), Decision.NO)));
    assertThat(OneNode.answers(asks(THIRD, "It has become worse.")).getFirst())
        .isInstanceOf(Answer.Queued.class);
  }

  @Test
  void aRequestNamesAReasonAndAnotherPartner() {
    assertThat(problem(asks(THIRD, " "))).isEqualTo(Answer.Problem.TEXT);
    assertThat(problem(asks(THIRD, "x".repeat(2_001)))).isEqualTo(Answer.Problem.TOO_LARGE);
    assertThat(problem(asks(OneNode.LINK, "Back."))).isEqualTo(Answer.Problem.STATE);
    assertThat(problem(asks(new LinkId(9), "Who?"))).isEqualTo(Answer.Problem.ABSENT);
  }

  @Test
  void aRequestAboutNothingThatWasSentRaisesAnAlarmAndReachesNobody() {
    var honest = request();
    var body = (Statement.Request) honest.statement().body();
    var header = honest.statement().header();
    var forged =
        new Statement(
            header,
            new Statement.Request(
                Hash.of(new byte[] {3}),
                body.recipient(),
                body.organisation(),
                body.by(),
                body.reason()));
    var step =
        here.hears(
            new Keys.Utterance(
                honest.link(), forged, Bytes.of(StatementCodec.write(forged)), honest.parts()));
    assertThat(OneNode.alarms(step)).containsExactly(Alarm.Kind.FORGERY);
    assertThat(here.records().inbox(5)).isEmpty();
  }

  @Test
  void anAcknowledgementDoesNotAnswerARequestNorAnAnswerAWarning() {
    var request = request();
    here.hears(request);
    var ack = new Event.Decided(here.ticket(), id(request), "A. Moe", Decision.WILL_ACT, "");
    assertThat(problem(here.on(ack))).isEqualTo(Answer.Problem.ABSENT);
    assertThat(
            problem(
                there.on(new Event.RequestDecided(there.ticket(), warning, BY, Decision.YES, ""))))
        .isEqualTo(Answer.Problem.ABSENT);
  }
}
