package dev.tocsin.stix.match;

import java.text.Normalizer;

/// The pattern of a `LIKE`: `%` is any characters or none, `_` is one character (STIX 2.1 §9.6.1).
/// There is no escape. Immutable.
final class Wildcards {
  private final int[] pattern;

  Wildcards(String pattern) {
    this.pattern = normal(pattern).codePoints().toArray();
  }

  /// The text in NFC, as LIKE and MATCHES compare it (§9.6.2).
  static String normal(String text) {
    for (int at = 0; at < text.length(); at++) {
      // No character below U+0300 composes with the one before it.
      if (text.charAt(at) >= 0x300) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /// How many steps a match with a text of that length takes at most.
  long work(int length) {
    return (long) (pattern.length + 1) * (length + 1);
  }

  /// Whether the whole text fits. On a mismatch only the last `%` takes one character more, since
  /// what the ones before it took can stay.
  boolean fit(String text) {
    int at = 0;
    int step = 0;
    int resumeAt = -1;
    int resumeStep = -1;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (step < pattern.length && pattern[step] == '%') {
        resumeStep = ++step;
        resumeAt = at;
      } else if (step < pattern.length && (pattern[step] == '_' || pattern[step] == character)) {
        step++;
        at += Character.charCount(character);
      } else if (resumeStep >= 0) {
        resumeAt += Character.charCount(text.codePointAt(resumeAt));
        at = resumeAt;
        step = resumeStep;
      } else {
        return false;
      }
    }
    while (step < pattern.length && pattern[step] == '%') {
      step++;
    }
    return step == pattern.length;
  }
}
