package dev.tocsin.node.taxii;

import dev.tocsin.node.taxii.protocol.TaxiiError;
import java.time.Duration;
import java.util.Map;

/// An expected refusal of a TAXII request.
final class TaxiiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient TaxiiError error;
  private final transient Map<String, String> headers;

  TaxiiRefusal(TaxiiError error, Map<String, String> headers) {
    super(error.description());
    this.error = error;
    this.headers = Map.copyOf(headers);
  }

  TaxiiRefusal(TaxiiError error) {
    this(error, Map.of());
  }

  /// What is not there, or not for the caller.
  static TaxiiRefusal absent() {
    return new TaxiiRefusal(TaxiiError.ABSENT);
  }

  static TaxiiRefusal malformed(String description) {
    return new TaxiiRefusal(
        new TaxiiError(400, "bad-request", "The request cannot be understood", description));
  }

  static TaxiiRefusal forbidden(String description) {
    return new TaxiiRefusal(
        new TaxiiError(403, "forbidden", "The account may not do this", description));
  }

  static TaxiiRefusal method(String allowed) {
    return new TaxiiRefusal(
        new TaxiiError(
            405,
            "method",
            "The method is not allowed here",
            "This address takes " + allowed + " only."),
        Map.of("Allow", allowed));
  }

  static TaxiiRefusal mediaType(String description) {
    return new TaxiiRefusal(
        new TaxiiError(415, "media-type", "The media type is not taken here", description));
  }

  static TaxiiRefusal tooLarge(long most) {
    return new TaxiiRefusal(
        new TaxiiError(
            413, "too-large", "Too large", "At most " + most + " bytes are taken here."));
  }

  /// @param after how long to wait
  static TaxiiRefusal tooMany(Duration after) {
    return new TaxiiRefusal(
        new TaxiiError(
            429, "too-many", "Too many requests", "Ask again after the time that is said."),
        Map.of("Retry-After", seconds(after)));
  }

  static TaxiiRefusal busy() {
    return new TaxiiRefusal(
        new TaxiiError(
            503, "overloaded", "The node is busy", "Ask again after the time that is said."),
        Map.of("Retry-After", "5"));
  }

  private static String seconds(Duration after) {
    // Rounded up: whoever comes as early as they were told is not sent away again.
    return Long.toString(Math.max(1, after.plusMillis(999).toSeconds()));
  }

  TaxiiError error() {
    return error;
  }

  Map<String, String> headers() {
    return headers;
  }
}
