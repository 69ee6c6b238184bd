package dev.tocsin.stix.json;

/// An expected refusal of foreign bytes: they are not JSON, break a limit, or lack the shape asked
/// for. The message names the fault, the place and the limit, and never quotes a value.
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_POINTER = 256;

  private final Fault fault;
  private final String pointer;
  private final long offset;
  private final String sentence;

  /// A refusal at one place.
  ///
  /// @param pointer where, as a JSON Pointer (RFC 6901); cut with `…` after 256 characters
  /// @param offset where, in bytes from the start; -1 if the bytes are no longer at hand
  /// @param sentence what is wrong and, for a limit, the limit
  public JsonException(Fault fault, String pointer, long offset, String sentence) {
    super(sentence + place(shorten(pointer), offset));
    this.fault = fault;
    this.pointer = shorten(pointer);
    this.offset = offset;
    this.sentence = sentence;
  }

  /// The same refusal, seen from the document that holds the bytes it was found in.
  ///
  /// @param around where those bytes stand, as a JSON Pointer
  /// @param before how many bytes stand before them
  JsonException within(String around, long before) {
    return new JsonException(fault, around + pointer, before + offset, sentence);
  }

  public Fault fault() {
    return fault;
  }

  /// Where, as a JSON Pointer; the empty string is the whole document.
  public String pointer() {
    return pointer;
  }

  /// Where, in bytes from the start; -1 if the document had been parsed before.
  public long offset() {
    return offset;
  }

  private static String place(String pointer, long offset) {
    String where = pointer.isEmpty() ? "the top of the document" : pointer;
    return offset < 0 ? ", at " + where : ", at " + where + " (byte " + offset + ")";
  }

  private static String shorten(String pointer) {
    return pointer.length() <= LONGEST_POINTER
        ? pointer
        : pointer.substring(0, LONGEST_POINTER) + "…";
  }

  /// Why bytes are refused.
  public enum Fault {
    /// Not the grammar of RFC 8259, or the text ends early.
    SYNTAX,
    /// More bytes than the limit.
    TOO_LARGE,
    /// Lists and objects within each other beyond the limit.
    TOO_DEEP,
    /// One name twice in one object.
    DUPLICATE_MEMBER,
    /// A number with more characters, integer digits or a larger exponent than the limit.
    NUMBER_TOO_LARGE,
    /// A string or name longer than the limit.
    STRING_TOO_LONG,
    /// More members, elements or values than the limit.
    TOO_MANY,
    /// Bytes that are not UTF-8; overlong forms and encoded surrogates included.
    INVALID_UTF8,
    /// A Unicode escape for half a surrogate pair.
    LONE_SURROGATE,
    /// Something after the one value.
    TRAILING,
    /// JSON, but not of the shape asked for by [JsonReader].
    SHAPE
  }
}
