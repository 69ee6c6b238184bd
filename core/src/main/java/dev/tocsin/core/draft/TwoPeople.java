package dev.tocsin.core.draft;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.Optional;

/// The rules of drafting and of release by two people. Pure.
///
/// Which role a person has is not looked at here. That two are two is: by their names.
public final class TwoPeople {
  /// No reason, note or name of a find is longer.
  public static final int TEXT_MAX = 2_000;

  /// No draft gets more of these; a list that only grows is a way to fill a store.
  static final int CLEARANCES_MAX = 1_000;

  /// Changes, approvals and clearances together.
  static final int MOMENTS_MAX = 5_000;

  private TwoPeople() {}

  /// What came of an act.
  public sealed interface Outcome {
    record Done(WarningDraft draft) implements Outcome {}

    /// Nothing is changed.
    ///
    /// @param sentence what stands against it and what to do
    record Refused(Why why, String sentence) implements Outcome {}
  }

  /// What kind of thing stands against an act.
  public enum Why {
    /// It is not in the state that it must be in, or not any more.
    STATE,
    /// The person may not do it.
    PERSON,
    /// A text is missing or too long.
    TEXT
  }

  /// A new draft.
  public static WarningDraft begin(DraftId id, DraftContent content, String person, Instant now) {
    return WarningDraft.begun(id, content, person, now);
  }

  /// What an act makes of a draft.
  ///
  /// @throws IllegalArgumentException if the act is of another draft
  public static Outcome act(WarningDraft draft, DraftAct.OfDraft act, String person, Instant now) {
    if (!act.draft().equals(draft.id())) {
      throw new IllegalArgumentException("the act is of another draft");
    }
    if (draft.history().size() >= MOMENTS_MAX) {
      return refused(Why.STATE, "Too much was done with this draft; begin another one.");
    }
    return switch (act) {
      case DraftAct.Change change -> change(draft, change, person, now);
      case DraftAct.Approve approve -> approve(draft, approve, person, now);
      case DraftAct.Clear clear -> clear(draft, clear, person, now);
      case DraftAct.Withdraw _ -> withdraw(draft, person, now);
      case DraftAct.Review review -> review(draft, review, person, now);
    };
  }

  private static Outcome change(
      WarningDraft draft, DraftAct.Change act, String person, Instant now) {
    if (draft.state() != DraftState.OPEN) {
      return notOpen(draft, "changed");
    }
    if (act.revision() != draft.revision()) {
      return overtaken();
    }
    return new Outcome.Done(draft.changed(act.content(), person, now));
  }

  private static Outcome approve(
      WarningDraft draft, DraftAct.Approve act, String person, Instant now) {
    if (!draft.open()) {
      return notOpen(draft, "approved");
    }
    if (act.revision() != draft.revision()) {
      return overtaken();
    }
    if (!draft.content().recipients().contains(act.recipient())
        || draft.release(act.recipient()).isPresent()) {
      return refused(Why.STATE, "Nothing of this draft waits to go to that partner.");
    }
    if (draft.authors().contains(person)) {
      return refused(
          Why.PERSON,
          "You wrote or changed this draft, so somebody else must approve it; ask a colleague.");
    }
    if (draft.approvers(act.recipient(), act.rendering()).contains(person)) {
      return refused(Why.STATE, "You have approved this already.");
    }
    return new Outcome.Done(
        draft.approved(new WarningDraft.Approval(act.recipient(), act.rendering(), person, now)));
  }

  private static Outcome clear(WarningDraft draft, DraftAct.Clear act, String person, Instant now) {
    if (!draft.open()) {
      return notOpen(draft, "cleared");
    }
    if (draft.authors().contains(person)) {
      return refused(
          Why.PERSON,
          "You wrote or changed this draft, so somebody else must say that this may stay.");
    }
    if (draft.clearances().size() >= CLEARANCES_MAX) {
      return refused(Why.STATE, "Too many finds were cleared; take out what leaks instead.");
    }
    return unfit(act.reason())
        .or(() -> unfit(act.hit()))
        .<Outcome>map(refused -> refused)
        .orElseGet(() ->
            new Outcome.Done(
                draft.cleared(new WarningDraft.Clearance(act.hit(), person, act.reason(), now))));
  }

