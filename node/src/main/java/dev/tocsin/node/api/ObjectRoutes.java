package dev.tocsin.node.api;

import dev.tocsin.core.collection.Origin;
import dev.tocsin.core.collection.Withdrawing.Why;
import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.DraftDesk;
import dev.tocsin.node.desk.HeldObject;
import dev.tocsin.node.desk.ObjectDesk;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;

/// What is in collections.
record ObjectRoutes(ObjectDesk desk, DraftDesk drafts) {
  private static final int LIMIT = 50;
  private static final String COLLECTION = "/taxii/collections/{collection}";

  List<Route> all() {
    return List.of(
        new Route(
            Shape.get(COLLECTION + "/objects", "after", "id", "limit", "type"),
            Access.hidden(Rights.READ_CONTENT),
            "the last versions of a collection's objects that the caller may see, in the order of"
                + " addition; `after` is an earlier page's `next`",
            this::objects),
        new Route(
            Shape.post(COLLECTION + "/draft", Takes.JSON, DraftRoutes.query()),
            Access.hidden(Rights.DRAFT),
            "begin a draft of objects of a collection, with the definitions of their markings:"
                + " `objects`; `to` names partners, with commas",
            this::draft),
        new Route(
            Shape.post(COLLECTION + "/withdraw", Takes.JSON),
            Access.hidden(Rights.TAKE_OUT),
            "take objects out with all their versions: `objects`, `reason`, and `revoke`, to put a"
                + " version there that revokes each",
            this::withdraw));
  }

  private Reply objects(Request request) {
    var search =
        new ObjectDesk.Search(
            request.query("type"),
            request.query("id"),
            request.query("after"),
            request.number("limit", LIMIT, ObjectDesk.PAGE_MAX));
    var found = desk.objects(request.caller(), request.step("collection"), search);
    var json =
        JsonObject.builder()
            .put("objects", StatusRoutes.array(found.objects(), ObjectRoutes::json));
    found.next().ifPresent(next -> json.put("next", next));
    return Reply.of(json.build());
  }

  static JsonObject json(HeldObject held) {
    var json =
        JsonObject.builder()
            .put("id", held.id())
            .put("version", held.version())
            .put("date", held.date())
            .put("copied", held.copied());
    held.origin().ifPresent(origin -> json.put("origin", json(origin)));
    return json.put("object", StatementRoutes.object(held.object())).build();
  }

  private static JsonObject json(Origin origin) {
    return JsonObject.builder()
        .put("partner", origin.partner())
        .put("statement", origin.statement())
        .build();
  }

  private Reply draft(Request request) {
    var ids = request.json(body -> body.strings("objects"));
    var bundle = desk.bundle(request.caller(), request.step("collection"), ids);
    var draft = drafts.begin(request.caller(), DraftRoutes.input(request, bundle));
    return Reply.made(new DraftRoutes(drafts).line(request, draft));
  }

  private record Order(List<String> ids, Why why, boolean revoke) {}

  private Reply withdraw(Request request) {
    var order =
        request.json(body ->
            new Order(
                body.strings("objects"),
                why(body),
                body.has("revoke") && body.booleanValue("revoke")));
    var done =
        desk.withdraw(
            request.caller(), request.step("collection"), order.ids(), order.why(), order.revoke());
    return Reply.list(done, ObjectRoutes::json);
  }

  private static Why why(JsonReader body) {
    return Why.of(body.string("reason"))
        .orElseThrow(() -> body.fault("reason", "must be deleted, recalled or wrong"));
  }

  private static JsonObject json(ObjectDesk.Withdrawn withdrawn) {
    var json =
        JsonObject.builder()
            .put("id", withdrawn.id())
            .put("versions", withdrawn.versions())
            .put("done", withdrawn.problem().isEmpty());
    if (!withdrawn.problem().isEmpty()) {
      json.put("problem", SafeText.of(withdrawn.problem()).text());
    }
    return json.build();
  }
}
