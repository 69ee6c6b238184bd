package dev.tocsin.node.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Times for people.
final class Times {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  static String utc(Instant at) {
    return UTC.format(at);
  }

  /// For a machine.
  static String exact(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
