package dev.tocsin.stix.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads JSON's tokens out of bytes within the limits, as strictly as [Json]. It says only that
/// something is amiss, by [Amiss], and where it stood: what exactly is wrong, and the words for it,
/// are for [TreeBuilder] to find in the same bytes. For one thread.
final class Lexer {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final byte[] bytes;
  private final int end;
  private final int maxStringBytes;
  private final int maxIntegerDigits;
  private final int maxNumberLength;
  private final int maxExponent;

  /// The next byte to be read.
  private int at;

  /// The last string without its quotes, or the last number.
  private int tokenFrom;

  private int tokenTo;

  /// Whether the last string has a character beyond ASCII, or an escape.
  private boolean wide;

  private boolean escaped;

  /// The last name, and its hash: that of [String#hashCode].
  private String name = "";

  private int nameHash;

  Lexer(byte[] bytes, int from, int end, JsonLimits limits) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.maxStringBytes = limits.maxStringBytes();
    this.maxIntegerDigits = limits.maxIntegerDigits();
    this.maxNumberLength = limits.maxNumberLength();
    this.maxExponent = limits.maxExponent();
  }

  /// The bytes are no JSON, break a limit, or end early. It has no stack and no reason, since this
  /// is only the way to the reader that explains.
  static final class Amiss extends Exception {
    private static final long serialVersionUID = 1;

    Amiss() {
      super("amiss", null, false, false);
    }
  }

  int position() {
    return at;
  }

  int tokenFrom() {
    return tokenFrom;
  }

  int tokenTo() {
    return tokenTo;
  }

  /// Whether the last string or name holds an escape.
  boolean escaped() {
    return escaped;
  }

  String name() {
    return name;
  }

  int nameHash() {
    return nameHash;
  }

  /// The next byte without reading it; -1 at the end.
  int peek() {
    return at < end ? bytes[at] : -1;
  }

  /// The next byte that is not white space, without reading it; -1 at the end.
  int peekToken() {
    while (at < end) {
      byte unit = bytes[at];
      if (!isBlank(unit)) {
        return unit;
      }
      at++;
    }
    return -1;
  }

  /// Whether the byte is white space (RFC 8259 §2).
  static boolean isBlank(byte unit) {
    return unit <= ' ' && (unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t');
  }

  /// Reads the byte that [#peek] has shown.
  void skip() {
    at++;
  }

  void expect(int wanted) throws Amiss {
    if (peekToken() != wanted) {
      throw new Amiss();
    }
    at++;
  }

  /// Reads the rest of `true`, `false` or `null`.
  void literal(String word) throws Amiss {
    if (end - at < word.length()) {
      throw new Amiss();
    }
    for (int index = 0; index < word.length(); index++) {
      if (bytes[at + index] != word.charAt(index)) {
        throw new Amiss();
      }
    }
    at += word.length();
  }

  /// Reads a name and the colon after it, up to its value.
  void member() throws Amiss {
    if (peek() != '"') {
      throw new Amiss();
    }
    string();
    if (wide || escaped) {
      name = text();
      nameHash = name.hashCode();
    } else {
      nameHash = 0;
      for (int index = tokenFrom; index < tokenTo; index++) {
        nameHash = 31 * nameHash + bytes[index];
      }
      name = NameTable.name(bytes, tokenFrom, tokenTo, nameHash);
    }
    expect(':');
    peekToken();
  }

  /// Like [#member], but makes no string of the name, and [#nameHash] is another: equal for equal
  /// names, quick to compute.
  void bareMember() throws Amiss {
    if (peek() != '"') {
      throw new Amiss();
    }
    string();
    if (escaped) {
      byte[] utf8 = text().getBytes(StandardCharsets.UTF_8);
      nameHash = hash(utf8, 0, utf8.length);
    } else {
      nameHash = hash(bytes, tokenFrom, tokenTo);
    }
    expect(':');
    peekToken();
  }

  /// The hash that [#bareMember] takes of a name in UTF-8.
  static int hash(byte[] utf8, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ (long) WORDS.get(utf8, at)) * MIX;
      hash ^= hash >>> 32;
    }
    if (at < to) {
      hash = (hash ^ rest(utf8, at, to)) * MIX;
    }
    return (int) (hash ^ hash >>> 32);
  }

  /// The last up to seven bytes as one word, the missing ones zero.
  private static long rest(byte[] utf8, int at, int to) {
    if (at + Long.BYTES <= utf8.length) {
      return (long) WORDS.get(utf8, at) & (-1L >>> (8 * (Long.BYTES - (to - at))));
    }
    long word = 0;
    for (int index = to - 1; index >= at; index--) {
      word = word << 8 | (utf8[index] & 0xff);
    }
    return word;
  }

  /// Whether two names that were read are the same, as they are written or without their escapes.
  boolean sameName(int from, int to, int otherFrom, int otherTo) {
    if (Arrays.equals(bytes, from, to, bytes, otherFrom, otherTo)) {
      return true;
    }
    return unescaped(from, to).equals(unescaped(otherFrom, otherTo));
  }

  /// Reads a string from its opening quote to after the closing one.
  void string() throws Amiss {
    tokenFrom = ++at;
    wide = false;
    escaped = false;
    while (true) {
      skipPlain();
      int unit = at < end ? bytes[at] : 0;
      if (unit == '"') {
        break;
      } else if (unit == '\\') {
        escaped = true;
        escape();
      } else if (unit < 0) {
        wide = true;
        wide();
      } else {
        throw new Amiss();
      }
    }
    tokenTo = at++;
    if (tokenTo - tokenFrom > maxStringBytes) {
      throw new Amiss();
    }
  }

  /// Goes on to a quote, a backslash, a control character, a byte beyond ASCII, or the end. Eight
  /// bytes at once, each tested by the carry into its high bit.
  private void skipPlain() {
    int place = at;
    while (place + Long.BYTES <= end) {
      long word = (long) WORDS.get(bytes, place);
      long quote = word ^ ('"' * ONES);
      long backslash = word ^ ('\\' * ONES);
      long stops =
          (((quote - ONES) & ~quote)
                  | ((backslash - ONES) & ~backslash)
                  | (word - ' ' * ONES)
                  | word)
              & HIGH_BITS;
      if (stops != 0) {
        at = place + (Long.numberOfTrailingZeros(stops) >>> 3);
        return;
      }
      place += Long.BYTES;
    }
    while (place < end && bytes[place] >= ' ' && bytes[place] != '"' && bytes[place] != '\\') {
      place++;
    }
    at = place;
  }

  private void escape() throws Amiss {
    if (at + 1 >= end) {
      throw new Amiss();
    }
    switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at += 2;
      case 'u' -> {
        char unit = unicode(at);
        at += 6;
        if (Character.isSurrogate(unit)) {
          if (Character.isLowSurrogate(unit) || !Character.isLowSurrogate(unicode(at))) {
            throw new Amiss();
          }
          at += 6;
        }
      }
      default -> throw new Amiss();
    }
  }

  /// The UTF-16 unit of a Unicode escape.
  private char unicode(int from) throws Amiss {
    if (from + 6 > end || bytes[from] != '\\' || bytes[from + 1] != 'u') {
      throw new Amiss();
    }
    int unit = 0;
    for (int digit = from + 2; digit < from + 6; digit++) {
      int value = bytes[digit] < 0 ? -1 : Character.digit(bytes[digit], 16);
      if (value < 0) {
        throw new Amiss();
      }
      unit = unit << 4 | value;
    }
    return (char) unit;
  }

  /// Reads characters of two to four bytes up to one of one byte (Unicode 16, table 3-7).
  private void wide() throws Amiss {
    while (at < end && bytes[at] < 0) {
      int length = Utf8.length(bytes, at, end);
      if (length == 0) {
        throw new Amiss();
      }
      at += length;
    }
  }

  /// Reads a number (RFC 8259 §6).
  void number() throws Amiss {
    tokenFrom = at;
    if (peek() == '-') {
      at++;
    }
    int first = peek();
    int integer = digits();
    if (integer > maxIntegerDigits || (first == '0' && integer > 1)) {
      throw new Amiss();
    }
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      exponent();
    }
    tokenTo = at;
    if (tokenTo - tokenFrom > maxNumberLength) {
      throw new Amiss();
    }
  }

  /// Reads at least one digit, and counts them.
  private int digits() throws Amiss {
    int from = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw new Amiss();
    }
    return at - from;
  }

  private void exponent() throws Amiss {
    if (peek() == '+' || peek() == '-') {
      at++;
    }
    int from = at;
    digits();
    int exponent = 0;
    for (int index = from; index < at && exponent <= maxExponent; index++) {
      exponent = 10 * exponent + bytes[index] - '0';
    }
    if (exponent > maxExponent) {
      throw new Amiss();
    }
  }

  /// The characters of the last string.
  String text() {
    if (escaped) {
      return unescaped(tokenFrom, tokenTo);
    }
    return new String(
        bytes,
        tokenFrom,
        tokenTo - tokenFrom,
        wide ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  /// The characters of the last number.
  String digitsText() {
    return new String(bytes, tokenFrom, tokenTo - tokenFrom, StandardCharsets.ISO_8859_1);
  }

  /// The characters of a string that was read before, between its quotes.
  String unescaped(int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int plain = from;
    int place = from;
    while (place < to) {
      if (bytes[place] != '\\') {
        place++;
        continue;
      }
      text.append(new String(bytes, plain, place - plain, StandardCharsets.UTF_8));
      text.append(unescaped(place));
      place += bytes[place + 1] == 'u' ? 6 : 2;
      plain = place;
    }
    text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8));
    return text.toString();
  }

  private char unescaped(int backslash) {
    return switch (bytes[backslash + 1]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int unit = 0;
        for (int digit = backslash + 2; digit < backslash + 6; digit++) {
          unit = unit << 4 | Character.digit(bytes[digit], 16);
        }
        yield (char) unit;
      }
      default -> (char) bytes[backslash + 1];
    };
  }
}
