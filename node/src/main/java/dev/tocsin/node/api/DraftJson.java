package dev.tocsin.node.api;

import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.release.leak.Hit;
import dev.tocsin.core.release.render.Gap;
import dev.tocsin.node.desk.DraftView;
import dev.tocsin.node.desk.RenderingView;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;

/// Drafts and what becomes of them, for programs.
final class DraftJson {
  private DraftJson() {}

  /// A draft as lists show it.
  ///
  /// @param recipients its partners by name
  static JsonObject line(WarningDraft draft, List<DraftView.RecipientLine> recipients) {
    return start(draft, recipients).build();
  }

  private static JsonObject.Builder start(
      WarningDraft draft, List<DraftView.RecipientLine> recipients) {
    var content = draft.content();
    var json =
        JsonObject.builder()
            .put("id", draft.id().toString())
            .put("revision", draft.revision())
            .put("state", draft.state().words())
            .put("title", SafeText.line(content.title()).text())
            .put("size", content.sizeBytes())
            .put("precedence", content.precedence().name())
            .put("exercise", content.exercise())
            .put("threat_to_life", content.threatToLife());
    content.notAfter().ifPresent(at -> json.put("not_after", at.toString()));
    content.passesOn().ifPresent(warning -> json.put("passes_on", warning.toString()));
    return json.put("authors", JsonArray.ofStrings(draft.authors()))
        .put("changed", draft.history().getLast().at().toString())
        .put("open", draft.open())
        .put("awaits_review", draft.awaitsReview())
        .put("recipients", StatusRoutes.array(recipients, each -> recipient(draft, each)));
  }

  private static JsonObject recipient(WarningDraft draft, DraftView.RecipientLine recipient) {
    var approvals =
        draft.approvals().stream()
            .filter(each -> each.recipient().number() == recipient.link())
            .toList();
    var json =
        JsonObject.builder()
            .put("partner", recipient.partner())
            .put("approvals", StatusRoutes.array(approvals, DraftJson::approval));
    draft.releases().stream()
        .filter(each -> each.recipient().number() == recipient.link())
        .findFirst()
        .ifPresent(release -> json.put("release", release(release)));
    return json.build();
  }

  private static JsonObject approval(WarningDraft.Approval approval) {
    return JsonObject.builder()
        .put("person", approval.person())
        .put("at", approval.at().toString())
        .put("digest", approval.rendering().hex())
        .build();
  }

  private static JsonObject release(WarningDraft.Release release) {
    var json =
        JsonObject.builder()
            .put("statement", release.statement().toString())
            .put("person", release.person())
            .put("at", release.at().toString())
            .put("digest", release.rendering().hex());
    release.emergency().ifPresent(reason -> json.put("emergency", safe(reason)));
    release.review().ifPresent(review -> json.put("review", review(review)));
    return json.build();
  }

  private static JsonObject review(WarningDraft.Review review) {
    return JsonObject.builder()
        .put("person", review.person())
        .put("agrees", review.agrees())
        .put("note", safe(review.note()))
        .put("at", review.at().toString())
        .build();
  }

  /// A draft opened.
  static JsonObject view(DraftView view) {
    var draft = view.draft();
    return start(draft, view.recipients())
        .put("clearances", StatusRoutes.array(draft.clearances(), DraftJson::clearance))
        .put("history", StatusRoutes.array(draft.history(), DraftJson::moment))
        .put("objects", StatusRoutes.array(view.objects(), StatementRoutes::object))
        .put("withheld", view.bundle().size() == 0)
        .build();
  }

  private static JsonObject clearance(WarningDraft.Clearance clearance) {
    return JsonObject.builder()
        .put("hit", clearance.hit())
        .put("person", clearance.person())
        .put("reason", safe(clearance.reason()))
        .put("at", clearance.at().toString())
        .build();
  }

  private static JsonObject moment(WarningDraft.Moment moment) {
    return JsonObject.builder()
        .put("what", moment.what())
        .put("person", moment.person())
        .put("at", moment.at().toString())
        .build();
  }

  /// What one partner would get.
  static JsonObject rendering(RenderingView view) {
    var rendering = view.rendering();
    var json =
        JsonObject.builder()
            .put("partner", view.partner())
            .put("digest", view.digest().hex())
            .put("tlp", PartnerRoutes.level(rendering.level()))
            .put("size", rendering.bytes().size())
            .put("draft", StatusRoutes.array(view.draft(), DraftJson::side))
            .put("rendered", StatusRoutes.array(view.rendered(), DraftJson::side))
            .put("gaps", StatusRoutes.array(rendering.gaps(), DraftJson::gap))
            .put("caveats", JsonArray.ofStrings(rendering.caveats()))
            .put("permissions", JsonArray.ofStrings(view.permissions()))
            .put("hits", StatusRoutes.array(view.hits(), DraftJson::hit))
            .put("cleared", StatusRoutes.array(view.cleared(), DraftJson::hit));
    view.conflict().ifPresent(conflict -> json.put("conflict", conflict.sentence()));
    return json.put("objections", JsonArray.ofStrings(view.objections()))
        .put("approvals_required", view.approvalsRequired())
        .put("approved_by", JsonArray.ofStrings(view.approvedBy()))
        .put("may_approve", view.mayApprove())
        .put("may_release", view.mayRelease())
        .put("may_release_alone", view.mayReleaseAlone())
        .build();
  }

  private static JsonObject side(RenderingView.Side side) {
    return JsonObject.builder()
        .put("id", side.id())
        .put("origin", side.origin())
        .put("object", StatementRoutes.object(side.object()))
        .build();
  }

  private static JsonObject gap(Gap gap) {
    return JsonObject.builder()
        .put("object", gap.object().toString())
        .put("selector", gap.selector())
        .put("cause", gap.cause().word())
        .put("rule", gap.rule().word())
        .put("reason", safe(gap.reason()))
        .build();
  }

  private static JsonObject hit(Hit hit) {
    return JsonObject.builder()
        .put("key", hit.key())
        .put("where", safe(hit.where().toString()))
        .put("how", hit.how().toString())
        .put("found", safe(hit.found()))
        .put("permitted", hit.permitted())
        .put("sentence", safe(hit.sentence()))
        .build();
  }

  private static String safe(String text) {
    return SafeText.of(text).text();
  }
}
