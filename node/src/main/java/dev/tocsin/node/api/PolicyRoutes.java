package dev.tocsin.node.api;

import dev.tocsin.core.release.policy.Policy;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.PolicyDesk;
import dev.tocsin.node.desk.PolicyView;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The release policy in force.
record PolicyRoutes(PolicyDesk desk) {
  private static final String POLICY = "/policy";

  List<Route> all() {
    return List.of(
        new Route(
            Shape.get(POLICY),
            Access.open(Rights.READ),
            "the release policy in force",
            request -> Reply.of(json(desk.policy(request.caller())))),
        new Route(
            Shape.post(POLICY, Takes.YAML),
            Access.open(Rights.SET_POLICY),
            "put a policy into force; a faulty one changes nothing",
            request -> Reply.of(json(desk.load(request.caller(), request.body())))));
  }

  private static JsonObject json(PolicyView view) {
    var policy = view.policy();
    var json =
        JsonObject.builder()
            .put("version", policy.version().hex())
            .put("since", view.since().toString())
            .put("by", view.by());
    view.leaf().ifPresent(leaf -> json.put("leaf", leaf));
    return json.put("organisation", policy.organisation())
        .put("unmarked", limit(policy.unmarked()))
        .put("communities", communities(policy.communities()))
        .put("partners", partners(policy.partners()))
        .put("release", levels(policy.release()))
        .put(
            "approvals",
            StatusRoutes.array(
                List.of(Tlp.values()),
                level ->
                    JsonObject.builder()
                        .put("level", PartnerRoutes.level(level))
                        .put("people", policy.approvals(level))
                        .build()))
        .put("emergency", limit(policy.emergency().highest()))
        .put("caveats", StatusRoutes.array(policy.caveats(), PolicyRoutes::caveat))
        .put("tests", policy.cases().size())
        .build();
  }

  /// A level, or that there is none.
  private static String limit(Optional<Tlp> level) {
    return level.map(PartnerRoutes::level).orElse("withhold");
  }

  private static JsonArray sorted(Collection<String> words) {
    return JsonArray.ofStrings(words.stream().sorted().toList());
  }

  private static JsonArray communities(Map<String, Set<String>> communities) {
    return StatusRoutes.array(
        List.copyOf(new TreeMap<>(communities).entrySet()),
        each ->
            JsonObject.builder()
                .put("name", each.getKey())
                .put("members", sorted(each.getValue()))
                .build());
  }

  private static JsonArray partners(Map<String, Policy.Partner> partners) {
    return StatusRoutes.array(
        List.copyOf(new TreeMap<>(partners).entrySet()),
        each ->
            JsonObject.builder()
                .put("name", each.getKey())
                .put("ceiling", PartnerRoutes.level(each.getValue().ceiling()))
                .put("client", each.getValue().client())
                .put(
                    "promises",
                    sorted(each.getValue().promises().stream().map(Dimension::word).toList()))
                .build());
  }

  private static JsonArray levels(Map<String, Tlp> release) {
    return StatusRoutes.array(
        List.copyOf(new TreeMap<>(release).entrySet()),
        each ->
            JsonObject.builder()
                .put("role", each.getKey())
                .put("level", PartnerRoutes.level(each.getValue()))
                .build());
  }

  private static JsonObject caveat(Policy.Caveat caveat) {
    return JsonObject.builder()
        .put("text", SafeText.of(caveat.text()).text())
        .put("for", sorted(caveat.recipients()))
        .build();
  }
}
