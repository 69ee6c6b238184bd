package dev.tocsin.node;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The network edge, with a memory of why capsules do not get through to a partner. Safe for many
/// threads.
///
/// @param troubles the reason of the last failure, by link, until a capsule gets through
record WatchedNetwork(Network network, Map<LinkId, String> troubles) implements Network {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedNetwork.class);

  WatchedNetwork(Network network) {
    this(network, new ConcurrentHashMap<>());
  }

  /// Why the last capsule for a partner did not get through; empty if it did.
  Optional<String> trouble(LinkId link) {
    return Optional.ofNullable(troubles.get(link));
  }

  @Override
  public void send(LinkId link, Bytes capsule, Consumer<Sent> back) {
    network.send(
        link,
        capsule,
        sent -> {
          note(link, sent);
          back.accept(sent);
        });
  }

  private void note(LinkId link, Sent sent) {
    switch (sent) {
      case Sent.Failed failed -> {
        // The same reason again and again, for hours, would only hide other lines.
        if (!failed.reason().equals(troubles.put(link, failed.reason()))) {
          LOG.warn("nothing gets through on link {}: {}", link.number(), failed.reason());
        }
      }
      case Sent.Answered _, Sent.Taken _, Sent.Throttled _, Sent.ByHand _ -> troubles.remove(link);
    }
  }

  @Override
  public void askWitness(LinkId link, Bytes request, Consumer<Witnessed> back) {
    network.askWitness(link, request, back);
  }

  @Override
  public void fetchTiles(LinkId link, List<String> paths, Consumer<Fetched> back) {
    network.fetchTiles(link, paths, back);
  }
}
