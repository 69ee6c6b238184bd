package dev.tocsin.testkit.draft;

import java.util.HashSet;
import java.util.Set;

/// The words of random drafts in texts.
public final class Words {
  private Words() {}

  /// All pieces of them.
  public static Needles of(String text, int piece) {
    Set<String> pieces = new HashSet<>();
    Secrets.WORD
        .matcher(text)
        .results()
        .forEach(word -> pieces.addAll(RandomDraft.piecesOf(word.group(), piece)));
    return new Needles(piece, pieces, Set.of());
  }
}
