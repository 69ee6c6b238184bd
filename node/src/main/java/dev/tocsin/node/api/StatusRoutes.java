package dev.tocsin.node.api;

import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.desk.StatusView;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How the node is.
record StatusRoutes(Desk desk) {
  List<Route> all() {
    return List.of(
        new Route(
            Shape.get("/status"),
            Access.open(Rights.READ),
            "the node's health, log, partners and alarms",
            request -> Reply.of(json(desk.status(request.caller())))));
  }

  private static JsonObject json(StatusView status) {
    return JsonObject.builder()
        .put("organisation", SafeText.line(status.organisation()).text())
        .put("node", status.node().toString())
        .put("version", status.version())
        .put("since", status.since().toString())
        .put("health", health(status.health()))
        .put("log", log(status.log()))
        .put("partners", array(status.partners(), StatusRoutes::neighbour))
        .put("alarms", array(status.alarms(), StatusRoutes::alarm))
        .build();
  }

  private static JsonObject health(StatusView.Health health) {
    return JsonObject.builder()
        .put("ok", health.ok())
        .put(
            "checks",
            array(
                health.checks(),
                check ->
                    JsonObject.builder()
                        .put("name", check.name())
                        .put("ok", check.ok())
                        .put("detail", check.detail())
                        .build()))
        .build();
  }

  private static JsonObject log(StatusView.Log log) {
    return JsonObject.builder()
        .put("origin", log.origin())
        .put("size", log.size())
        .put("root", log.root())
        .put("checkpoint_size", log.checkpointSize())
        .put("cosigned", array(log.cosigned(), StatusRoutes::cosigned))
        .build();
  }

  private static JsonObject cosigned(StatusView.Cosigned cosigned) {
    var json = JsonObject.builder().put("partner", cosigned.partner()).put("size", cosigned.size());
    cosigned.at().ifPresent(at -> json.put("at", at.toString()));
    return json.build();
  }

  private static JsonObject neighbour(StatusView.Neighbour partner) {
    var json =
        JsonObject.builder()
            .put("name", partner.name())
            .put("node", partner.node().toString())
            .put("state", partner.state().words())
            .put("queued", partner.queued());
    partner.oldestQueued().ifPresent(at -> json.put("oldest_queued", at.toString()));
    partner
        .missing()
        .ifPresent(gap ->
            json.put(
                "missing",
                JsonObject.builder().put("from", gap.from()).put("to", gap.to()).build()));
    return json.build();
  }

  private static JsonObject alarm(StatusView.AlarmView alarm) {
    var json = JsonObject.builder().put("kind", alarm.kind().name().toLowerCase(Locale.ROOT));
    alarm.partner().ifPresent(partner -> json.put("partner", partner));
    return json.put("detail", SafeText.line(alarm.detail()).text())
        .put("at", alarm.at().toString())
        .build();
  }

  /// A list of what each element is written as.
  static <T> JsonArray array(List<T> all, Function<T, JsonValue> each) {
    return new JsonArray(all.stream().map(each).toList());
  }
}
