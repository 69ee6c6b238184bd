package dev.tocsin.core.release.leak;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/// Encodings under which a value travels unseen.
final class Disguises {
  /// So many bytes of a value tell it: of a longer one the beginning is looked for.
  static final int TELLING_BYTES = 60;

  private static final int FEWEST_BYTES = 4;

  private Disguises() {}

  /// The value in hexadecimal, and in base64 wherever it begins within the bytes encoded.
  static Set<String> of(String value) {
    byte[] all = value.getBytes(StandardCharsets.UTF_8);
    Set<String> disguises = new LinkedHashSet<>();
    if (all.length < FEWEST_BYTES) {
      return disguises;
    }
    byte[] bytes = Arrays.copyOf(all, Math.min(all.length, TELLING_BYTES));
    disguises.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    disguises.add(HexFormat.of().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      disguises.add(base64(bytes, before));
    }
    return disguises;
  }

  /// Only the characters that do not depend on the bytes before and after.
  private static String base64(byte[] bytes, int before) {
    var shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int first = (before * 8 + 5) / 6;
    return text.substring(first, shifted.length * 8 / 6);
  }

  static boolean hasPercent(String text) {
    int at = text.indexOf('%');
    while (at >= 0) {
      if (octet(text, at) >= 0) {
        return true;
      }
      at = text.indexOf('%', at + 1);
    }
    return false;
  }

  /// The text with percent signs read as bytes of UTF-8 (RFC 3986 §2.1), folded.
  static Folded percentRead(String text) {
    var maker = new Folding.Maker(text.length());
    int at = 0;
    while (at < text.length()) {
      int start = at;
      var bytes = new ByteArrayOutputStream();
      while (at < text.length() && octet(text, at) >= 0) {
        bytes.write(octet(text, at));
        at += 3;
      }
      if (at > start) {
        maker.add(Folding.fold(bytes.toString(StandardCharsets.UTF_8)), start, at);
      }
      int plain = at;
      while (at < text.length() && octet(text, at) < 0) {
        at++;
      }
      Folding.append(text, plain, at, maker);
    }
    return maker.folded();
  }

  /// The byte that a percent sign and two digits mean; negative if they are not there.
  private static int octet(String text, int at) {
    if (text.charAt(at) != '%' || at + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), 16);
    int low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
