package dev.tocsin.node.api;

import dev.tocsin.core.collection.AdditionStatus;
import dev.tocsin.core.release.Permissions;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.ForwardView;
import dev.tocsin.node.desk.Forwarded;
import dev.tocsin.node.desk.RequestView;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.desk.StatementView;
import dev.tocsin.node.desk.WarningLine;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Statements that came and went.
record StatementRoutes(Desk desk) {
  private static final int LIMIT_DEFAULT = 50;

  List<Route> all() {
    return Stream.concat(reading().stream(), acting().stream()).toList();
  }

  private List<Route> reading() {
    return List.of(
        new Route(
            Shape.get("/inbox", "limit"),
            Access.open(Rights.READ),
            "the newest received warnings, newest first",
            request ->
                Reply.list(desk.inbox(request.caller(), limit(request)), StatementRoutes::line)),
        new Route(
            Shape.get("/outbox", "limit"),
            Access.open(Rights.READ),
            "the newest statements for partners, newest first",
            request ->
                Reply.list(desk.outbox(request.caller(), limit(request)), StatementRoutes::line)),
        new Route(
            Shape.get("/statements/{id}"),
            Access.hidden(Rights.READ),
            "one statement, by its id or a beginning of it that only one has",
            request -> Reply.of(json(desk.statement(request.caller(), request.step("id"))))),
        new Route(
            Shape.get("/statements/{id}/parts/{part}"),
            Access.hidden(Rights.READ_CONTENT),
            "a part's bytes as the sender had them",
            request ->
                new Reply.File(
                    desk.part(request.caller(), request.step("id"), request.step("part")))),
        new Route(
            Shape.get("/statements/{id}/evidence", "content"),
            Access.hidden(Rights.READ),
            "a zip that anyone verifies offline; with `content=true` for those who may read it",
            request ->
                new Reply.File(
                    desk.evidence(request.caller(), request.step("id"), request.truth("content")))),
        new Route(
            Shape.get("/statements/{id}/forward", "partner"),
            Access.hidden(Rights.RELEASE),
            "whether a received warning may be passed on to the partner, and if not why",
            request ->
                Reply.of(
                    json(
                        desk.mayForward(
                            request.caller(),
                            request.step("id"),
                            request.query("partner").orElse(""))))));
  }

  private List<Route> acting() {
    return List.of(
        new Route(
            Shape.post("/statements/{id}/ack", Takes.JSON),
            Access.hidden(Rights.ANSWER),
            "a named person answers: `decision`, `note`",
            this::answer),
        new Route(
            Shape.post("/statements/{id}/forward", Takes.JSON),
            Access.hidden(Rights.RELEASE),
            "pass a received warning on: `partner`, `reason`; as a draft, or by asking its originator",
            this::forward),
        new Route(
            Shape.post("/statements/{id}/collect", Takes.JSON),
            Access.hidden(Rights.ADMIT),
            "put the objects of a received warning that was acknowledged into a `collection`",
            this::collect),
        new Route(
            Shape.post("/statements/{id}/answer", Takes.JSON),
            Access.hidden(Rights.PERMIT),
            "a named person answers a request to pass a warning on: `decision`, `note`",
            this::answerRequest));
  }

  private record Forward(String partner, String reason) {}

  private Reply forward(Request request) {
    var asked =
        request.json(
            body -> new Forward(body.string("partner"), body.optionalString("reason").orElse("")));
    var forwarded =
        desk.forward(request.caller(), request.step("id"), asked.partner(), asked.reason());
    return Reply.made(
        switch (forwarded) {
          case Forwarded.Drafted(var draft) ->
              JsonObject.builder().put("draft", draft.toString()).build();
          case Forwarded.Asked(var id, var reasons) ->
              JsonObject.builder()
                  .put("request", id.toString())
                  .put("reasons", JsonArray.ofStrings(reasons))
                  .build();
        });
  }

  private Reply collect(Request request) {
    var collection = request.json(body -> body.string("collection"));
    var status = desk.collect(request.caller(), request.step("id"), collection);
    return Reply.of(
        JsonObject.builder()
            .put("taken", status.successes().size())
            .put("problems", StatusRoutes.array(status.failures(), StatementRoutes::problem))
            .build());
  }

  private static JsonObject problem(AdditionStatus.Detail failure) {
    return JsonObject.builder()
        .put("id", SafeText.line(failure.id()).text())
        .put("problem", SafeText.of(failure.message()).text())
        .build();
  }

  private Reply answerRequest(Request request) {
    var answer =
        request.json(body ->
            new Answer(
                decision(body, Decision.OF_REQUESTS), body.optionalString("note").orElse("")));
    return Reply.made(
        WarningRoutes.id(
            desk.answerRequest(
                request.caller(), request.step("id"), answer.decision(), answer.note())));
  }

  private static int limit(Request request) {
    return request.number("limit", LIMIT_DEFAULT, Desk.LIST_MAX);
  }

  private record Answer(Decision decision, String note) {}

