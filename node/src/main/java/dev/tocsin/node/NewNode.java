package dev.tocsin.node;

import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.web.TlsKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a new node begins with.
///
/// @param endpoints where partners reach it
/// @param unlock what will open its keys
/// @param tls a certificate from elsewhere; empty to make one if an endpoint is https
/// @param settings chosen values by the names of settings; the others keep their defaults
/// @param people the first accounts
public record NewNode(
    OrganisationName organisation,
    List<Endpoint> endpoints,
    Unlock unlock,
    Optional<TlsKey> tls,
    Map<String, String> settings,
    List<FirstAccount> people) {

  public NewNode {
    endpoints = List.copyOf(endpoints);
    settings = Map.copyOf(settings);
    people = List.copyOf(people);
  }

  /// A person who may log in from the start.
  public record FirstAccount(String name, Role role, String password) {
    @Override
    public String toString() {
      return "the account " + name;
    }
  }

  boolean encrypted() {
    return endpoints.stream().anyMatch(each -> each instanceof Endpoint.Web web && web.encrypted());
  }
}
