package dev.tocsin.core.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.Seed;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoPeopleTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final LinkId NORTH = new LinkId(1);
  private static final LinkId SOUTH = new LinkId(2);
  private static final Bytes BUNDLE = Bytes.utf8("{}");
  private static final Hash SEEN = hash("what north would get");
  private static final Hash OTHER = hash("what north would get under another policy");

  private final WarningDraft draft =
      TwoPeople.begin(DraftId.of(NOW, new Seed(hash("seed"))), content("Water level"), "ann", NOW);

  private static Hash hash(String text) {
    return Hash.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static DraftContent content(String title) {
    return new DraftContent(
        title,
        Hash.of(BUNDLE.toArray()),
        BUNDLE.size(),
        Precedence.PRIORITY,
        false,
        false,
        Optional.empty(),
        List.of(NORTH, SOUTH),
        Optional.empty());
  }

  private static WarningDraft done(TwoPeople.Outcome outcome) {
    assertThat(outcome).isInstanceOf(TwoPeople.Outcome.Done.class);
    return ((TwoPeople.Outcome.Done) outcome).draft();
  }

  private static TwoPeople.Why refused(TwoPeople.Outcome outcome) {
    assertThat(outcome).isInstanceOf(TwoPeople.Outcome.Refused.class);
    return ((TwoPeople.Outcome.Refused) outcome).why();
  }

  private static TwoPeople.Outcome approve(WarningDraft draft, String person, Hash rendering) {
    return TwoPeople.act(
        draft, new DraftAct.Approve(draft.id(), draft.revision(), NORTH, rendering), person, NOW);
  }

  private static TwoPeople.Outcome change(WarningDraft draft, String person) {
    return TwoPeople.act(
        draft,
        new DraftAct.Change(draft.id(), draft.revision(), content("Another title"), BUNDLE),
        person,
        NOW);
  }

  private static Grounds grounds(WarningDraft draft, Hash rendering, int approvals) {
    return new Grounds(
        draft.id(), draft.revision(), rendering, approvals, Optional.empty(), Bytes.EMPTY);
  }

  private static Grounds emergency(WarningDraft draft, String reason) {
    return new Grounds(draft.id(), draft.revision(), SEEN, 1, Optional.of(reason), Bytes.EMPTY);
  }

  private static Optional<TwoPeople.Outcome.Refused> objection(
      WarningDraft draft, Grounds grounds) {
    return TwoPeople.objection(draft, NORTH, grounds, "ann");
  }

  private static WarningDraft sent(WarningDraft draft, Grounds grounds, String person) {
    var statement = new StatementId(UUID.fromString("9f1c2d3e-0000-4000-8000-000000000001"));
    return TwoPeople.released(draft, NORTH, grounds, new TwoPeople.Sent(statement, person, NOW));
  }

  @Test
  void nobodyApprovesWhatTheyWrote() {
    assertThat(refused(approve(draft, "ann", SEEN))).isEqualTo(TwoPeople.Why.PERSON);
  }

  @Test
  void whoeverChangedADraftIsAnAuthorAndCannotApproveIt() {
    var changed = done(change(draft, "bo"));

    assertThat(changed.authors()).containsExactly("ann", "bo");
    assertThat(refused(approve(changed, "bo", SEEN))).isEqualTo(TwoPeople.Why.PERSON);
  }

  @Test
  void anApprovalBySomebodyElseLetsExactlyThatRenderingLeave() {
    var approved = done(approve(draft, "bo", SEEN));

    assertThat(objection(approved, grounds(approved, SEEN, 1))).isEmpty();
    assertThat(objection(approved, grounds(approved, OTHER, 1)))
        .hasValueSatisfying(
            refusal -> assertThat(refusal.sentence()).contains("not what was approved"));
  }

  @Test
  void anApprovalForOneRecipientIsNoneForAnother() {
    var approved = done(approve(draft, "bo", SEEN));

    assertThat(TwoPeople.objection(approved, SOUTH, grounds(approved, SEEN, 1), "ann")).isPresent();
  }

  @Test
  void theSamePersonTwiceIsOnePerson() {
    var approved = done(approve(draft, "bo", SEEN));

    assertThat(refused(approve(approved, "bo", SEEN))).isEqualTo(TwoPeople.Why.STATE);
    assertThat(objection(approved, grounds(approved, SEEN, 2))).isPresent();
    assertThat(objection(done(approve(approved, "cy", SEEN)), grounds(approved, SEEN, 2)))
        .isEmpty();
  }

  @Test
  void aChangeVoidsEveryApproval() {
    var changed = done(change(done(approve(draft, "bo", SEEN)), "ann"));

    assertThat(changed.approvals()).isEmpty();
    assertThat(objection(changed, grounds(changed, SEEN, 1))).isPresent();
  }

  @Test
  void anActOnARevisionThatIsNotTheNewestIsRefused() {
    var changed = done(change(draft, "ann"));
    var late = new DraftAct.Approve(draft.id(), draft.revision(), NORTH, SEEN);

    assertThat(refused(TwoPeople.act(changed, late, "bo", NOW))).isEqualTo(TwoPeople.Why.STATE);
    assertThat(objection(changed, grounds(draft, SEEN, 0))).isPresent();
  }

  @Test
  void whatLeftCannotLeaveAgainOrBeChangedAndTheOthersStillGetTheirs() {
    var approved = done(approve(draft, "bo", SEEN));
    var released = sent(approved, grounds(approved, SEEN, 1), "ann");

    assertThat(objection(released, grounds(released, SEEN, 1))).isPresent();
    assertThat(refused(change(released, "ann"))).isEqualTo(TwoPeople.Why.STATE);
    assertThat(released.open()).isTrue();
    assertThat(TwoPeople.objection(released, SOUTH, grounds(released, SEEN, 0), "ann")).isEmpty();
  }

  @Test
  void anEmergencyReleaseNeedsAReasonAndWaitsForASecondPerson() {
    assertThat(objection(draft, emergency(draft, " "))).isPresent();
    assertThat(objection(draft, emergency(draft, "The dam breaks within the hour."))).isEmpty();

    var released = sent(draft, emergency(draft, "The dam breaks within the hour."), "ann");

    assertThat(released.awaitsReview()).isTrue();
  }

  @Test
  void onlySomebodyElseReviewsAnEmergencyRelease() {
    var released = sent(draft, emergency(draft, "The dam breaks within the hour."), "cy");
    var review = new DraftAct.Review(draft.id(), NORTH, true, "I would have approved it.");

    assertThat(refused(TwoPeople.act(released, review, "ann", NOW)))
        .isEqualTo(TwoPeople.Why.PERSON);
    assertThat(refused(TwoPeople.act(released, review, "cy", NOW))).isEqualTo(TwoPeople.Why.PERSON);
    var reviewed = done(TwoPeople.act(released, review, "bo", NOW));
    assertThat(reviewed.awaitsReview()).isFalse();
    assertThat(refused(TwoPeople.act(reviewed, review, "di", NOW))).isEqualTo(TwoPeople.Why.STATE);
  }

  @Test
  void anAuthorCannotClearAFindOfTheLeakCheck() {
    var clear = new DraftAct.Clear(draft.id(), "hit", "The name is public anyway.");

    assertThat(refused(TwoPeople.act(draft, clear, "ann", NOW))).isEqualTo(TwoPeople.Why.PERSON);
    assertThat(done(TwoPeople.act(draft, clear, "bo", NOW)).clearances())
        .containsExactly(
            new WarningDraft.Clearance("hit", "bo", "The name is public anyway.", NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void aClearanceWithoutAReasonIsRefused(String reason) {
    var clear = new DraftAct.Clear(draft.id(), "hit", reason);

    assertThat(refused(TwoPeople.act(draft, clear, "bo", NOW))).isEqualTo(TwoPeople.Why.TEXT);
  }

  @Test
  void nothingIsDoneWithADraftThatWasGivenUp() {
    var withdrawn = done(TwoPeople.act(draft, new DraftAct.Withdraw(draft.id()), "ann", NOW));

    assertThat(withdrawn.open()).isFalse();
    assertThat(refused(change(withdrawn, "ann"))).isEqualTo(TwoPeople.Why.STATE);
    assertThat(refused(approve(withdrawn, "bo", SEEN))).isEqualTo(TwoPeople.Why.STATE);
    assertThat(objection(withdrawn, grounds(withdrawn, SEEN, 0))).isPresent();
  }

  /// Whatever people do in whatever order: what leaves without an emergency was approved, as it
  /// leaves, by enough people of whom none wrote it.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noOrderOfActsLetsOnePersonReleaseAlone(long seed) {
    var random = new Random(seed);
    var people = List.of("ann", "bo", "cy");
    var renderings = List.of(SEEN, OTHER);
    for (int run = 0; run < 200; run++) {
      var now = draft;
      var approvedBy = new ArrayList<String>();
      for (int step = 0; step < 12; step++) {
        var person = people.get(random.nextInt(people.size()));
        var rendering = renderings.get(random.nextInt(renderings.size()));
        long revision = Math.max(1, now.revision() - random.nextInt(2));
        DraftAct.OfDraft act =
            random.nextInt(4) == 0
                ? new DraftAct.Change(now.id(), revision, content("Title " + step), BUNDLE)
                : new DraftAct.Approve(now.id(), revision, NORTH, rendering);
        if (TwoPeople.act(now, act, person, NOW)
            instanceof TwoPeople.Outcome.Done(WarningDraft next)) {
          now = next;
          if (act instanceof DraftAct.Change) {
            approvedBy.clear();
          } else if (rendering.equals(SEEN)) {
            approvedBy.add(person);
          }
        }
        boolean leaves = objection(now, grounds(now, SEEN, 1)).isEmpty();
        assertThat(leaves).isEqualTo(!approvedBy.isEmpty());
        assertThat(approvedBy).doesNotContainAnyElementsOf(now.authors()).doesNotHaveDuplicates();
      }
    }
  }
}
