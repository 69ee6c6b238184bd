package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import java.util.Optional;

/// Bytes to be saved or carried.
///
/// @param name a file name of letters, digits, dots and dashes
/// @param handling what whoever saves it may do with it, in one line of ASCII; empty if it is not
///   content
public record FileView(String name, String mediaType, Bytes bytes, Optional<String> handling) {
  /// The header that says the handling of a download.
  public static final String HANDLING = "Tocsin-Handling";

  /// Something that is not content.
  public FileView(String name, String mediaType, Bytes bytes) {
    this(name, mediaType, bytes, Optional.empty());
  }
}
