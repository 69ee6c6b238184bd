package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// What makes a version of an object (STIX 2.1 §3.6): two objects with one of these must be equal.
///
/// In order of id, then of time; one without a time comes first.
///
/// @param modified empty for observables and marking definitions, which have no versions
public record Version(StixId id, Optional<Instant> modified) implements Comparable<Version> {
  private static final Comparator<Version> ORDER =
      Comparator.comparing((Version version) -> version.id().toString())
          .thenComparing(version -> version.modified().orElse(Instant.MIN));

  public static Version of(StixObject object) {
    return new Version(object.id(), object.modified().map(StixTimestamp::instant));
  }

  /// Whether this is a later version of the same object.
  public boolean isAfter(Version other) {
    return id.equals(other.id()) && compareTo(other) > 0;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}
