package dev.tocsin.node.desk;

import dev.tocsin.core.collection.Origin;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.release.Permissions;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a search found, and how far back it looked.
///
/// @param hits newest first
/// @param warnings how many warnings it looked into
/// @param objects how many objects of collections it looked into
/// @param lookedBackTo the time of the oldest thing that it looked at; empty if there was none
/// @param before where to go on; empty if there is nothing older
public record Searched(
    List<Hit> hits,
    int warnings,
    int objects,
    Optional<Instant> lookedBackTo,
    Optional<String> before) {
  public Searched {
    hits = List.copyOf(hits);
  }

  /// Something that was found.
  public sealed interface Hit {
    /// When it came, was released, or was added.
    Instant at();

    /// Where the words stand.
    List<Passage> passages();
  }

  /// A warning.
  ///
  /// @param permissions what its receiver may do with it
  /// @param caveats handling conditions beside the level
  /// @param copied whether the caller may save or export its content
  public record Warning(
      WarningLine line,
      Instant at,
      Optional<Permissions> permissions,
      List<String> caveats,
      boolean copied,
      List<Passage> passages)
      implements Hit {
    public Warning {
      caveats = List.copyOf(caveats);
      passages = List.copyOf(passages);
    }
  }

  /// An object of a collection.
  ///
  /// @param held what it is, as the collection shows it
  /// @param tlp its level; empty if it bears none
  public record InCollection(
      TaxiiCollection collection,
      HeldObject held,
      Instant at,
      Optional<Tlp> tlp,
      List<Passage> passages)
      implements Hit {
    public InCollection {
      passages = List.copyOf(passages);
    }

    /// The warning that it came with.
    public Optional<Origin> origin() {
      return held.origin();
    }
  }

  /// Words in their context, safe to the eye, not escaped.
  ///
  /// @param where such as `indicator: pattern`
  public record Passage(String where, List<Piece> pieces) {
    public Passage {
      pieces = List.copyOf(pieces);
    }
  }

  /// A piece of a passage.
  ///
  /// @param sought whether it is a word that was asked for
  public record Piece(String text, boolean sought) {}
}
