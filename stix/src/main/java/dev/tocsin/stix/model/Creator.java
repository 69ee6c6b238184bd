package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Who makes new objects (STIX 2.1 §3.5), and where their ids and times come from. As safe for many
/// threads as its sources.
///
/// @param identity the identity for `created_by_ref`; empty for an anonymous creator
public record Creator(IdSource ids, InstantSource clock, Optional<StixId> identity) {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public Creator {
    if (identity.isPresent() && !identity.get().type().equals("identity")) {
      throw new IllegalArgumentException("a creator is an identity, not " + identity.get());
    }
  }

  /// A creator without an identity.
  public static Creator anonymous(IdSource ids, InstantSource clock) {
    return new Creator(ids, clock, Optional.empty());
  }

  /// The same sources, for objects of this identity.
  ///
  /// @throws IllegalArgumentException if the id is of another type
  public Creator as(StixId creator) {
    return new Creator(ids, clock, Optional.of(creator));
  }

  /// The moment as `created` and `modified` need it, cut off to milliseconds (STIX 2.1 §3.2).
  public static StixTimestamp timestamp(Instant moment) {
    return new StixTimestamp(MILLISECONDS.format(moment));
  }

  StixTimestamp now() {
    return timestamp(clock.instant());
  }

  StixId newId(String type) {
    return new StixId(type, ids.next());
  }
}
