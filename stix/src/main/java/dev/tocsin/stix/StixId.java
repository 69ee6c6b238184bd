package dev.tocsin.stix;

import java.util.Optional;
import java.util.UUID;

/// The identifier of a STIX object: its type, `--`, and a UUID (STIX 2.1 §2.9). Only the lower-case
/// text is taken, so that one id has one text.
///
/// @param type such as `indicator`
public record StixId(String type, UUID uuid) {
  private static final int SHORTEST_TYPE = 3;
  private static final int LONGEST_TYPE = 250;
  private static final int UUID_LENGTH = 36;

  public StixId {
    if (!isType(type)) {
      throw new IllegalArgumentException("not a STIX type name");
    }
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if it is not a type, `--` and a lower-case UUID
  public static StixId parse(String text) {
    return read(text).orElseThrow(() -> new IllegalArgumentException("not a STIX id"));
  }

  /// Reads the text form; empty if it is none.
  public static Optional<StixId> read(String text) {
    if (!isId(text)) {
      return Optional.empty();
    }
    int cut = typeLength(text);
    return Optional.of(
        new StixId(text.substring(0, cut), UUID.fromString(text.substring(cut + 2))));
  }

  /// Whether the text is an id. Allocates nothing.
  public static boolean isId(String text) {
    int cut = typeLength(text);
    return cut >= SHORTEST_TYPE
        && cut <= LONGEST_TYPE
        && text.startsWith("--", cut)
        && isTypeUpTo(text, cut)
        && isUuidFrom(text, cut + 2);
  }

  /// Whether the text is an id of an object of that type. Allocates nothing.
  public static boolean isIdOf(String type, String text) {
    return typeLength(text) == type.length() && text.startsWith(type) && isId(text);
  }

  /// How long the type at the start of an id is; of no meaning for other text.
  public static int typeLength(String id) {
    return id.length() - UUID_LENGTH - 2;
  }

  /// Whether the text can name a type: 3 to 250 of `a` to `z`, digits and `-` (STIX 2.1 §3.1).
  public static boolean isType(String text) {
    return text.length() >= SHORTEST_TYPE
        && text.length() <= LONGEST_TYPE
        && isTypeUpTo(text, text.length());
  }

  private static boolean isTypeUpTo(String text, int end) {
    for (int at = 0; at < end; at++) {
      char unit = text.charAt(at);
      if ((unit < 'a' || unit > 'z') && (unit < '0' || unit > '9') && unit != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isUuidFrom(String text, int start) {
    return text.charAt(start + 8) == '-'
        && text.charAt(start + 13) == '-'
        && text.charAt(start + 18) == '-'
        && text.charAt(start + 23) == '-'
        && isHex(text, start, start + 8)
        && isHex(text, start + 9, start + 13)
        && isHex(text, start + 14, start + 18)
        && isHex(text, start + 19, start + 23)
        && isHex(text, start + 24, start + UUID_LENGTH);
  }

  private static boolean isHex(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      char unit = text.charAt(at);
      if ((unit < '0' || unit > '9') && (unit < 'a' || unit > 'f')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return type + "--" + uuid;
  }
}
