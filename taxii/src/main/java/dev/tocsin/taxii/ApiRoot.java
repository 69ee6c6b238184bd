package dev.tocsin.taxii;

import java.util.List;
import java.util.Optional;

/// What a server says of one API root (TAXII 2.1 §4.2).
///
/// @param maxContentLength bytes that a request may have
public record ApiRoot(
    String title, Optional<String> description, List<String> versions, long maxContentLength) {
  public ApiRoot {
    versions = List.copyOf(versions);
  }
}
