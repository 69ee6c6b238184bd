package dev.tocsin.core.draft;

import dev.tocsin.core.Seed;
import java.time.Instant;
import java.util.UUID;

/// Names one draft. Ids sort by the time of their making.
///
/// @param value a version 7 UUID (RFC 9562 §5.7)
public record DraftId(UUID value) implements Comparable<DraftId> {
  private static final long VERSION = 0x7000L;

  public DraftId {
    if (value.version() != 7) {
      throw new IllegalArgumentException("a draft id needs a version 7 UUID");
    }
  }

  /// A new one.
  public static DraftId of(Instant now, Seed seed) {
    var random = seed.uuid("draft");
    long high = ((now.toEpochMilli() << 16) | VERSION) | (random.getMostSignificantBits() & 0xfffL);
    return new DraftId(new UUID(high, random.getLeastSignificantBits()));
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not a version 7 UUID in its usual form
  public static DraftId parse(String text) {
    var value = UUID.fromString(text);
    if (!value.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID in its usual lower-case form");
    }
    return new DraftId(value);
  }

  @Override
  public int compareTo(DraftId other) {
    return value.toString().compareTo(other.value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
