package dev.tocsin.stix;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// A moment in UTC (STIX 2.1 §2.16), with the text it was written in, since the digits after the
/// second belong to an object's version.
///
/// @param text RFC 3339 with `Z` and at most nine digits of a second
public record StixTimestamp(String text) implements Comparable<StixTimestamp> {
  private static final Pattern TEXT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?Z");
  private static final int WITH_MILLISECONDS = "2030-01-31T08:00:00.000Z".length();

  public StixTimestamp {
    if (text.length() > 30 || !TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("not a STIX timestamp");
    }
    try {
      Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a STIX timestamp: there is no such day", e);
    }
  }

  /// Reads the text form; empty if it is none.
  public static Optional<StixTimestamp> read(String text) {
    try {
      return Optional.of(new StixTimestamp(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  public Instant instant() {
    return Instant.parse(text);
  }

  /// Whether it has exactly three digits after the second, as `created` and `modified` must have
  /// (STIX 2.1 §3.2).
  public boolean inMilliseconds() {
    return text.length() == WITH_MILLISECONDS;
  }

  /// In order of time; different texts of one moment compare as equal.
  @Override
  public int compareTo(StixTimestamp other) {
    return instant().compareTo(other.instant());
  }

  @Override
  public String toString() {
    return text;
  }
}
