package dev.tocsin.node.api;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DraftDesk;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.stix.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Warnings in the making.
record DraftRoutes(DraftDesk desk) {
  private static final int LIMIT_DEFAULT = 50;
  private static final String DRAFTS = "/drafts";
  private static final String DRAFT = DRAFTS + "/{draft}";
  private static final Pattern COMMA = Pattern.compile(",");

  List<Route> all() {
    return Stream.concat(looking().stream(), acting().stream()).toList();
  }

  private List<Route> looking() {
    return List.of(
        new Route(
            Shape.get(DRAFTS, "limit", "open"),
            Access.open(Rights.SEE_DRAFTS),
            "the newest drafts, newest first; with `open=true` those that something can still be"
                + " done with",
            request ->
                Reply.list(
                    desk.drafts(request.caller(), request.truth("open"), limit(request)),
                    draft -> line(request, draft))),
        // Before the one with a step that varies, since the first that fits answers.
        new Route(
            Shape.get(DRAFTS + "/unreviewed", "limit"),
            Access.open(Rights.SEE_DRAFTS),
            "drafts with an emergency release that no second person has looked at",
            request ->
                Reply.list(
                    desk.unreviewed(request.caller(), limit(request)),
                    draft -> line(request, draft))),
        new Route(
            Shape.get(DRAFT),
            Access.hidden(Rights.SEE_DRAFTS),
            "one draft, by its id or a beginning of it that only one has",
            request ->
                Reply.of(DraftJson.view(desk.draft(request.caller(), request.step("draft"))))),
        new Route(
            Shape.get(DRAFT + "/preview/{partner}"),
            Access.hidden(Rights.READ_CONTENT),
            "what one partner would get, beside the draft, and what stands against it",
            request ->
                Reply.of(
                    DraftJson.rendering(
                        desk.preview(
                            request.caller(), request.step("draft"), request.step("partner"))))));
  }

  private List<Route> acting() {
    return List.of(
        new Route(
            Shape.post(DRAFTS, Takes.STIX, query()),
            Access.open(Rights.DRAFT),
            "begin a draft; `to` names partners, with commas",
            request -> Reply.made(line(request, desk.begin(request.caller(), input(request))))),
        new Route(
            Shape.post(DRAFT + "/change", Takes.STIX, query("revision")),
            Access.hidden(Rights.DRAFT),
            "give it other content, which voids every approval; `revision` is the one that the"
                + " caller saw",
            this::change),
        act("/approve", Rights.APPROVE, "approve: `partner`, `revision`, `digest`", this::approve),
        act(
            "/clear",
            Rights.APPROVE,
            "let a find of the leak check pass: `hit`, `reason`",
            this::clear),
        act(
            "/release",
            Rights.RELEASE,
            "send one partner's rendering: `partner`, `digest`, and `emergency`, the reason, if"
                + " one person does it alone",
            this::release),
        act(
            "/review",
            Rights.APPROVE,
            "look at an emergency release afterwards: `partner`, `agrees`, `note`",
            this::review),
        new Route(
            Shape.post(DRAFT + "/withdraw", Takes.NOTHING),
            Access.hidden(Rights.DRAFT),
            "give it up",
            request ->
                Reply.of(line(request, desk.withdraw(request.caller(), request.step("draft"))))));
  }

  private static Route act(String below, Rights right, String does, Route.Handler handler) {
    return new Route(Shape.post(DRAFT + below, Takes.JSON), Access.hidden(right), does, handler);
  }

  static String[] query(String... more) {
    return Stream.of(
            Arrays.stream(WarningRoutes.QUERY),
            Stream.of("threat_to_life", "to"),
            Arrays.stream(more))
        .flatMap(names -> names)
        .toArray(String[]::new);
  }

  JsonObject line(Request request, WarningDraft draft) {
    return DraftJson.line(draft, desk.recipients(request.caller(), draft));
  }

  private static int limit(Request request) {
    return request.number("limit", LIMIT_DEFAULT, Desk.LIST_MAX);
  }

  private static DraftInput input(Request request) {
    return input(request, request.body());
  }

  static DraftInput input(Request request, Bytes bundle) {
    var recipients =
        request.query("to").stream()
            .flatMap(COMMA::splitAsStream)
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    return new DraftInput(
        WarningRoutes.draft(request, bundle), recipients, request.truth("threat_to_life"));
  }

  private Reply change(Request request) {
    if (request.query("revision").isEmpty()) {
      throw Request.unfit("revision", "the number of the revision that you saw");
    }
    long revision = request.number("revision", 1, Integer.MAX_VALUE);
    return Reply.of(
        line(
            request,
            desk.change(request.caller(), request.step("draft"), revision, input(request))));
  }

  private record Approval(String partner, long revision, String digest) {}

  private Reply approve(Request request) {
    var approval =
        request.json(body ->
            new Approval(
                body.string("partner"), body.longValue("revision"), body.string("digest")));
    return Reply.of(
        line(
            request,
            desk.approve(
                request.caller(),
                request.step("draft"),
                approval.revision(),
                approval.partner(),
                approval.digest())));
  }

  private record Clearance(String hit, String reason) {}

  private Reply clear(Request request) {
    var clearance = request.json(body -> new Clearance(body.string("hit"), body.string("reason")));
    return Reply.of(
        line(
            request,
            desk.clear(
                request.caller(), request.step("draft"), clearance.hit(), clearance.reason())));
  }

  private record Order(String partner, String digest, Optional<String> emergency) {}

  private Reply release(Request request) {
    var order =
        request.json(body ->
            new Order(
                body.string("partner"), body.string("digest"), body.optionalString("emergency")));
    return Reply.made(
        WarningRoutes.id(
            desk.release(
                request.caller(),
                request.step("draft"),
                order.partner(),
                order.digest(),
                order.emergency())));
  }

  private record Look(String partner, boolean agrees, String note) {}

  private Reply review(Request request) {
    var look =
        request.json(body ->
            new Look(body.string("partner"), body.booleanValue("agrees"), body.string("note")));
    return Reply.of(
        line(
            request,
            desk.review(
                request.caller(),
                request.step("draft"),
                look.partner(),
                look.agrees(),
                look.note())));
  }
}
