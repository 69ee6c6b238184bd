package dev.tocsin.stix.json;

/// Well-formed UTF-8 (Unicode 16, table 3-7).
final class Utf8 {
  private Utf8() {}

  /// The bytes of the character beyond ASCII at a place; 0 if they are not well formed or not all
  /// there.
  static int length(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    boolean valid = length > 0 && at + length <= end;
    for (int next = at + 1; valid && next < at + length; next++) {
      valid = (bytes[next] & 0xc0) == 0x80;
    }
    if (valid && length > 2) {
      int second = bytes[at + 1] & 0xff;
      valid =
          switch (lead) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
          };
    }
    return valid ? length : 0;
  }
}
