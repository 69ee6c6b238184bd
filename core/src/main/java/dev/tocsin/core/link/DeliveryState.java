package dev.tocsin.core.link;

import java.util.EnumSet;
import java.util.Set;

/// Where an outgoing statement is, seen from its sender. The words are the same in code, API,
/// console and documents.
public enum DeliveryState {
  /// Written, not yet approved.
  DRAFTED,
  /// Approved for release, not yet in the outbox.
  APPROVED,
  /// In the outbox with its place in the sequence and its leaf in the log.
  QUEUED,
  /// Given to a transport that can answer.
  SENT,
  /// Given to a carrier that cannot answer, such as a file.
  HANDED_OVER,
  /// Receipted by the partner's machine.
  RECEIVED,
  /// Receipted, but set aside there.
  QUARANTINED,
  /// The partner's machine said no.
  REFUSED,
  /// A named human answered.
  ACKNOWLEDGED,
  /// The partner reported what it did.
  ACTIONED,
  /// Both sides are done with it.
  CLOSED,
  /// Its time passed before a human answered.
  EXPIRED,
  /// Taken back; the partner has not confirmed yet.
  RECALL_PENDING,
  /// Taken back, and confirmed.
  RECALLED;

  /// The states that may come next. A late receipt or answer to something expired is still
  /// recorded, since proof of it matters more than the order.
  public Set<DeliveryState> next() {
    return switch (this) {
      case DRAFTED -> EnumSet.of(APPROVED);
      case APPROVED -> EnumSet.of(QUEUED, EXPIRED, RECALL_PENDING);
      case QUEUED ->
          EnumSet.of(SENT, HANDED_OVER, RECEIVED, QUARANTINED, REFUSED, EXPIRED, RECALL_PENDING);
      case SENT -> EnumSet.of(HANDED_OVER, RECEIVED, QUARANTINED, REFUSED, EXPIRED, RECALL_PENDING);
      case HANDED_OVER -> EnumSet.of(SENT, RECEIVED, QUARANTINED, REFUSED, EXPIRED, RECALL_PENDING);
      case RECEIVED, QUARANTINED -> EnumSet.of(ACKNOWLEDGED, EXPIRED, RECALL_PENDING);
      case EXPIRED -> EnumSet.of(RECEIVED, QUARANTINED, REFUSED, ACKNOWLEDGED, RECALL_PENDING);
      case ACKNOWLEDGED -> EnumSet.of(ACTIONED, CLOSED, RECALL_PENDING);
      case ACTIONED -> EnumSet.of(CLOSED, RECALL_PENDING);
      case RECALL_PENDING -> EnumSet.of(RECALLED);
      case REFUSED, CLOSED, RECALLED -> EnumSet.noneOf(DeliveryState.class);
    };
  }

  public boolean mayBecome(DeliveryState state) {
    return next().contains(state);
  }

  /// Whether the outbox still owes the partner this statement. An expired one that was never
  /// receipted stays owed: it arrives late and marked so, rather than not at all.
  public boolean owed() {
    return switch (this) {
      case QUEUED, SENT, HANDED_OVER, EXPIRED -> true;
      case DRAFTED,
          APPROVED,
          RECEIVED,
          QUARANTINED,
          REFUSED,
          ACKNOWLEDGED,
          ACTIONED,
          CLOSED,
          RECALL_PENDING,
          RECALLED ->
          false;
    };
  }

  /// The word for people.
  public String words() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
