package dev.tocsin.node.api;

import dev.tocsin.log.Hash;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.account.MachineAccount.Limits;
import dev.tocsin.node.account.MachineAccounts;
import dev.tocsin.node.account.MachineCredential;
import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.MachineDesk;
import dev.tocsin.node.desk.MachineDesk.May;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Accounts of programs.
record MachineRoutes(MachineDesk desk) {
  private static final String ACCOUNTS = "/taxii/accounts";
  private static final String ACCOUNT = ACCOUNTS + "/{account}";

  List<Route> all() {
    return List.of(
        new Route(
            Shape.get(ACCOUNTS),
            Access.open(Rights.SEE_SHARING),
            "all accounts of programs, without secrets",
            request -> Reply.list(desk.all(request.caller()), MachineRoutes::json)),
        new Route(
            Shape.post(ACCOUNTS, Takes.JSON),
            Access.open(Rights.KEEP_SHARING),
            "add an account of a program: `name`, `attributes`, `limits`",
            this::add),
        new Route(
            Shape.get(ACCOUNT),
            Access.hidden(Rights.SEE_SHARING),
            "one account of a program",
            request -> Reply.of(json(desk.one(request.caller(), request.step("account"))))),
        keep(
            "/attributes",
            "set what the account may see: `attributes`",
            request ->
                Reply.of(
                    json(
                        desk.setAttributes(
                            request.caller(),
                            request.step("account"),
                            request.json(MachineRoutes::attributes))))),
        keep(
            "/limits",
            "set what the account may ask: `requests_per_second`, `burst`, `page_objects`",
            this::limits),
        keep(
            "/grants",
            "set what the account may do with a collection: `collection`, `read`, `write`",
            this::grant),
        act("/disable", "disable the account", request -> disabled(request, true)),
        act("/enable", "enable the account", request -> disabled(request, false)),
        act("/remove", "remove the account with its tokens", this::remove),
        keep("/tokens", "make a token: `name`, `expires`; answers its secret once", this::token),
        keep(
            "/certificates",
            "take certificates of a key: `name`, `pin` (SHA-256 of the public key, hex)",
            this::certificate),
        act(
            "/credentials/{credential}/revoke",
            "revoke a token or certificate, by its name",
            request ->
                Reply.of(
                    json(
                        desk.revoke(
                            request.caller(),
                            request.step("account"),
                            request.step("credential"))))));
  }

  private static Route keep(String below, String does, Route.Handler handler) {
    return new Route(
        Shape.post(ACCOUNT + below, Takes.JSON), Access.hidden(Rights.KEEP_SHARING), does, handler);
  }

  private static Route act(String below, String does, Route.Handler handler) {
    return new Route(
        Shape.post(ACCOUNT + below, Takes.NOTHING),
        Access.hidden(Rights.KEEP_SHARING),
        does,
        handler);
  }

  private record Fresh(String name, Set<String> attributes, Asked limits) {}

  /// Numbers as they were sent, before anyone looks at them.
  private record Asked(long perSecond, long burst, long pageObjects) {
    static Asked of(JsonReader body) {
      var usual = Limits.DEFAULT;
      return new Asked(
          body.optionalLong("requests_per_second").orElse(usual.requestsPerSecond()),
          body.optionalLong("burst").orElse(usual.burst()),
          body.optionalLong("page_objects").orElse(usual.pageObjects()));
    }

    Limits checked() {
      try {
        return new Limits(
            Math.toIntExact(perSecond), Math.toIntExact(burst), Math.toIntExact(pageObjects));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new DeskException(Problem.Kind.BAD_REQUEST, String.valueOf(e.getMessage()));
      }
    }
  }

  private Reply add(Request request) {
    var fresh =
        request.json(body ->
            new Fresh(
                body.string("name"),
                attributes(body),
                body.optionalObject("limits")
                    .map(limits -> {
                      var asked = Asked.of(limits);
                      limits.end();
                      return asked;
                    })
                    .orElseGet(() -> Asked.of(JsonReader.of(JsonObject.builder().build())))));
    return Reply.made(
        json(
            desk.add(
                request.caller(), fresh.name(), fresh.attributes(), fresh.limits().checked())));
  }

  private static Set<String> attributes(JsonReader body) {
    return new TreeSet<>(body.strings("attributes"));
  }

  private Reply limits(Request request) {
    var asked = request.json(Asked::of);
    return Reply.of(
        json(desk.setLimits(request.caller(), request.step("account"), asked.checked())));
  }

  private record Granted(String collection, Set<May> may) {}

  private Reply grant(Request request) {
    var granted =
        request.json(body -> {
          var may = EnumSet.noneOf(May.class);
          if (body.booleanValue("read")) {
            may.add(May.READ);
          }
          if (body.booleanValue("write")) {
            may.add(May.WRITE);
          }
          return new Granted(body.string("collection"), may);
        });
    return Reply.of(
        json(
            desk.grant(
                request.caller(), request.step("account"), granted.collection(), granted.may())));
  }

  private Reply disabled(Request request, boolean disabled) {
    return Reply.of(json(desk.setDisabled(request.caller(), request.step("account"), disabled)));
  }

  private Reply remove(Request request) {
    desk.remove(request.caller(), request.step("account"));
    return new Reply.Nothing();
  }

  private record Wanted(String name, Optional<Instant> expires) {}

  private Reply token(Request request) {
    var wanted =
        request.json(body -> new Wanted(body.string("name"), body.optionalInstant("expires")));
    var fresh =
        desk.addToken(request.caller(), request.step("account"), wanted.name(), wanted.expires());
    return Reply.made(json(fresh.credential()).put("secret", fresh.secret()).build());
  }

  private record Pinned(String name, Hash pin) {}

  private Reply certificate(Request request) {
    var pinned = request.json(body -> new Pinned(body.string("name"), pin(body)));
    return Reply.made(
        json(desk.addCertificate(
                request.caller(), request.step("account"), pinned.name(), pinned.pin()))
            .build());
  }

  private static Hash pin(JsonReader body) {
    try {
      return Hash.fromHex(body.string("pin"));
    } catch (IllegalArgumentException _) {
      throw body.fault("pin", "must be 64 hexadecimal digits");
    }
  }

  private static JsonObject json(MachineAccounts.View view) {
    var account = view.account();
    var limits = account.limits();
    return JsonObject.builder()
        .put("name", account.name())
        .put("attributes", JsonArray.ofStrings(List.copyOf(account.attributes())))
        .put("grants", StatusRoutes.array(account.grants(), MachineRoutes::json))
        .put(
            "limits",
            JsonObject.builder()
                .put("requests_per_second", limits.requestsPerSecond())
                .put("burst", limits.burst())
                .put("page_objects", limits.pageObjects())
                .build())
        .put("disabled", account.disabled())
        .put("created", account.created().toString())
        .put("created_by", account.createdBy())
        .put("credentials", StatusRoutes.array(view.credentials(), each -> json(each).build()))
        .build();
  }

  private static JsonObject json(MachineAccount.Grant grant) {
    return JsonObject.builder()
        .put("collection", grant.collection().toString())
        .put("read", grant.read())
        .put("write", grant.write())
        .build();
  }

  private static JsonObject.Builder json(MachineCredential credential) {
    var json =
        JsonObject.builder()
            .put("name", credential.name())
            .put("kind", credential.kind().wire())
            .put("created", credential.created().toString());
    credential.expires().ifPresent(end -> json.put("expires", end.toString()));
    credential.pin().ifPresent(pin -> json.put("pin", pin.toString()));
    credential.used().ifPresent(hour -> json.put("used", hour.toString()));
    return json;
  }
}
