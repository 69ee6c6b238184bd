package dev.tocsin.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.stix.Tlp;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnrollingTest {
  @Test
  void aLinkIsActiveOnBothSidesAfterBothAgreementsAndReceipts() {
    var pair = Pair.active();

    assertThat(pair.here().link().partner().state()).isEqualTo(Partner.State.ACTIVE);
    assertThat(pair.there().link().partner().state()).isEqualTo(Partner.State.ACTIVE);
  }

  @Test
  void aLateReceiptForAReplacedAgreementDoesNotCountForTheNewOne() {
    var pair = new Pair();
    var first = Pair.agree(pair.here(), Tlp.GREEN);
    var firstReceipted = OneNode.said(pair.there().hears(first));
    var theirs = Pair.agree(pair.there(), Tlp.AMBER);
    assertThat(OneNode.alarms(pair.here().hears(theirs))).containsExactly(Alarm.Kind.TERMS);
    var second = Pair.agree(pair.here(), Tlp.AMBER);

    pair.here().hears(firstReceipted);

    assertThat(pair.here().link().partner().agreed()).isTrue();
    assertThat(pair.here().link().partner().oursReceived()).isFalse();
    assertThat(pair.here().link().partner().state()).isEqualTo(Partner.State.CONFIRMED_HERE);

    pair.here().hears(OneNode.said(pair.there().hears(second)));

    assertThat(pair.here().link().partner().state()).isEqualTo(Partner.State.ACTIVE);
  }

  @Test
  void anOlderAgreementThatComesLaterDoesNotReplaceTheNewer() {
    var pair = new Pair();
    var first = Pair.agree(pair.there(), Tlp.GREEN);
    var second = Pair.agree(pair.there(), Tlp.AMBER);
    Pair.agree(pair.here(), Tlp.AMBER);

    pair.here().hears(second);
    var receipt = OneNode.said(pair.here().hears(first));

    assertThat(pair.here().link().partner().theirs())
        .isEqualTo(Optional.of(second.statement().body()));
    assertThat(pair.here().link().partner().agreed()).isTrue();
    assertThat(((Statement.Receipt) receipt.statement().body()).of()).isEqualTo(first.digest());
  }

  @Test
  void aNewerAgreementReplacesTheOlder() {
    var pair = new Pair();
    var first = Pair.agree(pair.there(), Tlp.GREEN);
    var second = Pair.agree(pair.there(), Tlp.AMBER);

    pair.here().hears(first);
    pair.here().hears(second);

    assertThat(pair.here().link().partner().theirs())
        .isEqualTo(Optional.of(second.statement().body()));
  }

  @Test
  void activationHasTheLogCosignedAtOnce() {
    var pair = new Pair();
    var ours = Pair.agree(pair.here(), Tlp.AMBER);
    pair.here().hears(Pair.agree(pair.there(), Tlp.AMBER));

    var activation = pair.here().hears(OneNode.said(pair.there().hears(ours)));

    assertThat(pair.here().link().partner().active()).isTrue();
    assertThat(activation.effects())
        .contains(new Effect.SetTimer(new Timers.Alarm.Checkpoint(), pair.here().now()));
    var asked = pair.here().on(new Event.Rang(new Timers.Alarm.Checkpoint()));
    assertThat(asked.effects()).contains(new Effect.AskWitness(OneNode.LINK, 0));
  }
}
