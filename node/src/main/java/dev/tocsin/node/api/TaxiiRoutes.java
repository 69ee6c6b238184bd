package dev.tocsin.node.api;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Quarantined;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.TaxiiCollection.Inbound;
import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.CollectionDesk;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.desk.WaitingObject;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// API roots, collections, and the objects that wait to come into them.
record TaxiiRoutes(CollectionDesk desk) {
  private static final int WAITING_MAX = 500;
  private static final int WAITING = 50;

  List<Route> all() {
    return List.of(
        new Route(
            Shape.get("/taxii/roots"),
            Access.open(Rights.SEE_SHARING),
            "all API roots",
            request -> Reply.list(desk.roots(request.caller()), TaxiiRoutes::json)),
        new Route(
            Shape.post("/taxii/roots", Takes.JSON),
            Access.open(Rights.KEEP_SHARING),
            "add an API root: `name`, `title`, `description`",
            this::addRoot),
        new Route(
            Shape.post("/taxii/roots/{root}/change", Takes.JSON),
            Access.hidden(Rights.KEEP_SHARING),
            "change an API root: `title`, `description`; what is not sent stays",
            this::changeRoot),
        new Route(
            Shape.post("/taxii/roots/{root}/remove", Takes.NOTHING),
            Access.hidden(Rights.KEEP_SHARING),
            "remove an API root that has no collections",
            this::removeRoot),
        new Route(
            Shape.get("/taxii/collections"),
            Access.open(Rights.SEE_SHARING),
            "all collections",
            request -> Reply.list(desk.collections(request.caller()), TaxiiRoutes::json)),
        new Route(
            Shape.post("/taxii/collections", Takes.JSON),
            Access.open(Rights.KEEP_SHARING),
            "add a collection: `root`, `title`, `description`, `alias`, `unmarked`, `inbound`",
            this::addCollection),
        new Route(
            Shape.post("/taxii/collections/{collection}/change", Takes.JSON),
            Access.hidden(Rights.KEEP_SHARING),
            "change a collection: `title`, `description`, `inbound`; what is not sent stays",
            this::changeCollection),
        new Route(
            Shape.post("/taxii/collections/{collection}/remove", Takes.NOTHING),
            Access.hidden(Rights.KEEP_SHARING),
            "remove a collection with everything in it",
            this::removeCollection),
        new Route(
            Shape.get("/taxii/collections/{collection}/quarantine", "limit"),
            Access.hidden(Rights.ADMIT),
            "the objects that wait to come into a collection, oldest first",
            this::waiting),
        new Route(
            Shape.post("/taxii/collections/{collection}/quarantine/accept", Takes.JSON),
            Access.hidden(Rights.ADMIT),
            "let objects that wait in: `numbers`",
            request -> decide(request, Quarantined.Verdict.ACCEPTED)),
        new Route(
            Shape.post("/taxii/collections/{collection}/quarantine/reject", Takes.JSON),
            Access.hidden(Rights.ADMIT),
            "drop objects that wait: `numbers`",
            request -> decide(request, Quarantined.Verdict.REJECTED)));
  }

  private record Titled(String name, String title, Optional<String> description) {}

  private Reply addRoot(Request request) {
    var wanted =
        request.json(body ->
            new Titled(
                body.string("name"), body.string("title"), body.optionalString("description")));
    return Reply.made(
        json(
            desk.addRoot(
                request.caller(),
                () -> new ApiRoot(wanted.name(), wanted.title(), wanted.description()))));
  }

  private Reply changeRoot(Request request) {
    var change =
        request.json(body ->
            new CollectionDesk.RootChange(
                body.optionalString("title"), body.optionalString("description")));
    return Reply.of(json(desk.changeRoot(request.caller(), request.step("root"), change)));
  }

  private Reply removeRoot(Request request) {
    desk.removeRoot(request.caller(), request.step("root"));
    return new Reply.Nothing();
  }

  private Reply addCollection(Request request) {
    var wanted =
        request.json(body ->
            new NewCollection(
                body.string("root"),
                body.string("title"),
                body.optionalString("description"),
                body.optionalString("alias"),
                unmarked(body),
                inbound(body)));
    return Reply.made(json(desk.addCollection(request.caller(), wanted)));
  }

  private Reply changeCollection(Request request) {
    var change =
        request.json(body ->
            new CollectionDesk.Change(
                body.optionalString("title"),
                body.optionalString("description"),
                body.has("inbound") ? Optional.of(inbound(body)) : Optional.empty()));
    return Reply.of(
        json(desk.changeCollection(request.caller(), request.step("collection"), change)));
  }

  /// What bears no marking is for the fewest, unless somebody says otherwise.
  private static Tlp unmarked(JsonReader body) {
    return body.has("unmarked") ? PartnerRoutes.level(body, "unmarked") : Tlp.RED;
  }

  private static Inbound inbound(JsonReader body) {
    String wire = body.optionalString("inbound").orElse(Inbound.QUARANTINE.wire());
    return Inbound.of(wire)
        .orElseThrow(() -> body.fault("inbound", "must be accept or quarantine"));
  }

  private Reply removeCollection(Request request) {
    desk.removeCollection(request.caller(), request.step("collection"));
    return new Reply.Nothing();
  }

  private Reply waiting(Request request) {
    int limit = request.number("limit", WAITING, WAITING_MAX);
    return Reply.list(
        desk.waiting(request.caller(), request.step("collection"), limit), TaxiiRoutes::json);
  }

  private Reply decide(Request request, Quarantined.Verdict verdict) {
    var numbers = request.json(TaxiiRoutes::numbers);
    return Reply.list(
        desk.decide(request.caller(), request.step("collection"), numbers, verdict),
        TaxiiRoutes::json);
  }

  private static List<Long> numbers(JsonReader body) {
    var numbers = new ArrayList<Long>();
    for (var text : body.strings("numbers")) {
      try {
        numbers.add(Long.parseLong(text));
      } catch (NumberFormatException _) {
        throw body.fault("numbers", "must be texts of whole numbers");
      }
    }
    return numbers;
  }

  private static JsonObject json(ApiRoot root) {
    var json = JsonObject.builder().put("name", root.name()).put("title", root.title());
    root.description().ifPresent(text -> json.put("description", text));
    return json.build();
  }

  private static JsonObject json(TaxiiCollection collection) {
    var json =
        JsonObject.builder()
            .put("id", collection.id().toString())
            .put("root", collection.root())
            .put("title", collection.title());
    collection.description().ifPresent(text -> json.put("description", text));
    collection.alias().ifPresent(text -> json.put("alias", text));
    return json.put("unmarked", PartnerRoutes.level(collection.unmarked()))
        .put("inbound", collection.inbound().wire())
        .build();
  }

  private static JsonObject json(WaitingObject waiting) {
    return JsonObject.builder()
        .put("number", String.valueOf(waiting.number()))
        .put("id", waiting.id())
        .put("by", waiting.by())
        .put("at", waiting.at().toString())
        .put("conflict", waiting.conflict() != Quarantined.Conflict.NONE)
        .put("stands", waiting.conflict() == Quarantined.Conflict.STANDS)
        .put("object", StatementRoutes.object(waiting.object()))
        .build();
  }

  private static JsonObject json(Quarantined.Result result) {
    var json =
        JsonObject.builder()
            .put("number", String.valueOf(result.number()))
            .put("id", result.id())
            .put("done", result.problem().isEmpty());
    if (!result.problem().isEmpty()) {
      json.put("problem", SafeText.line(result.problem()).text());
    }
    return json.build();
  }
}
