package dev.tocsin.core.collection;

import dev.tocsin.core.visibility.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A request to add objects to a collection (TAXII 2.1 §5.5).
///
/// @param by the account's name
/// @param viewer what the account may see, so that no answer tells it of what it may not
/// @param invalid what of the request was no valid object
public record Addition(
    TaxiiCollection collection,
    String by,
    Viewer viewer,
    List<Incoming> objects,
    List<Incoming.Reading.Invalid> invalid,
    Request request) {
  public Addition {
    objects = List.copyOf(objects);
    invalid = List.copyOf(invalid);
  }

  /// The request itself.
  ///
  /// @param status names the record of what became of it
  /// @param at when it came
  /// @param keptUntil when that record goes
  public record Request(UUID status, Instant at, Instant keptUntil) {}
}
