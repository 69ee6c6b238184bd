package dev.tocsin.taxii;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long a server asks to wait (RFC 9110 §10.2.3): a number of seconds or a date.
final class RetryAfter {
  static final Duration LEAST = Duration.ofSeconds(1);
  static final Duration MOST = Duration.ofHours(1);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final int LENGTH_MAX = 40;

  private RetryAfter() {}

  /// Never less than [#LEAST] nor more than [#MOST]; empty if the text makes no sense.
  static Optional<Duration> parse(String text, Instant now) {
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
    }
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(bounded(Duration.between(now, date.toInstant())));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration asked) {
    if (asked.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return asked.compareTo(MOST) > 0 ? MOST : asked;
  }
}
