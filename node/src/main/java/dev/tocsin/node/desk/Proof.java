package dev.tocsin.node.desk;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Received;

/// How far the proof of a statement has come.
final class Proof {
  private Proof() {}

  /// Of something sent: this log's leaf is cosigned by the partner, and the partner's log is proven
  /// to hold its own.
  static WarningLine.Evidence of(Records records, Delivery delivery) {
    boolean complete =
        cosigned(records, delivery.place().link(), delivery.label().leaf())
            && records.proof(delivery.label().digest()).isPresent();
    return evidence(complete);
  }

  /// Of something received: the same, the other way round.
  static WarningLine.Evidence of(Records records, Received received) {
    boolean complete =
        cosigned(records, received.place().link(), received.label().leaf())
            && records.proof(received.label().digest()).isPresent();
    return evidence(complete);
  }

  private static boolean cosigned(Records records, LinkId link, long leaf) {
    return records.cosigned(link, leaf + 1).isPresent();
  }

  private static WarningLine.Evidence evidence(boolean complete) {
    return complete ? WarningLine.Evidence.COMPLETE : WarningLine.Evidence.PENDING;
  }
}
