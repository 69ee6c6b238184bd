package dev.tocsin.node.console;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.release.render.Gap;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.DraftView;
import dev.tocsin.node.desk.DraftView.RecipientLine;
import dev.tocsin.node.desk.Named;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.RenderingView;
import dev.tocsin.stix.SafeText;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What each partner would get of a draft, and the decisions about it: clear, approve, release,
/// look at it afterwards.
final class RenderingPages {
  private static final int PARTNERS_MAX = 50;

  private final Desk desk;
  private final Pages pages;

  RenderingPages(Desk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  /// @param lines one for each recipient
  record OverviewPage(Shell shell, DraftView view, List<OverviewLine> lines) {}

  /// How one partner fares.
  ///
  /// @param trouble why its rendering cannot be made; empty if it can
  record OverviewLine(
      String partner,
      Optional<RenderingView> rendering,
      Optional<WarningDraft.Release> release,
      Optional<String> trouble) {
    long gaps() {
      return rendering.map(RenderingPages::gaps).orElse(0L);
    }
  }

  /// How much a reader would miss; definitions that nothing bears are no loss.
  private static long gaps(RenderingView view) {
    return view.rendering().gaps().stream().filter(gap -> gap.cause() != Gap.Cause.UNUSED).count();
  }

  /// @param clearing who lets finds of the leak check pass
  /// @param release what left already
  /// @param voided approvals of this partner's rendering that count no more
  record RenderingPage(
      Shell shell,
      DraftView view,
      RenderingView rendering,
      SideBySide sides,
      Named clearing,
      Optional<WarningDraft.Release> release,
      List<Voided> voided) {
    WarningDraft draft() {
      return view.draft();
    }

    String address() {
      return RenderingPages.address(view.draft().id().toString(), rendering.partner());
    }

    String me() {
      return shell.visitor().orElseThrow().person().name();
    }

    long gaps() {
      return RenderingPages.gaps(rendering);
    }

    boolean iWrote() {
      return draft().authors().contains(me());
    }

    boolean iApproved() {
      return rendering.approvedBy().contains(me());
    }

    int missing() {
      return Math.max(0, rendering.approvalsRequired() - rendering.approvedBy().size());
    }

    String safe(String text) {
      return SafeText.of(text).text();
    }

    /// Why the visitor can neither approve nor release now, as a key of a sentence; empty if they
    /// can.
    Optional<String> why() {
      if (rendering.mayApprove() || rendering.mayRelease() || release.isPresent()) {
        return Optional.empty();
      }
      if (!draft().open()) {
        return Optional.of("decide.closed");
      }
      if (!rendering.objections().isEmpty()) {
        return Optional.of(rendering.hits().isEmpty() ? "decide.objections" : "decide.hits");
      }
      if (missing() == 0) {
        return Optional.of("decide.enough");
      }
      if (iWrote()) {
        return Optional.of("decide.own");
      }
      return Optional.of(iApproved() ? "decide.done" : "decide.role");
    }
  }

  /// An approval that counts no more.
  ///
  /// @param changed whether the draft was changed since; otherwise what would leave changed
  record Voided(String person, boolean changed) {}

  /// @param reviews those that wait, each with the partner's name
  record ReviewPage(Shell shell, List<Waiting> reviews) {}

  /// An emergency release that waits for a second person.
  ///
  /// @param mine whether the visitor wrote or released it
  /// @param reviewing who looks at it
  record Waiting(
      WarningDraft draft,
      String partner,
      WarningDraft.Release release,
      boolean mine,
      Named reviewing) {}

  private static LinkId link(RecipientLine line) {
    return new LinkId(Math.toIntExact(line.link()));
  }

  static String address(String draft, String partner) {
    return DraftPages.HERE + "/" + draft + "/partners/" + partner;
  }

  void overview(Context context, Shell.Visitor visitor) {
    var view = desk.drafts().draft(visitor.person(), context.pathParam("id"));
    var lines =
        view.recipients().stream()
            .limit(PARTNERS_MAX)
            .map(recipient -> line(visitor, view, recipient))
            .toList();
    var shell = pages.shell(visitor, DraftPages.HERE, Words.ENGLISH.say("overview.title"));
    pages.show(context, "overview", new OverviewPage(shell, view, lines));
  }

  private OverviewLine line(Shell.Visitor visitor, DraftView view, RecipientLine recipient) {
    var release = view.draft().release(link(recipient));
    try {
      var rendering =
          desk.drafts()
              .preview(visitor.person(), view.draft().id().toString(), recipient.partner());
      return new OverviewLine(
          recipient.partner(), Optional.of(rendering), release, Optional.empty());
    } catch (DeskException refused) {
      var detail = SafeText.of(refused.problem().detail()).text();
      return new OverviewLine(recipient.partner(), Optional.empty(), release, Optional.of(detail));
    }
  }

  void one(Context context, Shell.Visitor visitor) {
    var id = context.pathParam("id");
    var view = desk.drafts().draft(visitor.person(), id);
    var recipient =
        view.recipients().stream()
            .filter(line -> line.partner().equals(context.pathParam("partner")))
            .findFirst()
            .orElseThrow(() -> new DeskException(Problem.ABSENT));
    var rendering = desk.drafts().preview(visitor.person(), id, recipient.partner());
    var link = link(recipient);
    var title = Words.ENGLISH.say("rendering.title", recipient.partner());
    pages.show(
        context,
        "rendering",
        new RenderingPage(
            pages.shell(visitor, DraftPages.HERE, title),
            view,
            rendering,
            SideBySide.of(rendering),
            desk.drafts().clearing(visitor.person()),
            view.draft().release(link),
            voided(view.draft(), link, rendering)));
  }

  /// A change voids every approval, and so does anything else that changes what would leave.
  private static List<Voided> voided(WarningDraft draft, LinkId link, RenderingView rendering) {
    var voided = new ArrayList<Voided>();
    draft.approvals().stream()
        .filter(approval -> approval.recipient().equals(link))
        .filter(approval -> !approval.rendering().equals(rendering.digest()))
        .filter(approval -> !rendering.approvedBy().contains(approval.person()))
        .map(approval -> new Voided(approval.person(), false))
        .distinct()
        .forEach(voided::add);
    int changed = -1;
    for (int index = 0; index < draft.history().size(); index++) {
      changed = draft.history().get(index).what().equals("changed") ? index : changed;
    }
    draft.history().stream()
        .limit(Math.max(0, changed))
        .filter(moment -> moment.what().equals("approved"))
        .map(moment -> new Voided(moment.person(), true))
        .filter(each -> !rendering.approvedBy().contains(each.person()))
        .distinct()
        .forEach(voided::add);
    return voided;
  }

  void approve(Context context, Shell.Visitor visitor, Form form) {
    desk.drafts()
        .approve(
            visitor.person(),
            context.pathParam("id"),
            DraftForms.revision(form),
            context.pathParam("partner"),
            form.text("digest"));
    back(context);
  }

  void clear(Context context, Shell.Visitor visitor, Form form) {
    desk.drafts().clear(visitor.person(), context.pathParam("id"), form.text("hit"), reason(form));
    back(context);
  }

  void release(Context context, Shell.Visitor visitor, Form form) {
    release(context, visitor, form, Optional.empty());
  }

  void emergency(Context context, Shell.Visitor visitor, Form form) {
    release(context, visitor, form, Optional.of(reason(form)));
  }

  private void release(
      Context context, Shell.Visitor visitor, Form form, Optional<String> emergency) {
    var statement =
        desk.drafts()
            .release(
                visitor.person(),
                context.pathParam("id"),
                context.pathParam("partner"),
                form.text("digest"),
                emergency);
    ConsoleEndpoints.seeOther(context, "/console/warnings/" + statement);
  }

  private static String reason(Form form) {
    return form.filled("reason")
        .map(text -> text.replace("\r\n", "\n"))
        .orElseThrow(() -> new DeskException(Problem.Kind.BAD_REQUEST, "Say why, in a sentence."));
  }

  private static void back(Context context) {
    ConsoleEndpoints.seeOther(
        context, address(context.pathParam("id"), context.pathParam("partner")));
  }

  void reviews(Context context, Shell.Visitor visitor) {
    var reviews = new ArrayList<Waiting>();
    var me = visitor.person().name();
    for (var draft : desk.drafts().unreviewed(visitor.person(), PARTNERS_MAX)) {
      var view = desk.drafts().draft(visitor.person(), draft.id().toString());
      draft.releases().stream()
          .filter(WarningDraft.Release::awaitsReview)
          .map(release ->
              new Waiting(
                  draft,
                  partner(view, release.recipient()),
                  release,
                  draft.authors().contains(me) || release.person().equals(me),
                  desk.drafts().reviewing(visitor.person(), release)))
          .forEach(reviews::add);
    }
    var shell = pages.shell(visitor, DraftPages.HERE, Words.ENGLISH.say("reviews.title"));
    pages.show(context, "reviews", new ReviewPage(shell, reviews));
  }

  private static String partner(DraftView view, LinkId link) {
    return view.recipients().stream()
        .filter(line -> link(line).equals(link))
        .map(RecipientLine::partner)
        .findFirst()
        .orElse("");
  }

  void review(Context context, Shell.Visitor visitor, Form form) {
    var verdict = form.text("verdict");
    if (!verdict.equals("agree") && !verdict.equals("disagree")) {
      throw new DeskException(Problem.Kind.BAD_REQUEST, "Say whether you would have approved it.");
    }
    desk.drafts()
        .review(
            visitor.person(),
            context.pathParam("id"),
            context.pathParam("partner"),
            verdict.equals("agree"),
            reason(form));
    ConsoleEndpoints.seeOther(context, "/console/reviews");
  }
}
