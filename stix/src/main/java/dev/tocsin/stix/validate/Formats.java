package dev.tocsin.stix.validate;

import java.util.Locale;
import java.util.Set;

/// Forms of text that the specification takes from other standards. All checks take time linear in
/// the text and allocate nothing, or little.
final class Formats {
  private static final int LONGEST_DOMAIN = 253;
  private static final int LONGEST_LABEL = 63;
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
  private static final Set<String> MEDIA =
      Set.of(
          "application",
          "audio",
          "example",
          "font",
          "haptics",
          "image",
          "message",
          "model",
          "multipart",
          "text",
          "video");
  private static final String[] SHORT_HIVES = {"HKLM", "HKCU", "HKCR", "HKU", "HKCC", "HKPD"};
  private static final int CPE_COMPONENTS = 13;

  private Formats() {}

  /// Base64 with padding (RFC 4648 §4).
  static boolean isBase64(String text) {
    int length = text.length();
    if (length % 4 != 0) {
      return false;
    }
    int end = length;
    if (length > 0 && text.charAt(length - 1) == '=') {
      end = text.charAt(length - 2) == '=' ? length - 2 : length - 1;
    }
    for (int at = 0; at < end; at++) {
      char unit = text.charAt(at);
      if (!isLetter(unit) && !isDigit(unit) && unit != '+' && unit != '/') {
        return false;
      }
    }
    return true;
  }

