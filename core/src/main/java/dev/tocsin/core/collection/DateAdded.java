package dev.tocsin.core.collection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// When an object was added to a collection: in microseconds, and no two in a collection have the
/// same (TAXII 2.1 §3.4).
///
/// @param micros since 1970, UTC
public record DateAdded(long micros) implements Comparable<DateAdded> {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// Before every object.
  public static final DateAdded BEGINNING = new DateAdded(0);

  public DateAdded {
    if (micros < 0) {
      throw new IllegalArgumentException("nothing was added before 1970");
    }
  }

  /// The microsecond that an instant lies in.
  ///
  /// @throws DateTimeException if it is out of range
  public static DateAdded of(Instant instant) {
    try {
      return new DateAdded(Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, instant)));
    } catch (ArithmeticException e) {
      throw new DateTimeException("out of range", e);
    }
  }

  /// The next date in a collection whose last one is this.
  public DateAdded next(Instant now) {
    return new DateAdded(Math.max(of(now).micros, micros + 1));
  }

  public Instant instant() {
    return Instant.ofEpochSecond(micros / MICROS_PER_SECOND, micros % MICROS_PER_SECOND * 1_000);
  }

  @Override
  public int compareTo(DateAdded other) {
    return Long.compare(micros, other.micros);
  }

  /// As the standard writes it, with six digits after the point.
  @Override
  public String toString() {
    return TEXT.format(instant());
  }
}
