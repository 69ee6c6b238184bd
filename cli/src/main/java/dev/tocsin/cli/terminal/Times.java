package dev.tocsin.cli.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times for people: in their zone, with UTC beside it.
///
/// @param zone of the person
public record Times(ZoneId zone) {
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  /// Such as `2030-01-31 09:00:00 CET (08:00:00 UTC)`; the day stands twice where it differs.
  public String text(Instant at) {
    var here = at.atZone(zone);
    var utc = at.atZone(ZoneOffset.UTC);
    String local = DAY_AND_TIME.format(here);
    if (here.getOffset().equals(ZoneOffset.UTC)) {
      return local + " UTC";
    }
    boolean sameDay = here.toLocalDate().equals(utc.toLocalDate());
    String beside = (sameDay ? TIME : DAY_AND_TIME).format(utc);
    return local + " " + ZONE.format(here) + " (" + beside + " UTC)";
  }
}
