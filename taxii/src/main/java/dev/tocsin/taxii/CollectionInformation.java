package dev.tocsin.taxii;

import java.util.List;
import java.util.Optional;

/// What a server says of one collection (TAXII 2.1 §5.2), to this client.
public record CollectionInformation(
    String id,
    String title,
    Optional<String> description,
    Optional<String> alias,
    boolean canRead,
    boolean canWrite,
    List<String> mediaTypes) {
  public CollectionInformation {
    mediaTypes = List.copyOf(mediaTypes);
  }
}