  private Reply answer(Request request) {
    var answer =
        request.json(body ->
            new Answer(
                decision(body, Decision.OF_WARNINGS), body.optionalString("note").orElse("")));
    return Reply.made(
        WarningRoutes.id(
            desk.decide(request.caller(), request.step("id"), answer.decision(), answer.note())));
  }

  private static Decision decision(JsonReader body, List<Decision> choices) {
    String text = body.string("decision");
    for (var decision : choices) {
      if (decision.wire().equals(text)) {
        return decision;
      }
    }
    throw body.fault(
        "decision",
        "must be one of " + String.join(", ", choices.stream().map(Decision::wire).toList()));
  }

  /// A statement as lists show it.
  static JsonObject line(WarningLine line) {
    return start(line).build();
  }

  private static JsonObject.Builder start(WarningLine line) {
    var json =
        JsonObject.builder()
            .put("id", line.id().toString())
            .put("direction", line.direction().name().toLowerCase(Locale.ROOT))
            .put("partner", line.partner())
            .put("kind", line.kind().wire())
            .put("title", line.title())
            .put("precedence", line.precedence().name())
            .put("exercise", line.exercise());
    line.tlp().ifPresent(tlp -> json.put("tlp", PartnerRoutes.level(tlp)));
    json.put("state", line.state()).put("since", line.since().toString());
    line.notAfter().ifPresent(at -> json.put("not_after", at.toString()));
    line.reason().ifPresent(reason -> json.put("reason", reason));
    line.answer().ifPresent(answer -> json.put("answer", answer(answer)));
    return json.put("awaits_answer", line.awaitsAnswer())
        .put("evidence", line.evidence().name().toLowerCase(Locale.ROOT))
        .put("history", StatusRoutes.array(line.history(), StatementRoutes::moment));
  }

  private static JsonObject answer(WarningLine.Answer answer) {
    return JsonObject.builder()
        .put("by", answer.by())
        .put("decision", answer.decision().wire())
        .put("at", answer.at().toString())
        .put("note", answer.note())
        .build();
  }

  private static JsonObject moment(WarningLine.Moment moment) {
    return JsonObject.builder()
        .put("state", moment.state())
        .put("at", moment.at().toString())
        .build();
  }

  private static JsonObject json(ForwardView view) {
    var json =
        JsonObject.builder()
            .put("partner", view.partner())
            .put("verdict", view.verdict().name().toLowerCase(Locale.ROOT))
            .put("reasons", JsonArray.ofStrings(view.reasons()));
    view.grant().ifPresent(id -> json.put("grant", id.toString()));
    return json.build();
  }

  private static JsonObject request(RequestView view) {
    var json =
        JsonObject.builder()
            .put("id", view.id().toString())
            .put("warning", view.warning().toString())
            .put("organisation", view.organisation())
            .put("recipient", view.recipient().value())
            .put("by", view.by())
            .put("reason", view.reason())
            .put("state", view.state());
    view.answer().ifPresent(answer -> json.put("answer", answer(answer)));
    return json.put("awaits_answer", view.awaitsAnswer()).build();
  }

  static JsonObject permissions(Permissions permissions) {
    return JsonObject.builder()
        .put("act", permissions.act())
        .put("inform", permissions.inform())
        .put("court", permissions.court())
        .put("onward", permissions.onward())
        .put("attribution", permissions.attribution())
        .put("until", permissions.until())
        .build();
  }

  private static JsonObject json(StatementView view) {
    var json = start(view.line());
    view.permissions().ifPresent(each -> json.put("permissions", permissions(each)));
    view.notShown().ifPresent(why -> json.put("not_shown", why));
    view.request().ifPresent(each -> json.put("request", request(each)));
    return json.put("thread", view.thread().toString())
        .put("epoch", view.epoch())
        .put("seq", view.seq())
        .put("digest", view.digest().hex())
        .put("leaf", view.leaf())
        .put("caveats", JsonArray.ofStrings(view.caveats()))
        .put("parts", StatusRoutes.array(view.parts(), StatementRoutes::part))
        .put("objects", StatusRoutes.array(view.objects(), StatementRoutes::object))
        .put("flagged", view.flagged())
        .put("withheld", view.withheld())
        .put("copied", view.copied())
        .put("requests", StatusRoutes.array(view.requests(), StatementRoutes::request))
        .build();
  }

  private static JsonObject part(StatementView.PartLine part) {
    return JsonObject.builder()
        .put("name", part.name())
        .put("type", part.mediaType())
        .put("size", part.sizeBytes())
        .build();
  }

  /// A STIX object for people.
  static JsonObject object(StatementView.ObjectView object) {
    return JsonObject.builder()
        .put("title", object.title())
        .put("kind", object.kind())
        .put(
            "lines",
            StatusRoutes.array(
                object.lines(),
                line ->
                    JsonObject.builder()
                        .put("label", line.label())
                        .put("value", line.value())
                        .build()))
        .build();
  }
}
