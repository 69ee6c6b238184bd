package dev.tocsin.taxii;

import java.util.List;
import java.util.Optional;

/// What became of objects that were pushed (TAXII 2.1 §4.3).
///
/// @param complete whether the server has dealt with each of them
/// @param total how many it was given; likewise the other counts, which may exceed the lists
public record PushStatus(
    String id,
    boolean complete,
    long total,
    long succeeded,
    long failed,
    long pending,
    List<Fate> failures) {
  public PushStatus {
    failures = List.copyOf(failures);
  }

  /// Of one object.
  public record Fate(String id, String version, Optional<String> message) {}
}
