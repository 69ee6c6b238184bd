package dev.tocsin.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.draft.DraftAct;
import dev.tocsin.core.draft.DraftContent;
import dev.tocsin.core.draft.DraftState;
import dev.tocsin.core.draft.Grounds;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftingTest {
  private static final Bytes BUNDLE = Bytes.utf8("{\"what\":\"a draft\"}");
  private static final Hash RENDERING = Hash.of("rendering".getBytes(StandardCharsets.UTF_8));

  private final OneNode node = Pair.active().here();

  private static DraftContent content(LinkId... recipients) {
    return new DraftContent(
        "Water level",
        Hash.of(BUNDLE.toArray()),
        BUNDLE.size(),
        Precedence.PRIORITY,
        false,
        false,
        Optional.empty(),
        List.of(recipients),
        Optional.empty());
  }

  private Step does(String person, DraftAct act) {
    return node.on(new Event.Drafted(node.ticket(), act, person));
  }

  private static WarningDraft draft(Step step) {
    assertThat(OneNode.answers(step)).hasSize(1);
    return ((Answer.DraftNow) OneNode.answers(step).getFirst()).draft();
  }

  private static Answer.Problem problem(Step step) {
    assertThat(OneNode.answers(step)).hasSize(1);
    return ((Answer.Rejected) OneNode.answers(step).getFirst()).problem();
  }

  private WarningDraft begun() {
    return draft(does("ann", new DraftAct.Begin(content(OneNode.LINK), BUNDLE)));
  }

  private WarningDraft approved() {
    var draft = begun();
    return draft(
        does("bo", new DraftAct.Approve(draft.id(), draft.revision(), OneNode.LINK, RENDERING)));
  }

  private Step release(WarningDraft draft, Optional<String> emergency) {
    var order =
        new Event.Order(
            "Water level",
            Handling.of(Tlp.GREEN),
            List.of(new Event.Content("warning.json", "application/json", Bytes.utf8("{}"))),
            new Event.Urgency(Precedence.PRIORITY, false, Optional.empty()),
            "ann",
            Optional.of(
                new Grounds(
                    draft.id(),
                    draft.revision(),
                    RENDERING,
                    1,
                    emergency,
                    Bytes.utf8("why each portion was decided so"))));
    return node.on(new Event.Released(node.ticket(), OneNode.LINK, order));
  }

  @Test
  void aDraftIsKeptWithItsBundle() {
    var draft = begun();

    assertThat(node.records().draft(draft.id())).contains(draft);
    assertThat(node.records().openDrafts(10)).containsExactly(draft);
    assertThat(node.records().draftBundle(draft.content().bundle())).contains(BUNDLE);
  }

  @Test
  void aDraftForAPartnerThatIsNotThereIsRefusedAndNothingIsKept() {
    var step = does("ann", new DraftAct.Begin(content(new LinkId(77)), BUNDLE));

    assertThat(problem(step)).isEqualTo(Answer.Problem.ABSENT);
    assertThat(step.entries()).isEmpty();
    assertThat(step.rows()).isEmpty();
  }

  @Test
  void anActOnADraftThatIsNotThereIsRefused() {
    var draft = begun();
    var other = new OneNode("elsewhere");
    var step =
        other.on(new Event.Drafted(other.ticket(), new DraftAct.Withdraw(draft.id()), "ann"));

    assertThat(problem(step)).isEqualTo(Answer.Problem.ABSENT);
  }

  @Test
  void withoutApprovalNothingIsSaid() {
    var step = release(begun(), Optional.empty());

    assertThat(problem(step)).isEqualTo(Answer.Problem.STATE);
    assertThat(step.signings()).isEmpty();
    assertThat(step.entries()).isEmpty();
  }

  @Test
  void anApprovedRenderingLeavesOnceAndMovesTheDraftInTheSameStep() {
    var draft = approved();

    var said = OneNode.said(release(draft, Optional.empty()));

    var released = node.records().draft(draft.id()).orElseThrow();
    assertThat(released.state()).isEqualTo(DraftState.RELEASED);
    assertThat(released.release(OneNode.LINK).orElseThrow().statement())
        .isEqualTo(said.statement().header().id());
    assertThat(node.records().openDrafts(10)).isEmpty();
    assertThat(node.records().explanation(draft.id(), OneNode.LINK))
        .contains(Bytes.utf8("why each portion was decided so"));
    var again = release(released, Optional.empty());
    assertThat(problem(again)).isEqualTo(Answer.Problem.STATE);
    assertThat(again.signings()).isEmpty();
  }

  @Test
  void anEmergencyReleaseRingsAndIsListedUntilSomebodyElseLookedAtIt() {
    var draft = begun();

    var step = release(draft, Optional.of("The dam breaks within the hour."));

    assertThat(OneNode.alarms(step)).containsExactly(Alarm.Kind.EMERGENCY);
    assertThat(node.records().unreviewedDrafts(10)).hasSize(1);
    does("cy", new DraftAct.Review(draft.id(), OneNode.LINK, true, "It was right."));
    assertThat(node.records().unreviewedDrafts(10)).isEmpty();
  }

  @Test
  void draftsAreListedNewestFirst() {
    var first = begun();
    node.pass(java.time.Duration.ofSeconds(1));
    var second = begun();

    assertThat(node.records().drafts(10)).containsExactly(second, first);
  }
}
