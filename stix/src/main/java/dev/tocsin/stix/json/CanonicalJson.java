package dev.tocsin.stix.json;

import dev.tocsin.stix.json.JsonException.Fault;
import java.util.Optional;
import java.util.OptionalInt;

/// The one text of a JSON value (JSON Canonicalization Scheme, RFC 8785): no white space, names in
/// the order of their UTF-16 units, numbers as ECMAScript writes the double that they read as, and
/// only the escapes that JSON demands. Equal bytes mean equal values to each reader of I-JSON.
///
/// A number is what its double is: `1.0`, `1` and `1.00000000000000000001` are one. Safe for many
/// threads.
public final class CanonicalJson {
  private static final String NO_DOUBLE = "a number is too large for a double (RFC 8785 §3.2.2.3)";

  private CanonicalJson() {}

  /// The canonical form of a document, read within the limits of [Json#parse] and no tree built.
  ///
  /// @throws JsonException if the bytes are refused, or a number is beyond the largest double
  public static byte[] of(byte[] utf8, JsonLimits limits) throws JsonException {
    if (utf8.length <= limits.maxBytes()) {
      Canonicaliser canonicaliser = new Canonicaliser(utf8, limits);
      Optional<byte[]> canonical = canonicaliser.document();
      if (canonical.isPresent()) {
        return canonical.orElseThrow();
      }
      OptionalInt tooLarge = canonicaliser.tooLarge();
      JsonValue value = new TreeBuilder(utf8, limits, "").build().value();
      return write(value, tooLarge.orElse(-1));
    }
    return of(Json.parse(utf8, limits));
  }

  /// The canonical form of a value.
  ///
  /// @throws JsonException if a number is beyond the largest double
  public static byte[] of(JsonValue value) throws JsonException {
    return write(value, -1);
  }

  private static byte[] write(JsonValue value, int offset) {
    CanonicalWriter writer = new CanonicalWriter();
    writer
        .write(value)
        .ifPresent(pointer -> {
          throw new JsonException(Fault.NUMBER_TOO_LARGE, pointer, offset, NO_DOUBLE);
        });
    return writer.toByteArray();
  }

  /// The text of a number; empty if it is beyond the largest double.
  static Optional<String> number(String text) {
    if (isShortWhole(text)) {
      return Optional.of(text);
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Optional.of(EcmaNumber.text(value)) : Optional.empty();
  }

  /// Whether the text is a whole number that each double near it tells apart, so that it stays.
  private static boolean isShortWhole(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() - start > 15 || text.equals("-0")) {
      return false;
    }
    for (int at = start; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }
}
