package dev.tocsin.core.release.terms;

import java.time.Instant;
import java.util.Optional;

/// When something may be had.
///
/// @param from not before; empty for no limit
/// @param until no longer from then on; empty for no limit
public record Validity(Optional<Instant> from, Optional<Instant> until) {
  public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

  public boolean holdsAt(Instant now) {
    return from.filter(now::isBefore).isEmpty()
        && until.filter(end -> !now.isBefore(end)).isEmpty();
  }

  /// The times that lie in both.
  public Validity strictest(Validity other) {
    Optional<Instant> later =
        from.flatMap(one -> other.from.map(two -> one.isAfter(two) ? one : two));
    Optional<Instant> earlier =
        until.flatMap(one -> other.until.map(two -> one.isBefore(two) ? one : two));
    return new Validity(
        later.or(() -> from).or(() -> other.from), earlier.or(() -> until).or(() -> other.until));
  }

  @Override
  public String toString() {
    String begin = from.map(time -> "from " + time).orElse("");
    String end = until.map(time -> "until " + time).orElse("");
    return equals(ALWAYS) ? "no limit" : (begin + " " + end).strip();
  }
}
