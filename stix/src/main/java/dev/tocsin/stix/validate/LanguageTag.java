package dev.tocsin.stix.validate;

import java.util.Locale;
import java.util.Set;

/// Whether a text is a language tag, by the grammar of RFC 5646 §2.1. The registry of subtags is
/// not looked at.
final class LanguageTag {
  private static final int LONGEST = 100;
  private static final Set<String> GRANDFATHERED =
      Set.of(
          "en-gb-oed",
          "i-ami",
          "i-bnn",
          "i-default",
          "i-enochian",
          "i-hak",
          "i-klingon",
          "i-lux",
          "i-mingo",
          "i-navajo",
          "i-pwn",
          "i-tao",
          "i-tay",
          "i-tsu",
          "sgn-be-fr",
          "sgn-be-nl",
          "sgn-ch-de",
          "art-lojban",
          "cel-gaulish",
          "no-bok",
          "no-nyn",
          "zh-guoyu",
          "zh-hakka",
          "zh-min",
          "zh-min-nan",
          "zh-xiang");

  private final String[] parts;
  private int at;

  private LanguageTag(String text) {
    this.parts = text.split("-", -1);
  }

  static boolean isValid(String text) {
    int length = text.length();
    if ((length == 2 || length == 3) && isLetters(text)) {
      return true;
    }
    if (length < 2 || length > LONGEST) {
      return false;
    }
    return GRANDFATHERED.contains(text.toLowerCase(Locale.ROOT)) || new LanguageTag(text).parse();
  }

  private boolean parse() {
    if (isPrivateUse()) {
      return at == parts.length;
    }
    if (!language()) {
      return false;
    }
    if (has(4) && isLetters(parts[at])) {
      at++;
    }
    if ((has(2) && isLetters(parts[at])) || (has(3) && isDigits(parts[at]))) {
      at++;
    }
    while (isVariant()) {
      at++;
    }
    while (isExtension()) {
      // each one moves on
    }
    return at == parts.length || (isPrivateUse() && at == parts.length);
  }

  private boolean language() {
    String first = parts[0];
    if (first.length() < 2 || first.length() > 8 || !isLetters(first)) {
      return false;
    }
    at = 1;
    for (int extended = 0; first.length() <= 3 && extended < 3; extended++) {
      if (!has(3) || !isLetters(parts[at])) {
        break;
      }
      at++;
    }
    return true;
  }

  private boolean isVariant() {
    if (at == parts.length || !isAlphanumeric(parts[at])) {
      return false;
    }
    int length = parts[at].length();
    return (length >= 5 && length <= 8) || (length == 4 && Formats.isDigit(parts[at].charAt(0)));
  }

  private boolean isExtension() {
    if (!has(1) || parts[at].equalsIgnoreCase("x") || !isAlphanumeric(parts[at])) {
      return false;
    }
    return subtags(2);
  }

  private boolean isPrivateUse() {
    return at < parts.length && parts[at].equalsIgnoreCase("x") && subtags(1);
  }

  /// Moves past a singleton and one subtag or more.
  private boolean subtags(int shortest) {
    int next = at + 1;
    while (next < parts.length
        && parts[next].length() >= shortest
        && parts[next].length() <= 8
        && isAlphanumeric(parts[next])) {
      next++;
    }
    if (next == at + 1) {
      return false;
    }
    at = next;
    return true;
  }

  private boolean has(int length) {
    return at < parts.length && parts[at].length() == length;
  }

  private static boolean isLetters(String text) {
    return text.chars().allMatch(unit -> Formats.isLetter((char) unit));
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(unit -> Formats.isDigit((char) unit));
  }

  private static boolean isAlphanumeric(String text) {
    return text.chars()
        .allMatch(unit -> Formats.isLetter((char) unit) || Formats.isDigit((char) unit));
  }
}
