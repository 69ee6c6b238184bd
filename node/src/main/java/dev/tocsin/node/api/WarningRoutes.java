package dev.tocsin.node.api;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.Preview;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Warnings on their way out.
record WarningRoutes(Desk desk) {
  static final String[] QUERY = {"precedence", "exercise", "not_after", "title"};

  List<Route> all() {
    return List.of(
        new Route(
            Shape.post("/partners/{partner}/preview", Takes.STIX, QUERY),
            Access.hidden(Rights.RELEASE),
            "what would leave, and what stands against it",
            request ->
                Reply.of(
                    json(desk.preview(request.caller(), request.step("partner"), draft(request))))),
        new Route(
            Shape.post("/partners/{partner}/warnings", Takes.STIX, QUERY),
            Access.hidden(Rights.RELEASE),
            "release a warning to the partner at once, where the policy asks for no second person",
            request ->
                Reply.made(
                    id(desk.release(request.caller(), request.step("partner"), draft(request))))));
  }

  static Draft draft(Request request) {
    return draft(request, request.body());
  }

  /// What the query says of a bundle that stands elsewhere.
  static Draft draft(Request request, Bytes bundle) {
    return new Draft(
        bundle,
        request.query("title"),
        precedence(request.query("precedence").orElse(Precedence.ROUTINE.name())),
        request.truth("exercise"),
        time(request.query("not_after")));
  }

  private static Precedence precedence(String text) {
    for (var precedence : Precedence.values()) {
      if (precedence.name().equals(text)) {
        return precedence;
      }
    }
    throw Request.unfit("precedence", "FLASH, IMMEDIATE, PRIORITY or ROUTINE");
  }

  private static Optional<Instant> time(Optional<String> text) {
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException _) {
      throw Request.unfit("not_after", "a time such as 2030-01-31T08:00:00Z");
    }
  }

  /// The one member `id`.
  static JsonObject id(StatementId id) {
    return JsonObject.builder().put("id", id.toString()).build();
  }

  private static JsonObject json(Preview preview) {
    return JsonObject.builder()
        .put("partner", preview.partner())
        .put("title", preview.title())
        .put("tlp", PartnerRoutes.level(preview.tlp()))
        .put("ceiling", PartnerRoutes.level(preview.ceiling()))
        .put("size", preview.sizeBytes())
        .put("objects", StatusRoutes.array(preview.objects(), StatementRoutes::object))
        .put("flagged", preview.flagged())
        .put("objections", JsonArray.ofStrings(preview.objections()))
        .build();
  }
}
