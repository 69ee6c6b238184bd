package dev.tocsin.core.draft;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A warning in the making. Immutable; each act gives another one.
///
/// @param revision grows with every change of the content
/// @param authors everyone who wrote or changed it, in order; none of them may approve
/// @param approvals of this revision; a change voids them
/// @param clearances of finds of the leak check, by people who may release
/// @param releases what left, in order
/// @param history what was done, oldest first
public record WarningDraft(
    DraftId id,
    long revision,
    DraftState state,
    DraftContent content,
    List<String> authors,
    List<Approval> approvals,
    List<Clearance> clearances,
    List<Release> releases,
    List<Moment> history) {

  public WarningDraft {
    authors = List.copyOf(authors);
    approvals = List.copyOf(approvals);
    clearances = List.copyOf(clearances);
    releases = List.copyOf(releases);
    history = List.copyOf(history);
  }

  /// A second person looked at what one recipient would get, and said yes to exactly that.
  ///
  /// @param rendering digest of everything that the recipient would get
  public record Approval(LinkId recipient, Hash rendering, String person, Instant at) {}

  /// A person looked at something that the leak check found and let it pass.
  ///
  /// @param hit names the find; another text around it is another find
  /// @param reason a sentence of theirs
  public record Clearance(String hit, String person, String reason, Instant at) {}

  /// One recipient's rendering left.
  ///
  /// @param emergency why one person alone released it; empty if enough people approved
  /// @param review who looked at an emergency release afterwards
  public record Release(
      LinkId recipient,
      Hash rendering,
      StatementId statement,
      String person,
      Instant at,
      Optional<String> emergency,
      Optional<Review> review) {

    /// Whether a second person still has to look at it.
    public boolean awaitsReview() {
      return emergency.isPresent() && review.isEmpty();
    }
  }

  /// A second person looked at an emergency release.
  ///
  /// @param agrees whether they would have approved it
  /// @param note a sentence of theirs
  public record Review(String person, boolean agrees, String note, Instant at) {}

  /// Something that was done.
  ///
  /// @param what a closed list of words, such as `changed`
  public record Moment(String what, String person, Instant at) {}

  static WarningDraft begun(DraftId id, DraftContent content, String person, Instant now) {
    return new WarningDraft(
        id,
        1,
        DraftState.OPEN,
        content,
        List.of(person),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Moment("begun", person, now)));
  }

  WarningDraft changed(DraftContent next, String person, Instant now) {
    var people = authors.contains(person) ? authors : and(authors, person);
    return new WarningDraft(
        id,
        revision + 1,
        state,
        next,
        people,
        List.of(),
        clearances,
        releases,
        and(history, new Moment("changed", person, now)));
  }

  WarningDraft approved(Approval approval) {
    return with(
        state,
        and(approvals, approval),
        clearances,
        releases,
        new Moment("approved", approval.person(), approval.at()));
  }

  WarningDraft cleared(Clearance clearance) {
    return with(
        state,
        approvals,
        and(clearances, clearance),
        releases,
        new Moment("cleared", clearance.person(), clearance.at()));
  }

  WarningDraft withdrawn(String person, Instant now) {
    return with(
        DraftState.WITHDRAWN,
        approvals,
        clearances,
        releases,
        new Moment("withdrawn", person, now));
  }

  WarningDraft released(Release release) {
    var what = release.emergency().isPresent() ? "released in an emergency" : "released";
    return with(
        DraftState.RELEASED,
        approvals,
        clearances,
        and(releases, release),
        new Moment(what, release.person(), release.at()));
  }

  WarningDraft reviewed(LinkId recipient, Review review) {
    var next =
        releases.stream()
            .map(release ->
                release.recipient().equals(recipient) ? reviewed(release, review) : release)
            .toList();
    return with(
        state, approvals, clearances, next, new Moment("reviewed", review.person(), review.at()));
  }

  private static Release reviewed(Release release, Review review) {
    return new Release(
        release.recipient(),
        release.rendering(),
        release.statement(),
        release.person(),
        release.at(),
        release.emergency(),
        Optional.of(review));
  }

  /// The same under another title, for those who may not read what it says.
  public WarningDraft titled(String title) {
    return new WarningDraft(
        id,
        revision,
        state,
        content.titled(title),
        authors,
        approvals,
        clearances,
        releases,
        history);
  }

  /// Who approved exactly this rendering for this recipient.
  public List<String> approvers(LinkId recipient, Hash rendering) {
    return approvals.stream()
        .filter(each -> each.recipient().equals(recipient) && each.rendering().equals(rendering))
        .map(Approval::person)
        .toList();
  }

  /// What left to one recipient.
  public Optional<Release> release(LinkId recipient) {
    return releases.stream().filter(each -> each.recipient().equals(recipient)).findFirst();
  }

  /// Whether a second person still has to look at something that left.
  public boolean awaitsReview() {
    return releases.stream().anyMatch(Release::awaitsReview);
  }

  /// Whether someone can still do something with it, reviews apart.
  public boolean open() {
    return switch (state) {
      case OPEN -> true;
      case RELEASED ->
          content.recipients().stream().anyMatch(recipient -> release(recipient).isEmpty());
      case WITHDRAWN -> false;
    };
  }

  private WarningDraft with(
      DraftState nextState,
      List<Approval> nextApprovals,
      List<Clearance> nextClearances,
      List<Release> nextReleases,
      Moment moment) {
    return new WarningDraft(
        id,
        revision,
        nextState,
        content,
        authors,
        nextApprovals,
        nextClearances,
        nextReleases,
        and(history, moment));
  }

  private static <T> List<T> and(List<T> list, T last) {
    var longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
