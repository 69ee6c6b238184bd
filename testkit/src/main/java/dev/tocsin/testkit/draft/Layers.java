package dev.tocsin.testkit.draft;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/// What bytes say when they are read as what they may be: themselves, the files of an archive, what
/// stands in them as base64, as escapes of JSON or of addresses, as hexadecimal; and all of that
/// inside each other.
final class Layers {
  private static final int DEPTH_MAX = 4;
  private static final int RUN_MIN = 24;
  private static final Letters HEX = Letters.of("0123456789abcdefABCDEF");
  private static final Letters BASE64 =
      Letters.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-");
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})");

  private final List<String> found = new ArrayList<>();

  private Layers() {}

  /// Each as one character a byte.
  static List<String> of(byte[] bytes) {
    var layers = new Layers();
    layers.read(bytes, 0);
    return layers.found;
  }

  private void read(byte[] bytes, int depth) {
    String text = new String(bytes, ISO_8859_1);
    found.add(text);
    if (depth == DEPTH_MAX) {
      return;
    }
    if (text.startsWith("PK\3\4")) {
      files(bytes, depth);
      return;
    }
    for (var run : BASE64.runs(text, RUN_MIN)) {
      read(decoded(run.in(text).replace('+', '-').replace('/', '_')), depth + 1);
    }
    for (var run : HEX.runs(text, RUN_MIN)) {
      int length = (run.to() - run.from()) / 2 * 2;
      read(HexFormat.of().parseHex(text, run.from(), run.from() + length), DEPTH_MAX);
    }
    if (text.indexOf('\\') >= 0 || text.indexOf('%') >= 0) {
      String plain =
          ESCAPED
              .matcher(text)
              .replaceAll(code -> {
                String digits = code.group(1) == null ? code.group(2) : code.group(1);
                char letter = (char) Integer.parseInt(digits, 16);
                return java.util.regex.Matcher.quoteReplacement(Character.toString(letter));
              })
              .replace("\\/", "/");
      if (!plain.equals(text)) {
        read(plain.getBytes(ISO_8859_1), depth + 1);
      }
    }
  }

  /// What lies before the last whole group of four decodes whatever stands after it.
  private static byte[] decoded(String url) {
    return Base64.getUrlDecoder().decode(url.substring(0, url.length() - url.length() % 4));
  }

  private void files(byte[] bytes, int depth) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        found.add(entry.getName());
        read(zip.readAllBytes(), depth + 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an archive does not read", e);
    }
  }
}
