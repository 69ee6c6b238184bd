package dev.tocsin.stix.validate;

/// The text of hashes by their algorithm (STIX 2.1 §10.7).
final class HashFormats {
  private static final int LONGEST_SSDEEP_BLOCK = 64;

  private HashFormats() {}

  /// Whether the text can be a hash of that algorithm; true for one that the vocabulary lacks.
  static boolean matches(String algorithm, String hash) {
    return switch (algorithm) {
      case "MD5" -> Formats.isHexDigits(hash, 0, 32);
      case "SHA-1" -> Formats.isHexDigits(hash, 0, 40);
      case "SHA-256", "SHA3-256" -> Formats.isHexDigits(hash, 0, 64);
      case "SHA-512", "SHA3-512" -> Formats.isHexDigits(hash, 0, 128);
      case "SSDEEP" -> isSsdeep(hash);
      case "TLSH" -> Formats.isHexDigits(hash, hash.startsWith("T1") ? 2 : 0, 70);
      default -> true;
    };
  }

  /// A block size, and two runs of base64 characters, with colons between them.
  private static boolean isSsdeep(String hash) {
    int first = hash.indexOf(':');
    int second = first < 0 ? -1 : hash.indexOf(':', first + 1);
    if (first < 1 || second < 0 || first > 10) {
      return false;
    }
    for (int at = 0; at < first; at++) {
      if (!Formats.isDigit(hash.charAt(at))) {
        return false;
      }
    }
    return isBlock(hash, first + 1, second) && isBlock(hash, second + 1, hash.length());
  }

  private static boolean isBlock(String hash, int from, int to) {
    if (to - from > LONGEST_SSDEEP_BLOCK) {
      return false;
    }
    for (int at = from; at < to; at++) {
      char unit = hash.charAt(at);
      if (!Formats.isLetter(unit) && !Formats.isDigit(unit) && unit != '+' && unit != '/') {
        return false;
      }
    }
    return true;
  }
}
