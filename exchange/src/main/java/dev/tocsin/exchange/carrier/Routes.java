package dev.tocsin.exchange.carrier;

import dev.tocsin.core.LinkId;
import dev.tocsin.exchange.capsule.RoutingAlias;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.log.Hash;
import java.util.List;
import java.util.Optional;

/// Where partners' nodes are. Safe for many threads.
@FunctionalInterface
public interface Routes {
  /// The way to a partner as its newest descriptor says; empty for an unknown link.
  Optional<Route> route(LinkId link);

  /// The way to one partner.
  ///
  /// @param endpoints preferred first
  /// @param tlsPins SHA-256 of the public keys that its TLS certificates may have
  /// @param alias under which this node calls; empty until both agreements are signed
  record Route(List<Endpoint> endpoints, List<Hash> tlsPins, Optional<RoutingAlias> alias) {
    public Route {
      endpoints = List.copyOf(endpoints);
      tlsPins = List.copyOf(tlsPins);
    }

    List<Endpoint.Web> web() {
      return endpoints.stream()
          .filter(Endpoint.Web.class::isInstance)
          .map(Endpoint.Web.class::cast)
          .toList();
    }
  }
}
