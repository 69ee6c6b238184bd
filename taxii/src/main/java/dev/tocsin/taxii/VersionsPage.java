package dev.tocsin.taxii;

import java.util.List;
import java.util.Optional;

/// A page of the versions of one object (TAXII 2.1 §5.8), as the server wrote them.
public record VersionsPage(boolean more, Optional<String> next, List<String> versions) {
  public VersionsPage {
    versions = List.copyOf(versions);
  }
}
