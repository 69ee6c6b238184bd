package dev.tocsin.node.web;

import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// `GET /healthz`: whether the node works, found out by a real write and a real proof. For anyone,
/// so it tells nothing else.
public final class HealthEndpoint implements Endpoints {
  private static final String PATH = "/healthz";

  private final Desk desk;

  public HealthEndpoint(Desk desk) {
    this.desk = desk;
  }

  @Override
  public boolean own(String path) {
    return path.equals(PATH);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(PATH, this::health);
  }

  @Override
  public void refuse(Context context, Problem problem) {
    context.status(problem.kind().status()).result("");
  }

  private void health(Context context) {
    var health = desk.health();
    var json = JsonObject.builder().put("ok", health.ok());
    for (var check : health.checks()) {
      json.put(check.name(), check.detail());
    }
    context
        .status(health.ok() ? 200 : Problem.Kind.OVERLOADED.status())
        .contentType("application/json")
        .result(Json.write(json.build()));
  }
}
