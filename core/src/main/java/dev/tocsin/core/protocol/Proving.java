package dev.tocsin.core.protocol;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.statement.LogPoint;
import java.util.List;
import java.util.Optional;

/// Proofs that a partner's log holds the leaves that its receipts name.
public final class Proving {
  private Proving() {}

  /// Which tiles of a partner's log are needed.
  public record Plan(LogPoint point, List<String> paths) {}

  public static Optional<Plan> plan(Records records, LinkId link) {
    return records.partnerCheckpoint(link).flatMap(_ -> Optional.empty());
  }

  static void tiles(Change change, Event.TilesCame event) {
    change.link(event.link());
  }
}
