package dev.tocsin.node.api;

import dev.tocsin.core.Bytes;
import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.PartnerView;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/// Partners and their enrolment.
record PartnerRoutes(Desk desk) {
  private static final String PREFIX = "TLP:";

  List<Route> all() {
    return List.of(
        new Route(
            Shape.get("/partners"),
            Access.open(Rights.READ),
            "all partners",
            request -> Reply.list(desk.partners(request.caller()), PartnerRoutes::json)),
        new Route(
            Shape.get("/partners/{partner}"),
            Access.hidden(Rights.READ),
            "one partner",
            request -> Reply.of(json(desk.partner(request.caller(), request.step("partner"))))),
        new Route(
            Shape.post("/partners", Takes.JSON),
            Access.open(Rights.INVITE),
            "take in a descriptor: `name`, and `descriptor` (its text) or `url`",
            this::invite),
        new Route(
            Shape.post("/partners/{partner}/shown", Takes.NOTHING),
            Access.hidden(Rights.INVITE),
            "the number was shown to a person",
            request -> Reply.of(json(desk.shown(request.caller(), request.step("partner"))))),
        new Route(
            Shape.post("/partners/{partner}/confirm", Takes.JSON),
            Access.hidden(Rights.CONFIRM),
            "a person compared the number: `number`, `ceiling`, `terms`",
            this::confirm));
  }

  private record Invitation(String name, Optional<String> descriptor, Optional<String> url) {}

  private Reply invite(Request request) {
    var invitation =
        request.json(body ->
            new Invitation(
                body.string("name"),
                body.optionalString("descriptor"),
                body.optionalString("url")));
    if (invitation.descriptor().isPresent() == invitation.url().isPresent()) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST, "An invitation has a descriptor or a url, one of the two.");
    }
    var partner =
        invitation.descriptor().isPresent()
            ? desk.invite(
                request.caller(),
                invitation.name(),
                Bytes.utf8(invitation.descriptor().orElseThrow()))
            : desk.inviteFrom(
                request.caller(), invitation.name(), address(invitation.url().orElseThrow()));
    return Reply.made(json(partner));
  }

  private static URI address(String url) {
    try {
      var address = new URI(url);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException _) {
      // refused below
    }
    throw new DeskException(
        Problem.Kind.BAD_REQUEST, "A node's url is such as https://node.example.org:8443.");
  }

  private record Comparison(String number, Tlp ceiling, List<String> terms) {}

  private Reply confirm(Request request) {
    var comparison =
        request.json(body ->
            new Comparison(body.string("number"), level(body, "ceiling"), body.strings("terms")));
    return Reply.of(
        json(
            desk.confirm(
                request.caller(),
                request.step("partner"),
                comparison.number(),
                comparison.ceiling(),
                comparison.terms())));
  }

  /// A member that is a level without its prefix.
  static Tlp level(JsonReader body, String member) {
    String wanted = PREFIX + body.string(member);
    for (var level : Tlp.values()) {
      if (level.label().equals(wanted)) {
        return level;
      }
    }
    throw body.fault(member, "must be CLEAR, GREEN, AMBER, AMBER+STRICT or RED");
  }

  /// A level without its prefix, such as `AMBER+STRICT`.
  static String level(Tlp tlp) {
    return tlp.label().substring(PREFIX.length());
  }

  private static JsonObject json(PartnerView partner) {
    var json =
        JsonObject.builder()
            .put("name", partner.name())
            .put("organisation", SafeText.line(partner.organisation()).text())
            .put("node", partner.node().toString())
            .put("state", partner.state().words())
            .put("number", partner.number())
            .put(
                "confirmations",
                StatusRoutes.array(partner.confirmations(), PartnerRoutes::confirmation));
    partner.ours().ifPresent(terms -> json.put("ours", terms(terms)));
    partner.theirs().ifPresent(terms -> json.put("theirs", terms(terms)));
    json.put("endpoints", safe(partner.endpoints()));
    partner.trouble().ifPresent(reason -> json.put("trouble", SafeText.line(reason).text()));
    return json.build();
  }

  private static JsonObject confirmation(PartnerView.Confirmation confirmation) {
    return JsonObject.builder()
        .put("person", confirmation.person())
        .put("at", confirmation.at().toString())
        .put("ceiling", level(confirmation.ceiling()))
        .put("terms", safe(confirmation.terms()))
        .build();
  }

  private static JsonObject terms(PartnerView.Terms terms) {
    return JsonObject.builder()
        .put("ceiling", level(terms.ceiling()))
        .put("terms", safe(terms.terms()))
        .put("confirmed_by", safe(terms.confirmedBy()))
        .build();
  }

  private static JsonArray safe(List<String> texts) {
    return JsonArray.ofStrings(texts.stream().map(text -> SafeText.line(text).text()).toList());
  }
}
