package dev.tocsin.exchange;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.exchange.capsule.RoutingAlias;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All partners that a node knows, and the aliases that lead to them. Immutable; a change makes
/// another one.
record Directory(
    Map<LinkId, KnownPartner> partners,
    Map<NodeId, KnownPartner> nodes,
    Map<RoutingAlias, Route> routes) {
  static final Directory EMPTY = new Directory(Map.of(), Map.of(), Map.of());

  /// So many epochs of a link are recognised; a capsule of a closed one must still be refused by
  /// name.
  static final long EPOCHS_KNOWN = 16;

  Directory {
    partners = Map.copyOf(partners);
    nodes = Map.copyOf(nodes);
    routes = Map.copyOf(routes);
  }

  /// Where an alias leads.
  ///
  /// @param enrolment whether anyone may know the alias
  record Route(LinkId link, boolean enrolment) {}

  Directory with(NodeId self, Partner partner, List<Bytes> descriptors) {
    var known =
        Optional.ofNullable(partners.get(partner.link()))
            .filter(each -> each.chain().signed().equals(descriptors))
            .map(each -> each.with(partner))
            .orElseGet(() -> KnownPartner.of(partner, descriptors));
    var nextPartners = new HashMap<>(partners);
    nextPartners.put(partner.link(), known);
    var nextNodes = new HashMap<>(nodes);
    nextNodes.put(partner.node(), known);
    // Aliases under an earlier agreement stay: what is in flight must still arrive.
    var nextRoutes = new HashMap<>(routes);
    nextRoutes.put(RoutingAlias.enrolment(partner.node(), self), new Route(partner.link(), true));
    for (long epoch = 1; epoch <= EPOCHS_KNOWN; epoch++) {
      known
          .pairwise(self, partner.node(), epoch)
          .ifPresent(alias -> nextRoutes.put(alias, new Route(partner.link(), false)));
    }
    return new Directory(nextPartners, nextNodes, nextRoutes);
  }

  Optional<Route> route(RoutingAlias alias) {
    return Optional.ofNullable(routes.get(alias));
  }

  Optional<KnownPartner> partner(LinkId link) {
    return Optional.ofNullable(partners.get(link));
  }

  Optional<KnownPartner> partner(NodeId node) {
    return Optional.ofNullable(nodes.get(node));
  }

  KnownPartner require(LinkId link) {
    return partner(link)
        .orElseThrow(() -> new IllegalStateException("link " + link + " was never learned"));
  }
}
