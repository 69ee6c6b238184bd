package dev.tocsin.node.api;

import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.AccountView;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.Standing;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
            "add an account: `name`, `role`, `attributes`, `password`",
            this::add),
        new Route(
            Shape.post("/accounts/{account}/disable", Takes.NOTHING),
            Access.hidden(Rights.ACCOUNTS),
            "disable an account; its sessions end",
            request ->
                changed(request, desk.disableAccount(request.caller(), request.step("account")))),
        new Route(
            Shape.post("/accounts/{account}/attributes", Takes.JSON),
            Access.hidden(Rights.ACCOUNTS),
            "set what the account may see: `attributes`; its sessions end",
            this::attributes),
        new Route(
            Shape.post("/accounts/{account}/password", Takes.JSON),
            Access.hidden(Rights.ACCOUNTS),
            "set a password: `password`; the account's sessions end",
            this::password));
  }

  private record Fresh(String name, Role role, Optional<Set<String>> attributes, String password) {}

  private Reply add(Request request) {
    var fresh =
        request.json(body ->
            new Fresh(
                body.string("name"),
                Role.of(body.string("role"))
                    .orElseThrow(() -> body.fault("role", "is not a role of this node")),
                body.has("attributes")
                    ? Optional.of(Set.copyOf(body.strings("attributes")))
                    : Optional.<Set<String>>empty(),
                body.string("password")));
    var attributes = fresh.attributes().orElseGet(() -> Standing.usual(fresh.role()));
    var account =
        desk.addAccount(request.caller(), fresh.name(), fresh.role(), attributes, fresh.password());
    return Reply.made(warned(request, account));
  }

  private Reply attributes(Request request) {
    var attributes = request.json(body -> Set.copyOf(body.strings("attributes")));
    return changed(
        request, desk.setAttributes(request.caller(), request.step("account"), attributes));
  }

  private Reply changed(Request request, AccountView account) {
    return Reply.of(warned(request, account));
  }

  /// With what whoever changes accounts should know of all of them.
  private JsonObject warned(Request request, AccountView account) {
    var json = members(account);
    desk.gap(request.caller()).ifPresent(warning -> json.put("warning", warning));
    return json.build();
  }

  private Reply password(Request request) {
    String password = request.json(body -> body.string("password"));
    return Reply.of(json(desk.setPassword(request.caller(), request.step("account"), password)));
  }

  private static JsonObject json(AccountView account) {
    return members(account).build();
  }

  private static JsonObject.Builder members(AccountView account) {
    return JsonObject.builder()
        .put("name", account.name())
        .put("role", account.role().wire())
        .put("attributes", JsonArray.ofStrings(List.copyOf(account.attributes())))
        .put("disabled", account.disabled())
        .put("created", account.created().toString());
  }
}
