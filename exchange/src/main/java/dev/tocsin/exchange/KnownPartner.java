package dev.tocsin.exchange;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.exchange.capsule.RoutingAlias;
import dev.tocsin.exchange.capsule.SealingKey;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.DescriptorException;
import dev.tocsin.exchange.descriptor.NodeNotes;
import dev.tocsin.log.Hash;
import java.util.List;
import java.util.Optional;

/// A partner and its keys, ready for use. Immutable.
///
/// @param sealingKey the newest; capsules are sealed to it
record KnownPartner(
    Partner partner, DescriptorChain chain, SealingKey sealingKey, NodeNotes notes) {

  static KnownPartner of(Partner partner, List<Bytes> descriptors) {
    var chain = DescriptorChain.verify(descriptors);
    if (!chain.node().equals(partner.node())) {
      throw new DescriptorException(
          "The descriptors of link " + partner.link() + " belong to another node.");
    }
    return new KnownPartner(
        partner,
        chain,
        SealingKey.of(chain.newest().kem().getFirst()),
        NodeNotes.of(List.of(chain.newest())));
  }

  KnownPartner with(Partner changed) {
    return new KnownPartner(changed, chain, sealingKey, notes);
  }

  /// Whether the partner surely knows both secrets: it receipted our agreement, and signed its own.
  boolean knowsPairwiseAlias() {
    return partner.agreed() && partner.oursReceived();
  }

  /// The alias in one direction once both agreements are here.
  Optional<RoutingAlias> pairwise(NodeId self, NodeId from, long epoch) {
    if (partner.ours().isEmpty() || partner.theirs().isEmpty()) {
      return Optional.empty();
    }
    Hash ours = partner.ours().map(Statement.Agreement::secret).orElseThrow();
    Hash theirs = partner.theirs().map(Statement.Agreement::secret).orElseThrow();
    boolean weAreLower = self.value().compareTo(partner.node().value()) < 0;
    return Optional.of(
        weAreLower
            ? RoutingAlias.pairwise(ours, theirs, from, epoch)
            : RoutingAlias.pairwise(theirs, ours, from, epoch));
  }
}
