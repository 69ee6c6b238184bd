package dev.tocsin.stix.model;

import java.util.Locale;

/// How exact a time is: it lies within the span that begins with it.
public enum TimestampFidelity implements Word {
  /// Within a day.
  DAY,
  /// Within an hour.
  HOUR,
  /// Within a minute.
  MINUTE,
  /// Within a month.
  MONTH,
  /// Within a second.
  SECOND,
  /// Within a year.
  YEAR;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
