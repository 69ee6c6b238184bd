package dev.tocsin.core.journal;

import dev.tocsin.log.Hash;
import java.util.List;
import java.util.OptionalLong;

/// What one commit writes. The disk adds the journal row (the entries, at the next number) and the
/// head row, and nothing else.
///
/// @param entries what happened, for the journal; at least one
/// @param rows what to write beside it: rows derived from the entries, and signed bytes
/// @param log how the log grows; empty if it does not
public record Batch(List<Entry> entries, List<Row> rows, java.util.Optional<Growth> log) {
  public Batch {
    entries = List.copyOf(entries);
    rows = List.copyOf(rows);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a commit needs an entry that says what happened");
    }
  }

  /// How far the log grows.
  ///
  /// @param from the size before; the disk refuses the batch if its own differs
  /// @param to the size after
  /// @param root the root after
  public record Growth(long from, long to, Hash root) {}

  /// A batch that leaves the log alone.
  public static Batch of(Entry entry) {
    return new Batch(List.of(entry), DerivedRows.of(entry), java.util.Optional.empty());
  }

  public OptionalLong expectedLogSize() {
    return log.map(growth -> OptionalLong.of(growth.from())).orElse(OptionalLong.empty());
  }
}
