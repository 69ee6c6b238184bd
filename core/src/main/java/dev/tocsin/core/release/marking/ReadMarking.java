package dev.tocsin.core.release.marking;

import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Optional;

/// A marking as far as it is understood.
public sealed interface ReadMarking {
  StixId id();

  /// For people, without control characters.
  String name();

  Terms terms();

  /// What kind of marking is understood.
  enum Kind {
    TLP,
    STATEMENT,
    IEP,
    HANDLING,
    ACS
  }

  /// It is understood whole.
  ///
  /// @param least for the handling extension, the lowest level that must stand beside it; for a
  ///   level of the Traffic Light Protocol, that level; else empty
  /// @param caveats what people must read with it, verbatim
  record Understood(
      StixId id, String name, Kind kind, Terms terms, Optional<Tlp> least, List<String> caveats)
      implements ReadMarking {
    public Understood {
      caveats = List.copyOf(caveats);
    }

    /// The level of the Traffic Light Protocol that it is.
    public Optional<Tlp> level() {
      return kind == Kind.TLP ? least : Optional.empty();
    }
  }

  /// It is not, so nobody may have what bears it.
  ///
  /// @param reason a sentence
  record NotUnderstood(StixId id, String name, String reason) implements ReadMarking {
    @Override
    public Terms terms() {
      return Terms.NOBODY;
    }
  }
}
