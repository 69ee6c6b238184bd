package dev.tocsin.core.protocol;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.log.Hash;
import java.time.Instant;

/// What the reactor does once a step's commit, and every one before it, is durable. Only [Learn],
/// which stays within the node, is done at once.
public sealed interface Effect {

  record Tell(Event.Ticket ticket, Answer answer) implements Effect {}

  /// Answer with the capsule of a statement that this node said.
  record TellCapsule(Event.Ticket ticket, Hash digest, boolean byHand) implements Effect {}

  /// Answer with this node's cosignature on the partner's checkpoint.
  record TellCosignature(Event.Ticket ticket, LinkId link, long size) implements Effect {}

  /// Give a delivery's capsule to the network.
  record Send(Place place, Hash digest) implements Effect {}

  /// Keep the head of the newest checkpoint apart from the store.
  record KeepApart(LogPoint point) implements Effect {}

  /// Look at a link's outbox.
  record Pump(LinkId link) implements Effect {}

  record SetTimer(Timers.Alarm alarm, Instant when) implements Effect {}

  /// Ask a partner to cosign the newest checkpoint.
  ///
  /// @param held the size that the partner holds
  record AskWitness(LinkId link, long held) implements Effect {}

  /// Fetch what proves that the partner's log holds what its receipts name.
  record FetchProofs(LinkId link) implements Effect {}

  /// Tell the keys what is now known of a partner. It does not wait for the commit: like the state,
  /// the keys are ahead of the disk, and learn again what the disk holds if a commit fails.
  record Learn(LinkId link) implements Effect {}
}
