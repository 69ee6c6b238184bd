package dev.tocsin.core.journal;

import dev.tocsin.core.Bytes;
import java.util.Optional;

/// One row to write, or as read.
///
/// @param key without the table's letter
/// @param value empty to delete the row
public record Row(Table table, Bytes key, Optional<Bytes> value) {

  public static Row put(Table table, Bytes key, Bytes value) {
    return new Row(table, key, Optional.of(value));
  }

  public static Row delete(Table table, Bytes key) {
    return new Row(table, key, Optional.empty());
  }
}
