package dev.tocsin.core.release.leak;

import java.util.List;

/// What a check found.
///
/// @param hits by place, in the order of what would leave
/// @param more whether there are others beyond the limit; then nothing may leave, whatever is
///   cleared
public record Finds(List<Hit> hits, boolean more) {
  public Finds {
    hits = List.copyOf(hits);
  }
}
