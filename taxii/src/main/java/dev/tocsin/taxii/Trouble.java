package dev.tocsin.taxii;

import java.time.Duration;
import java.util.Optional;

/// Why there is no answer to use. The sentences are for people; those that quote the server may
/// hold hostile text.
public sealed interface Trouble {
  String sentence();

  /// The server answered with something other than success.
  ///
  /// @param status of HTTP
  /// @param retryAfter how long it asks to wait, within bounds
  record Refused(int status, String sentence, Optional<Duration> retryAfter) implements Trouble {}

  /// There was no whole answer: no connection, a broken one, or not in time.
  record Broken(String sentence) implements Trouble {}

  /// The answer is larger than the limit.
  record TooLarge(String sentence) implements Trouble {}

  /// An answer, but not one of TAXII 2.1.
  record NotTaxii(String sentence) implements Trouble {}

  /// The question was not sent, since it must not be.
  record NotAllowed(String sentence) implements Trouble {}
}