  /// An even number of digits and lower-case letters `a` to `f` (STIX 2.1 §2.8).
  static boolean isHex(String text) {
    if (text.length() % 2 != 0) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (!isDigit(unit) && (unit < 'a' || unit > 'f')) {
        return false;
      }
    }
    return true;
  }

  /// So many digits of hexadecimal, of either case.
  static boolean isHexDigits(String text, int from, int length) {
    if (text.length() - from != length) {
      return false;
    }
    for (int at = from; at < text.length(); at++) {
      if (Character.digit(text.charAt(at), 16) < 0 || text.charAt(at) > 'f') {
        return false;
      }
    }
    return true;
  }

  /// A URL in the characters and the shape of RFC 3986: a scheme, and something after it.
  static boolean isUrl(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1 || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int at = 1; at < colon; at++) {
      char unit = text.charAt(at);
      if (!isLetter(unit) && !isDigit(unit) && unit != '+' && unit != '-' && unit != '.') {
        return false;
      }
    }
    for (int at = colon + 1; at < text.length(); at++) {
      char unit = text.charAt(at);
      boolean escape = unit == '%' && isEscape(text, at);
      if (!escape && !isUrlCharacter(unit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  private static boolean isUrlCharacter(char unit) {
    return isLetter(unit) || isDigit(unit) || "-._~:/?#[]@!$&'()*+,;=".indexOf(unit) >= 0;
  }

  /// A domain name: labels of letters, digits and hyphens (RFC 1034 §3.5) or U-labels (RFC 5890),
  /// with an optional dot at the end. Underscores, which many names in use have, are let pass.
  static boolean isDomainName(String text) {
    int end = text.endsWith(".") ? text.length() - 1 : text.length();
    if (end == 0 || end > LONGEST_DOMAIN) {
      return false;
    }
    int start = 0;
    while (start <= end) {
      int dot = text.indexOf('.', start);
      int stop = dot < 0 || dot > end ? end : dot;
      if (!isLabel(text, start, stop)) {
        return false;
      }
      start = stop + 1;
    }
    return true;
  }

  private static boolean isLabel(String text, int start, int stop) {
    int length = stop - start;
    if (length == 0
        || length > LONGEST_LABEL
        || text.charAt(start) == '-'
        || text.charAt(stop - 1) == '-') {
      return false;
    }
    for (int at = start; at < stop; at++) {
      char unit = text.charAt(at);
      boolean right =
          isLetter(unit)
              || isDigit(unit)
              || unit == '-'
              || unit == '_'
              || (unit > 127 && isInternational(text, at));
      if (!right) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInternational(String text, int at) {
    char unit = text.charAt(at);
    if (Character.isSurrogate(unit)) {
      return true;
    }
    return Character.isLetterOrDigit(unit)
        || Character.getType(unit) == Character.NON_SPACING_MARK
        || Character.getType(unit) == Character.COMBINING_SPACING_MARK;
  }

  /// An addr-spec (RFC 5322 §3.4.1): a local part, `@`, and a domain or an address in brackets.
  static boolean isAddrSpec(String text) {
    int cut = text.lastIndexOf('@');
    if (cut < 1 || cut == text.length() - 1) {
      return false;
    }
    String domain = text.substring(cut + 1);
    boolean literal = domain.startsWith("[") && domain.endsWith("]");
    return (literal || isDomainName(domain)) && isLocalPart(text.substring(0, cut));
  }

  private static boolean isLocalPart(String text) {
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      return true;
    }
    if (text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
      return false;
    }
    return text.chars()
        .allMatch(unit ->
            unit > 127
                || isLetter((char) unit)
                || isDigit((char) unit)
                || "!#$%&'*+-/=?^_`{|}~.".indexOf(unit) >= 0);
  }

  /// One IPv4 address, or a block in CIDR notation.
  static boolean isIpv4(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return (slash < 0 || isNumberUpTo(text.substring(slash + 1), 32)) && isDottedQuad(address);
  }

  private static boolean isDottedQuad(String text) {
    int numbers = 0;
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int stop = dot < 0 ? text.length() : dot;
      if (!isNumberUpTo(text.substring(start, stop), 255)) {
        return false;
      }
      numbers++;
      start = stop + 1;
    }
    return numbers == 4;
  }

  private static boolean isNumberUpTo(String text, int most) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(u -> isDigit((char) u))) {
      return false;
    }
    return Integer.parseInt(text) <= most;
  }

  /// One IPv6 address, or a block in CIDR notation.
  static boolean isIpv6(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (slash >= 0 && !isNumberUpTo(text.substring(slash + 1), 128)) {
      return false;
    }
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address) == 8;
    }
    String after = address.substring(gap + 2);
    int before = gap == 0 ? 0 : groups(address.substring(0, gap));
    int behind = after.isEmpty() ? 0 : groups(after);
    return before >= 0 && behind >= 0 && before + behind < 8;
  }

  /// How many groups of 16 bits the text has; -1 if it is no list of groups.
  private static int groups(String text) {
    String[] parts = text.split(":", 10);
    int groups = 0;
    for (int at = 0; at < parts.length; at++) {
      String part = parts[at];
      if (at == parts.length - 1 && part.indexOf('.') >= 0 && isDottedQuad(part)) {
        groups += 2;
      } else if (!part.isEmpty() && part.length() <= 4 && isHexDigits(part, 0, part.length())) {
        groups++;
      } else {
        return -1;
      }
    }
    return groups;
  }

  /// A MAC-48 address as STIX 2.1 §6.10.1 wants it.
  static boolean isMac(String text) {
    if (text.length() != 17) {
      return false;
    }
    for (int at = 0; at < 17; at++) {
      char unit = text.charAt(at);
      boolean right = at % 3 == 2 ? unit == ':' : isDigit(unit) || (unit >= 'a' && unit <= 'f');
      if (!right) {
        return false;
      }
    }
    return true;
  }

  /// Whether the hive at the start of a registry key is cut short, such as `HKLM`.
  static boolean isShortHive(String key) {
    int cut = key.indexOf('\\');
    String hive = (cut < 0 ? key : key.substring(0, cut)).toUpperCase(Locale.ROOT);
    for (String each : SHORT_HIVES) {
      if (each.equals(hive)) {
        return true;
      }
    }
    return false;
  }

  /// A CPE 2.3 formatted string: `cpe:2.3:`, a part, and ten attributes more.
  static boolean isCpe(String text) {
    if (!text.startsWith("cpe:2.3:") || text.length() < 10 || "aho*-".indexOf(text.charAt(8)) < 0) {
      return false;
    }
    int components = 1;
    int last = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit == '\\') {
        at++;
      } else if (unit == ':') {
        if (at == last) {
          return false;
        }
        components++;
        last = at + 1;
      } else if (unit <= ' ' || unit > '~') {
        return false;
      }
    }
    return components == CPE_COMPONENTS && last < text.length();
  }

  /// A media type whose top-level type is registered (RFC 6838 §4.2).
  static boolean isMediaType(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || slash == text.length() - 1 || !MEDIA.contains(text.substring(0, slash))) {
      return false;
    }
    return text.substring(slash + 1)
        .chars()
        .allMatch(unit ->
            isLetter((char) unit) || isDigit((char) unit) || "!#$&-^_.+".indexOf(unit) >= 0);
  }

  /// An ISO 3166-1 ALPHA-2 code of either case, as the examples of the specification write it.
  static boolean isCountry(String text) {
    return text.length() == 2 && COUNTRIES.contains(text.toUpperCase(Locale.ROOT));
  }

  /// The shape of an ISO 3166-2 code: a country, a hyphen, and one to three letters or digits.
  static boolean isSubdivision(String text) {
    return text.length() >= 4
        && text.length() <= 6
        && text.charAt(2) == '-'
        && isCountry(text.substring(0, 2))
        && text.substring(3).chars().allMatch(u -> isLetter((char) u) || isDigit((char) u));
  }

  /// Words of lower case with hyphens between them.
  static boolean isHyphenated(String text) {
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit == ' ' || unit == '_' || Character.isUpperCase(unit)) {
        return false;
      }
    }
    return true;
  }

  /// The name of an IANA character set, by its characters (RFC 2978 §2.3).
  static boolean isCharacterSet(String text) {
    return !text.isEmpty()
        && text.length() <= 45
        && text.chars()
            .allMatch(unit ->
                isLetter((char) unit)
                    || isDigit((char) unit)
                    || "!#$%&'+-^_`{}~.:()".indexOf(unit) >= 0);
  }

  /// A name of a property that an extension or a customisation adds (STIX 2.1 §7.3.2, §11.1.1): `a`
  /// to `z`, digits and `_`, 3 to 250 characters.
  static boolean isPropertyName(String text) {
    if (text.length() < 3 || text.length() > 250) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if ((unit < 'a' || unit > 'z') && !isDigit(unit) && unit != '_') {
        return false;
      }
    }
    return true;
  }

  /// A key of a dictionary (STIX 2.1 §2.3): at most 250 letters, digits, `-` and `_`.
  static boolean isDictionaryKey(String text) {
    if (text.length() > 250) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (!isLetter(unit) && !isDigit(unit) && unit != '_' && unit != '-') {
        return false;
      }
    }
    return true;
  }

  /// A name of lower-case letters, digits and hyphens (STIX 2.1 §5.1.2, §11.3.1).
  static boolean isHyphenName(String text) {
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if ((unit < 'a' || unit > 'z') && !isDigit(unit) && unit != '-') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isLetter(char unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
  }

  static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }
}
