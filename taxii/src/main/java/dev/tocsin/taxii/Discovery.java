package dev.tocsin.taxii;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What a server says of itself (TAXII 2.1 §4.1).
///
/// @param preferred the root that it calls its default
/// @param roots absolute addresses, which may lead to other servers
public record Discovery(
    String title,
    Optional<String> description,
    Optional<String> contact,
    Optional<URI> preferred,
    List<URI> roots) {
  public Discovery {
    roots = List.copyOf(roots);
  }
}
