package dev.tocsin.node.api;

import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.AccountView;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;

/// Accounts of this node's people.
record AccountRoutes(Desk desk) {
  List<Route> all() {
    return List.of(
        new Route(
            Shape.get("/accounts"),
            Access.open(Rights.ACCOUNTS),
            "all accounts",
            request -> Reply.list(desk.accounts(request.caller()), AccountRoutes::json)),
        new Route(
            Shape.post("/accounts", Takes.JSON),
            Access.open(Rights.ACCOUNTS),
            "add an account: `name`, `role`, `password`",
            this::add),
        new Route(
            Shape.post("/accounts/{account}/disable", Takes.NOTHING),
            Access.hidden(Rights.ACCOUNTS),
            "disable an account; its sessions end",
            request ->
                Reply.of(json(desk.disableAccount(request.caller(), request.step("account"))))),
        new Route(
            Shape.post("/accounts/{account}/password", Takes.JSON),
            Access.hidden(Rights.ACCOUNTS),
            "set a password: `password`; the account's sessions end",
            this::password));
  }

  private record Fresh(String name, Role role, String password) {}

  private Reply add(Request request) {
    var fresh =
        request.json(body ->
            new Fresh(
                body.string("name"),
                Role.of(body.string("role"))
                    .orElseThrow(() -> body.fault("role", "is not a role of this node")),
                body.string("password")));
    return Reply.made(
        json(desk.addAccount(request.caller(), fresh.name(), fresh.role(), fresh.password())));
  }

  private Reply password(Request request) {
    String password = request.json(body -> body.string("password"));
    return Reply.of(json(desk.setPassword(request.caller(), request.step("account"), password)));
  }

  private static JsonObject json(AccountView account) {
    return JsonObject.builder()
        .put("name", account.name())
        .put("role", account.role().wire())
        .put("disabled", account.disabled())
        .put("created", account.created().toString())
        .build();
  }
}
