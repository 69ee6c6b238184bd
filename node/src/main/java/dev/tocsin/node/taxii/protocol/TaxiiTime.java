package dev.tocsin.node.taxii.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Timestamps as TAXII writes them: UTC, ending in `Z`. Read with 0 to 9 fraction digits, written
/// with six, for `date_added` has microseconds.
public final class TaxiiTime {
  private static final Pattern FORM =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
              + "(?:\\.[0-9]{1,9})?Z");
  private static final DateTimeFormatter SIX_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private TaxiiTime() {}

  /// Reads a timestamp. An offset other than `Z` is refused, as the standard knows none.
  ///
  /// @throws MalformedRequest if it does not read
  public static Instant parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new MalformedRequest("A timestamp is like 2026-01-31T12:00:00.123456Z.");
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw new MalformedRequest("A timestamp names a day that is in no calendar.");
    }
  }

  /// Writes a timestamp with six fraction digits; what is finer is cut off.
  public static String write(Instant time) {
    return SIX_DIGITS.format(time);
  }
}
