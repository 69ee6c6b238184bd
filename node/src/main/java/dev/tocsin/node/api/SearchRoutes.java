package dev.tocsin.node.api;

import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.desk.Searched;
import dev.tocsin.node.desk.Searching;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;

/// What this node has on something.
record SearchRoutes(Searching searching) {
  private static final int LIMIT = 20;

  List<Route> all() {
    return List.of(
        new Route(
            Shape.get("/search", "before", "in", "limit", "q"),
            Access.open(Rights.READ_CONTENT),
            "warnings and objects of collections that hold all words of `q`, newest first, as far as"
                + " the caller sees them; `in` is `warnings` or `collections`, `before` goes on from"
                + " an earlier answer",
            this::search));
  }

  private Reply search(Request request) {
    var asked =
        new Searching.Asked(
            request.query("q").orElse(""),
            in(request),
            request.query("before"),
            request.number("limit", LIMIT, Searching.HITS_MAX));
    return Reply.of(json(searching.search(request.caller(), asked)));
  }

  private static Searching.In in(Request request) {
    return switch (request.query("in").orElse("")) {
      case "" -> Searching.In.EVERYWHERE;
      case "warnings" -> Searching.In.WARNINGS;
      case "collections" -> Searching.In.COLLECTIONS;
      default -> throw Request.unfit("in", "warnings or collections");
    };
  }

  private static JsonObject json(Searched searched) {
    var json =
        JsonObject.builder()
            .put("found", StatusRoutes.array(searched.hits(), SearchRoutes::hit))
            .put("warnings_looked_at", searched.warnings())
            .put("objects_looked_at", searched.objects());
    searched.lookedBackTo().ifPresent(at -> json.put("looked_back_to", at.toString()));
    searched.before().ifPresent(before -> json.put("before", before));
    return json.build();
  }

  private static JsonObject hit(Searched.Hit hit) {
    var json = JsonObject.builder().put("at", hit.at().toString());
    switch (hit) {
      case Searched.Warning warning -> {
        json.put("warning", StatementRoutes.line(warning.line()))
            .put("caveats", JsonArray.ofStrings(warning.caveats()))
            .put("copied", warning.copied());
        warning
            .permissions()
            .ifPresent(each -> json.put("permissions", StatementRoutes.permissions(each)));
      }
      case Searched.InCollection held -> {
        json.put(
                "collection",
                JsonObject.builder()
                    .put("id", held.collection().id().toString())
                    .put("title", held.collection().title())
                    .build())
            .put("held", ObjectRoutes.json(held.held()));
        held.tlp().ifPresent(tlp -> json.put("tlp", PartnerRoutes.level(tlp)));
      }
    }
    return json.put("passages", StatusRoutes.array(hit.passages(), SearchRoutes::passage)).build();
  }

  private static JsonObject passage(Searched.Passage passage) {
    return JsonObject.builder()
        .put("where", passage.where())
        .put("pieces", StatusRoutes.array(passage.pieces(), SearchRoutes::piece))
        .build();
  }

  private static JsonObject piece(Searched.Piece piece) {
    return JsonObject.builder().put("text", piece.text()).put("sought", piece.sought()).build();
  }
}
