package dev.tocsin.stix.json;

/// What a document may cost before it is refused. Each limit is inclusive.
///
/// @param maxBytes of the whole document
/// @param maxDepth of lists and objects within each other; at most 256
/// @param maxStringBytes of one string or name as written, without the quotes
/// @param maxMembers of one object
/// @param maxElements of one list
/// @param maxIntegerDigits before the decimal point of a number
/// @param maxNumberLength characters of a number
/// @param maxExponent of a number, of either sign
/// @param maxValues in the whole document; bounds the heap, at about 150 bytes each
public record JsonLimits(
    int maxBytes,
    int maxDepth,
    int maxStringBytes,
    int maxMembers,
    int maxElements,
    int maxIntegerDigits,
    int maxNumberLength,
    int maxExponent,
    int maxValues) {
  private static final int MEBIBYTE = 1024 * 1024;

  /// For STIX bundles and TAXII envelopes.
  public static final JsonLimits STIX =
      new JsonLimits(64 * MEBIBYTE, 32, 16 * MEBIBYTE, 10_000, 500_000, 20, 32, 400, 3_000_000);

  /// For signed statements and small requests.
  public static final JsonLimits STATEMENT =
      new JsonLimits(MEBIBYTE, 16, MEBIBYTE, 1_000, 10_000, 20, 32, 400, 50_000);

  public JsonLimits {
    requirePositive("maxBytes", maxBytes);
    requirePositive("maxDepth", maxDepth);
    requirePositive("maxStringBytes", maxStringBytes);
    requirePositive("maxMembers", maxMembers);
    requirePositive("maxElements", maxElements);
    requirePositive("maxIntegerDigits", maxIntegerDigits);
    requirePositive("maxNumberLength", maxNumberLength);
    requirePositive("maxExponent", maxExponent);
    requirePositive("maxValues", maxValues);
    if (maxDepth > 256) {
      throw new IllegalArgumentException("maxDepth is at most 256, since reading is recursive");
    }
  }

  public JsonLimits withMaxBytes(int bytes) {
    return new JsonLimits(
        bytes,
        maxDepth,
        maxStringBytes,
        maxMembers,
        maxElements,
        maxIntegerDigits,
        maxNumberLength,
        maxExponent,
        maxValues);
  }

  public JsonLimits withMaxStringBytes(int bytes) {
    return new JsonLimits(
        maxBytes,
        maxDepth,
        bytes,
        maxMembers,
        maxElements,
        maxIntegerDigits,
        maxNumberLength,
        maxExponent,
        maxValues);
  }

  public JsonLimits withMaxDepth(int depth) {
    return new JsonLimits(
        maxBytes,
        depth,
        maxStringBytes,
        maxMembers,
        maxElements,
        maxIntegerDigits,
        maxNumberLength,
        maxExponent,
        maxValues);
  }

  /// Members of one object, elements of one list, values in all.
  public JsonLimits withMaxCounts(int members, int elements, int values) {
    return new JsonLimits(
        maxBytes,
        maxDepth,
        maxStringBytes,
        members,
        elements,
        maxIntegerDigits,
        maxNumberLength,
        maxExponent,
        values);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is at least 1, not " + value);
    }
  }
}
