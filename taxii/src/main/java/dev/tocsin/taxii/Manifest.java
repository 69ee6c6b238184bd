package dev.tocsin.taxii;

import java.util.List;
import java.util.Optional;

/// A page of what a collection holds, without the objects (TAXII 2.1 §5.3).
///
/// @param next given by some servers, though the standard has it for objects only
public record Manifest(boolean more, Optional<String> next, List<Line> lines) {
  public Manifest {
    lines = List.copyOf(lines);
  }

  /// One version of one object; times are as the server wrote them.
  public record Line(String id, String dateAdded, String version, Optional<String> mediaType) {}
}
