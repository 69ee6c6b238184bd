package dev.tocsin.core.collection;

import java.time.Instant;
import java.util.Set;

/// Which versions of an object are wanted (TAXII 2.1 §3.4.1, `match[version]`): those that one of
/// these names.
///
/// @param all every version
/// @param first the earliest that the reader may see
/// @param last the latest that the reader may see
/// @param at the versions of these times
public record VersionFilter(boolean all, boolean first, boolean last, Set<Instant> at) {
  /// What holds where nothing is said.
  public static final VersionFilter LAST = new VersionFilter(false, false, true, Set.of());

  public static final VersionFilter ALL = new VersionFilter(true, false, false, Set.of());

  public VersionFilter {
    at = Set.copyOf(at);
  }
}
