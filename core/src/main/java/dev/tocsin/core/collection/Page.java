package dev.tocsin.core.collection;

import java.util.List;

/// A page of what a reader may see, in the order of addition.
///
/// @param more whether there is more for this reader after it
/// @param position where the next page begins: after this date
public record Page<T>(List<T> items, boolean more, DateAdded position) {
  public Page {
    items = List.copyOf(items);
  }

  /// One object of a page.
  public record Found(DateAdded date, ObjectRow row) {}

  /// How large a page may become.
  ///
  /// @param items at least 1
  /// @param bytes beyond which no further item is added; one always is
  public record Bounds(int items, long bytes) {}
}