  private static Outcome withdraw(WarningDraft draft, String person, Instant now) {
    return draft.state() == DraftState.OPEN
        ? new Outcome.Done(draft.withdrawn(person, now))
        : notOpen(draft, "withdrawn");
  }

  private static Outcome review(
      WarningDraft draft, DraftAct.Review act, String person, Instant now) {
    var release = draft.release(act.recipient()).filter(WarningDraft.Release::awaitsReview);
    if (release.isEmpty()) {
      return refused(Why.STATE, "No emergency release to that partner waits for a second person.");
    }
    if (release.get().person().equals(person) || draft.authors().contains(person)) {
      return refused(
          Why.PERSON, "You wrote or released this yourself; somebody else must look at it.");
    }
    return unfit(act.note())
        .<Outcome>map(refused -> refused)
        .orElseGet(() ->
            new Outcome.Done(
                draft.reviewed(
                    act.recipient(),
                    new WarningDraft.Review(person, act.agrees(), act.note(), now))));
  }

  /// What stands against sending one recipient's rendering; empty if nothing does.
  ///
  /// @param person who gives the order
  public static Optional<Outcome.Refused> objection(
      WarningDraft draft, LinkId recipient, Grounds grounds, String person) {
    if (!draft.open()) {
      return Optional.of(notOpen(draft, "released"));
    }
    if (grounds.revision() != draft.revision()) {
      return Optional.of(overtaken());
    }
    if (!draft.content().recipients().contains(recipient)) {
      return Optional.of(refused(Why.STATE, "This draft is not meant for that partner."));
    }
    if (draft.release(recipient).isPresent()) {
      return Optional.of(refused(Why.STATE, "That partner's rendering has left already."));
    }
    if (grounds.emergency().isPresent()) {
      return unfit(grounds.emergency().get());
    }
    int approvals = draft.approvers(recipient, grounds.rendering()).size();
    if (approvals < grounds.approvalsRequired()) {
      return Optional.of(refused(Why.STATE, missing(draft, recipient, grounds, approvals)));
    }
    return Optional.empty();
  }

  private static String missing(
      WarningDraft draft, LinkId recipient, Grounds grounds, int approvals) {
    Hash rendering = grounds.rendering();
    boolean another =
        draft.approvals().stream()
            .anyMatch(
                each -> each.recipient().equals(recipient) && !each.rendering().equals(rendering));
    return another && approvals == 0
        ? "What would leave is not what was approved: the policy, the agreement or the time has"
            + " changed. Look at it again and have it approved again."
        : "This needs "
            + grounds.approvalsRequired()
            + (grounds.approvalsRequired() == 1 ? " approval" : " approvals")
            + " of people who did not write it, and has "
            + approvals
            + ".";
  }

  /// The draft after a rendering of it left.
  public static WarningDraft released(
      WarningDraft draft, LinkId recipient, Grounds grounds, Sent sent) {
    return draft.released(
        new WarningDraft.Release(
            recipient,
            grounds.rendering(),
            sent.statement(),
            sent.person(),
            sent.at(),
            grounds.emergency(),
            Optional.empty()));
  }

  /// What left, by whose order, and when.
  public record Sent(StatementId statement, String person, Instant at) {}

  private static Optional<Outcome.Refused> unfit(String text) {
    if (text.isBlank()) {
      return Optional.of(refused(Why.TEXT, "Say why, in a sentence."));
    }
    return text.length() > TEXT_MAX
        ? Optional.of(refused(Why.TEXT, "Say it in at most " + TEXT_MAX + " characters."))
        : Optional.empty();
  }

  private static Outcome.Refused notOpen(WarningDraft draft, String what) {
    return refused(
        Why.STATE,
        "The draft is " + draft.state().words() + "; it cannot be " + what + " any more.");
  }

  private static Outcome.Refused overtaken() {
    return refused(
        Why.STATE, "Someone has changed the draft since you looked at it. Look at it again.");
  }

  private static Outcome.Refused refused(Why why, String sentence) {
    return new Outcome.Refused(why, sentence);
  }
}
