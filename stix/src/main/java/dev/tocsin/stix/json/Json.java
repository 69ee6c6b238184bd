package dev.tocsin.stix.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads and writes JSON. Reading is stricter than RFC 8259: UTF-8 only, no byte order mark, no
/// name twice in an object, no half surrogate pairs, and every dimension has a limit.
///
/// A document costs time linear in its bytes up to the place it is refused at, and builds nothing
/// beyond the limits of depth, strings and numbers. Safe for many threads.
public final class Json {
  private Json() {}

  /// Reads one value that fills the whole input but for white space.
  ///
  /// @throws JsonException if the bytes are refused
  public static JsonValue parse(byte[] utf8, JsonLimits limits) throws JsonException {
    return read(utf8, "", limits).value();
  }

  /// Like [#parse], and says where the objects of a top-level list stand in the input, so that
  /// their original bytes can be kept.
  ///
  /// @param list the name of the list in the top-level object, such as `objects`
  public static SplitDocument split(byte[] utf8, String list, JsonLimits limits)
      throws JsonException {
    return read(utf8, list, limits);
  }

  /// The quick reader first; what it does not take, the exact one refuses with reason and place.
  private static SplitDocument read(byte[] utf8, String list, JsonLimits limits) {
    Optional<SplitDocument> document =
        utf8.length <= limits.maxBytes()
            ? TreeReader.document(utf8, limits, list)
            : Optional.empty();
    return document.orElseGet(() -> new TreeBuilder(utf8, limits, list).build());
  }

  /// The value in UTF-8: no white space, members in their order, numbers as written, no escape that
  /// is not needed. Equal values give equal bytes.
  public static byte[] write(JsonValue value) {
    return new JsonWriter(false).write(value).getBytes(StandardCharsets.UTF_8);
  }

  /// The value for people: one member or element a line, indented by two spaces.
  public static String pretty(JsonValue value) {
    return new JsonWriter(true).write(value);
  }
}
