package dev.tocsin.core.collection;

import dev.tocsin.stix.StixId;
import java.util.Set;

/// Which objects of a collection are wanted.
///
/// @param ids only these; empty for any
/// @param types only of these types; empty for any
/// @param versions which versions of each
public record Query(Set<StixId> ids, Set<String> types, VersionFilter versions) {
  /// The latest version of everything.
  public static final Query EVERYTHING = new Query(Set.of(), Set.of(), VersionFilter.LAST);

  public Query {
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
  }

  boolean wants(String type) {
    return types.isEmpty() || types.contains(type);
  }
}
