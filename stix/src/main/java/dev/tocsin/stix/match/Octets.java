package dev.tocsin.stix.match;

import dev.tocsin.stix.pattern.ObjectPath;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// How the string of a property stands for octets (STIX 2.1 §2.1, §2.8, §9.6.4).
enum Octets {
  /// It does not; its characters up to U+00FF can be taken for octets.
  TEXT,
  HEX,
  BASE64;

  static Octets of(ObjectPath path) {
    String name = path.lastProperty();
    return name.endsWith("_hex") ? HEX : name.endsWith("_bin") ? BASE64 : TEXT;
  }

  /// Empty if the string does not stand for octets.
  Optional<byte[]> decode(String text) {
    try {
      return switch (this) {
        case TEXT -> latin(text);
        case HEX -> Optional.of(HexFormat.of().parseHex(text));
        case BASE64 -> Optional.of(Base64.getDecoder().decode(text));
      };
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Each character up to U+00FF as one octet; empty if there is a higher one.
  static Optional<byte[]> latin(String text) {
    byte[] octets = new byte[text.length()];
    for (int at = 0; at < octets.length; at++) {
      char unit = text.charAt(at);
      if (unit > 0xff) {
        return Optional.empty();
      }
      octets[at] = (byte) unit;
    }
    return Optional.of(octets);
  }
}
