package dev.tocsin.exchange.carrier;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long a partner asks to wait (RFC 9110 §10.2.3): a number of seconds or a date.
final class RetryAfter {
  static final Duration LEAST = Duration.ofSeconds(1);
  static final Duration MOST = Duration.ofHours(1);
  static final Duration USUAL = Duration.ofSeconds(30);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final int LENGTH_MAX = 40;

  private RetryAfter() {}

  /// Never less than [#LEAST] nor more than [#MOST]; [#USUAL] if there is no header that makes
  /// sense.
  static Duration parse(Optional<String> header, Instant now) {
    Duration asked =
        header
            .filter(text -> text.length() <= LENGTH_MAX)
            .flatMap(text -> read(text, now))
            .orElse(USUAL);
    if (asked.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return asked.compareTo(MOST) > 0 ? MOST : asked;
  }

  private static Optional<Duration> read(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, date.toInstant()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
