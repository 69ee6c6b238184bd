package dev.tocsin.testkit.sim;

import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.link.DeliveryState;
import java.util.Optional;
import java.util.function.Predicate;

/// A fault of a disk that no protocol can bear. Tests plant one to see that its invariant breaks.
///
/// @param lies which batches the disk says are durable before they are
/// @param hidden a table whose single rows the disk does not find
public record Plant(Predicate<Batch> lies, Optional<Table> hidden) {
  /// An honest disk.
  public static final Plant NONE = new Plant(_ -> false, Optional.empty());

  /// A receipt leaves before what it confirms is durable.
  public static Plant receiptBeforeSync() {
    return lying(batch -> batch.entries().stream().anyMatch(each -> each instanceof Entry.Heard));
  }

  /// A statement leaves before it stands in its sender's log.
  public static Plant logAfterSend() {
    return lying(batch ->
        batch.entries().stream()
            .anyMatch(each ->
                each instanceof Entry.DeliveryMoved moved
                    && moved.delivery().state() == DeliveryState.QUEUED));
  }

  /// What was heard before is not recognised.
  public static Plant noDeduplication() {
    return new Plant(_ -> false, Optional.of(Table.HEARD));
  }

  private static Plant lying(Predicate<Batch> about) {
    return new Plant(about, Optional.empty());
  }
}
