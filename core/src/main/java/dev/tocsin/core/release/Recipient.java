package dev.tocsin.core.release;

import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.stix.Tlp;
import java.util.Set;

/// An organisation that something might go to, as our policy sees it.
///
/// @param organisation its word in policies and lists: `north`
/// @param ceiling the highest level that it is trusted with
/// @param promises the dimensions in which it has promised to keep what is asked
/// @param named whether the release names it, and not only a community that it is in
public record Recipient(
    String organisation, Relation relation, Tlp ceiling, Set<Dimension> promises, boolean named) {
  public Recipient {
    promises = Set.copyOf(promises);
  }

  /// What it is to us, nearest first.
  public enum Relation {
    OWN,
    CLIENT,
    COMMUNITY,
    STRANGER
  }
}
