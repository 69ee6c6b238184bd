package dev.tocsin.storage;

import dev.tocsin.core.journal.Row;
import java.util.List;

/// Where the committer's groups go. One thread.
interface Sink {
  /// Writes rows, all or none, and syncs them; a later row wins over an earlier one.
  Written write(List<Row> rows);

  /// What became of a group.
  sealed interface Written {
    /// It is durable.
    record Durable() implements Written {}

    /// The disk is full. Writing may go on once there is room again.
    record Full(String detail) implements Written {}

    /// Writing or syncing failed. What is on the disk is unknown until it is opened anew; in
    /// particular, a second sync that succeeds would prove nothing.
    record Broken(String detail) implements Written {}
  }
}
