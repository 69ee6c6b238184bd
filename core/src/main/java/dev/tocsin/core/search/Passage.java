package dev.tocsin.core.search;

import java.util.List;

/// Words that were found, with what stands around them. As hostile as the text that it is from.
///
/// @param where in what it stands, such as `indicator: pattern`
/// @param pieces the passage in the order of the text
/// @param before whether the text begins earlier
/// @param after whether the text goes on
public record Passage(String where, List<Piece> pieces, boolean before, boolean after) {
  public Passage {
    pieces = List.copyOf(pieces);
  }

  /// A piece of it.
  ///
  /// @param sought whether it is a word that was asked for
  public record Piece(String text, boolean sought) {}
}
