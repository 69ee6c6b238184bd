package dev.tocsin.stix;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The identifier of a STIX object: its type, `--`, and a UUID (STIX 2.1 §2.9). Only the lower-case
/// text is taken, so that one id has one text.
///
/// @param type such as `indicator`
public record StixId(String type, UUID uuid) {
  private static final int SHORTEST_TYPE = 3;
  private static final int LONGEST_TYPE = 250;
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

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
    int cut = text.length() - 38;
    if (cut < 0 || cut > LONGEST_TYPE || !text.startsWith("--", cut)) {
      return Optional.empty();
    }
    String type = text.substring(0, cut);
    String uuid = text.substring(cut + 2);
    return isType(type) && UUID_TEXT.matcher(uuid).matches()
        ? Optional.of(new StixId(type, UUID.fromString(uuid)))
        : Optional.empty();
  }

  /// Whether the text can name a type: 3 to 250 of `a` to `z`, digits and `-` (STIX 2.1 §3.1).
  public static boolean isType(String text) {
    return text.length() >= SHORTEST_TYPE
        && text.length() <= LONGEST_TYPE
        && text.chars().allMatch(StixId::isTypeCharacter);
  }

  private static boolean isTypeCharacter(int unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9') || unit == '-';
  }

  @Override
  public String toString() {
    return type + "--" + uuid;
  }
}
