package dev.tocsin.testkit.draft;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Texts to be looked for in bytes of any form: as they are, and inside archives, base64 and
/// escapes. Immutable.
///
/// @param length of each piece
/// @param pieces of words of random drafts
/// @param texts others; those that are numbers are found where no letter or digit stands beside
///   them
public record Needles(int length, Set<String> pieces, Set<String> texts) {
  private static final Letters DRAWN = Letters.of(RandomDraft.LETTERS);

  public static final Needles NONE = new Needles(1, Set.of(), Set.of());

  public Needles {
    pieces = Set.copyOf(pieces);
    texts = Set.copyOf(texts);
  }

  /// These and others of the same length.
  public Needles and(Needles others) {
    Set<String> morePieces = new HashSet<>(pieces);
    morePieces.addAll(others.pieces);
    Set<String> moreTexts = new HashSet<>(texts);
    moreTexts.addAll(others.texts);
    return new Needles(Math.max(length, others.length), morePieces, moreTexts);
  }

  /// These without numbers, which drafts of different seeds share.
  public Needles withoutNumbers() {
    Set<String> rest = new HashSet<>(texts);
    rest.removeIf(Needles::isNumber);
    return new Needles(length, pieces, rest);
  }

  /// These without what others may say.
  public Needles without(Needles others) {
    Set<String> rest = new HashSet<>(pieces);
    rest.removeAll(others.pieces);
    Set<String> restOfTexts = new HashSet<>(texts);
    restOfTexts.removeAll(others.texts);
    return new Needles(length, rest, restOfTexts);
  }

  /// The first of them that stands in some bytes, with what stands around it.
  public Optional<String> in(byte[] bytes) {
    return Layers.of(bytes).stream().flatMap(layer -> inText(layer).stream()).findFirst();
  }

  /// The same for a text as it is.
  Optional<String> inText(String text) {
    for (var run : pieces.isEmpty() ? List.<Letters.Run>of() : DRAWN.runs(text, length)) {
      for (int at = run.from(); at + length <= run.to(); at++) {
        if (pieces.contains(text.substring(at, at + length))) {
          return Optional.of(around(text, at, length));
        }
      }
    }
    for (String each : texts) {
      for (int at = text.indexOf(each); at >= 0; at = text.indexOf(each, at + 1)) {
        if (alone(text, at, each.length()) || !isNumber(each)) {
          return Optional.of(around(text, at, each.length()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(Character::isDigit);
  }

  /// Else a number would be found in every longer one.
  private static boolean alone(String text, int at, int length) {
    return (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
        && (at + length == text.length() || !Character.isLetterOrDigit(text.charAt(at + length)));
  }

  private static String around(String text, int at, int length) {
    int from = Math.max(0, at - 60);
    int to = Math.min(text.length(), at + length + 60);
    return text.substring(at, at + length) + " in: " + text.substring(from, to);
  }
}
