package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.JournalJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What became of a request to add objects (TAXII 2.1 §4.3.1).
///
/// @param root the API root that it was made to
/// @param by the account that made it, to which alone it is shown
/// @param at when it came
public record AdditionStatus(
    UUID id,
    String root,
    String by,
    Instant at,
    List<Detail> successes,
    List<Detail> failures,
    List<Detail> pendings) {

  public AdditionStatus {
    successes = List.copyOf(successes);
    failures = List.copyOf(failures);
    pendings = List.copyOf(pendings);
  }

  /// What became of one object (TAXII 2.1 §4.3.2).
  ///
  /// @param id as sent, or empty if it had none
  /// @param version as sent, or empty
  /// @param message why it failed or waits; empty for a success
  public record Detail(String id, String version, String message) {}

  Bytes write() {
    return JournalJson.write(this);
  }

  static AdditionStatus read(Bytes json) {
    return JournalJson.read(json, AdditionStatus.class);
  }
}
