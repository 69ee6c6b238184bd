package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.exchange.Keyring;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;

/// What the desk works with.
///
/// @param since when the node was started
/// @param fetch reads a descriptor that another node publishes
public record Workplace(
    Instant since,
    InstantSource clock,
    Disk disk,
    Asking asking,
    Keyring keyring,
    DescriptorFetch fetch) {

  /// Reads the descriptor of the node at some address.
  @FunctionalInterface
  public interface DescriptorFetch {
    /// The signed descriptor, whoever signed it.
    ///
    /// @throws DeskException if there is none
    Bytes from(URI base);
  }
}
