package dev.tocsin.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Keys;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.link.DeliveryState;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.release.Warnings;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Result;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the receiver looks at again, since its sender may be wrong or dishonest. The agreement's
/// ceiling is AMBER.
class CeilingTest {
  private final Pair pair = Pair.active();

  private static Event.Order order(Handling handling, Bytes bundle) {
    return new Event.Order(
        "Water level",
        handling,
        List.of(new Event.Content("warning.json", "application/stix+json;version=2.1", bundle)),
        new Event.Urgency(Precedence.PRIORITY, false, Optional.empty()),
        "R. Roe");
  }

  private Keys.Utterance released(Handling handling, Bytes bundle) {
    return OneNode.said(
        pair.here()
            .on(new Event.Released(pair.here().ticket(), OneNode.LINK, order(handling, bundle))));
  }

  private static Statement.Receipt receipt(Step step) {
    return (Statement.Receipt) OneNode.said(step).statement().body();
  }

  private Received received() {
    return pair.there().records().inbox(1).getFirst();
  }

  @Test
  void aWarningWithinWhatItsSenderSaysIsAccepted() {
    var step = pair.there().hears(released(Handling.of(Tlp.AMBER), Warnings.of(Tlp.GREEN)));
    assertThat(receipt(step).result()).isEqualTo(Result.ACCEPTED);
    assertThat(received().visible().label()).isEqualTo(new Label("org.own&tlp.amber"));
  }

  @Test
  void contentAboveItsOwnHandlingIsRefusedAndNotKept() {
    for (var bundle :
        List.of(
            Warnings.of(Tlp.AMBER),
            Warnings.withPart(Tlp.GREEN, Tlp.AMBER),
            Warnings.of(Tlp.RED),
            Warnings.unmarked())) {
      var warning = released(Handling.of(Tlp.GREEN), bundle);
      var step = pair.there().hears(warning);
      assertThat(receipt(step).result()).isEqualTo(Result.REFUSED);
      assertThat(receipt(step).reason()).contains(Reason.POLICY);
      assertThat(OneNode.alarms(step)).containsExactly(Alarm.Kind.CEILING);
      assertThat(received().state()).isEqualTo(ReceivedState.REFUSED);
      assertThat(received().state().awaitsAnswer()).isFalse();
      var parts = ((Statement.Warning) warning.statement().body()).parts();
      assertThat(pair.there().records().parts(warning.digest(), parts)).isEmpty();
    }
  }

  @Test
  void theSenderHearsOfTheRefusalAndTheSequenceGoesOn() {
    var warning = released(Handling.of(Tlp.GREEN), Warnings.of(Tlp.AMBER));
    var refusal = OneNode.said(pair.there().hears(warning));
    var step = pair.here().hears(refusal);
    assertThat(OneNode.alarms(step)).containsExactly(Alarm.Kind.REFUSED);
    var delivery = pair.here().records().deliveries(OneNode.LINK, 1).getFirst();
    assertThat(delivery.state()).isEqualTo(DeliveryState.REFUSED);
    assertThat(delivery.reason()).contains(Reason.POLICY);
    var next = pair.there().hears(released(Handling.of(Tlp.GREEN), Warnings.of(Tlp.GREEN)));
    assertThat(receipt(next).result()).isEqualTo(Result.ACCEPTED);
    assertThat(receipt(next).reason()).isEmpty();
  }

  @Test
  void aWarningAboveTheCeilingIsNotSent() {
    var step =
        pair.here()
            .on(
                new Event.Released(
                    pair.here().ticket(),
                    OneNode.LINK,
                    order(Handling.of(Tlp.RED), Warnings.of(Tlp.RED))));
    assertThat(OneNode.answers(step))
        .singleElement()
        .isInstanceOfSatisfying(
            Answer.Rejected.class, no -> assertThat(no.problem()).isEqualTo(Answer.Problem.POLICY));
  }

  @Test
  void aMarkingThatNobodyHereUnderstandsIsSetAsideForNobodyToSee() {
    var step = pair.there().hears(released(Handling.of(Tlp.AMBER), Warnings.unknown()));
    assertThat(receipt(step).result()).isEqualTo(Result.QUARANTINED);
    assertThat(receipt(step).reason()).contains(Reason.CONDITIONS);
    assertThat(received().visible().label()).isEqualTo(Label.NOBODY);
    assertThat(received().state().awaitsAnswer()).isTrue();
  }

  @Test
  void caveatsThatTheAgreementDoesNotNameAreTakenAndShown() {
    var handling =
        new Handling(Tlp.GREEN, List.of("Not by radio"), false, Optional.empty(), Optional.empty());
    var step = pair.there().hears(released(handling, Warnings.of(Tlp.GREEN)));
    assertThat(receipt(step).result()).isEqualTo(Result.ACCEPTED);
  }
}
