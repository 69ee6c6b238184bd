package dev.tocsin.stix.json;

/// What a document that is read piece by piece may cost before it is refused. Each limit is
/// inclusive.
///
/// @param maxBytes of the whole document
/// @param maxElements of the list that is read
/// @param each limits of one element, and of all other members of the document together; the depth
///   counts from the top of the document, the bytes bound the memory
public record JsonStreamLimits(long maxBytes, int maxElements, JsonLimits each) {
  private static final int MEBIBYTE = 1024 * 1024;

  /// For STIX bundles of any practical size: one object of 16 MiB at most, and 200,000 values.
  public static final JsonStreamLimits BUNDLE =
      new JsonStreamLimits(
          64L * 1024 * MEBIBYTE,
          100_000_000,
          JsonLimits.STIX.withMaxBytes(16 * MEBIBYTE).withMaxCounts(10_000, 100_000, 200_000));

  public JsonStreamLimits {
    if (maxBytes < 1 || maxElements < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
    if (each.maxDepth() < 3) {
      throw new IllegalArgumentException("an element stands in a list in an object: depth 3");
    }
  }
}
