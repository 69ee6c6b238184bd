package dev.tocsin.core.journal;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.Optional;

/// One thing that happened. The journal of entries is what a node knows; derived rows are made from
/// it by [DerivedRows].
public sealed interface Entry {

  /// A leaf was appended to the log.
  record Appended(long index, Bytes leaf) implements Entry {}

  record LinkMoved(LinkState state) implements Entry {}

  /// A statement was said. Its signed form stands under its digest.
  ///
  /// @param leaf its index in this node's log
  record Said(Place place, StatementId id, Statement.Kind kind, Hash digest, long leaf)
      implements Entry {}

  /// A statement was heard.
  ///
  /// @param reply digest of the statement that answered it; empty if none is owed
  /// @param leaf its index in this node's log
  /// @param blind opens that leaf
  record Heard(
      Place place,
      StatementId id,
      Statement.Kind kind,
      Hash digest,
      Optional<Hash> reply,
      long leaf,
      Hash blind)
      implements Entry {}

  record DeliveryMoved(Delivery delivery) implements Entry {}

  record ReceivedMoved(Received received) implements Entry {}

  /// A capsule was refused outside the sequence.
  ///
  /// @param refusal digest of the refusal that was said
  /// @param detail what failed, for this node's operator
  record Refused(
      Hash capsule, Optional<LinkId> link, Reason reason, Hash refusal, String detail, Instant at)
      implements Entry {}

  record CheckpointSigned(LogPoint point, Instant at) implements Entry {}

  /// A partner cosigned our checkpoint of this size.
  ///
  /// @param stated the partner's clock, from its cosignature
  record Cosigned(LinkId by, long size, Instant stated) implements Entry {}

  /// We cosigned a partner's checkpoint.
  record PartnerCosigned(LinkId link, LogPoint point, Instant at) implements Entry {}

  /// A partner names a leaf in its log that we have no proof of yet: in its receipt for something
  /// of ours, or in a warning of its own.
  ///
  /// @param direction how the partner's log sees the statement
  /// @param statement digest of the statement that the leaf is for
  record ProofWanted(Place place, Leaf.Direction direction, Hash statement, long index)
      implements Entry {}

  /// The proof came and holds.
  ///
  /// @param size the size of the partner's log that the proof is for
  record ProofKept(Place place, Leaf.Direction direction, Hash statement, long index, long size)
      implements Entry {}

  /// The partner's log holds another leaf there, so that there will never be a proof.
  ///
  /// @param size the size of the partner's log that shows it
  record ProofContradicted(
      Place place, Leaf.Direction direction, Hash statement, long index, long size)
      implements Entry {}

  record Alarmed(int number, Alarm alarm) implements Entry {}

  record PartnerMoved(Partner partner) implements Entry {}

  record DescriptorKept(NodeId node, long version) implements Entry {}

  /// A draft of a warning was begun, changed, approved, or left.
  record DraftMoved(WarningDraft draft) implements Entry {}

  /// Objects were added to a collection; they stand under their dates.
  ///
  /// @param by the account that brought them
  /// @param first the date of the first in microseconds; the others follow
  record ObjectsAdded(int collection, String by, long first, int count) implements Entry {}

  /// Objects were taken out of a collection.
  ///
  /// @param why such as `deleted` or `recalled`
  record ObjectsWithdrawn(int collection, String by, String why, long first, int count)
      implements Entry {}

  /// Objects came that a person must accept first, or a person decided about them.
  record Quarantined(int collection, String by, String what, int count) implements Entry {}

  /// Records of what became of requests went with their time.
  record StatusesExpired(int count) implements Entry {}

  /// Another record of the node's, such as an account; the core does not look into it.
  ///
  /// @param value empty to remove it
  record Kept(String kind, String name, Optional<Bytes> value) implements Entry {}
}
