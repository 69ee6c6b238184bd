package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.exchange.Keyring;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// What the desk works with.
///
/// @param since when the node was started
/// @param fetch reads a descriptor that another node publishes
/// @param trouble why nothing gets through to a partner; empty if something did
public record Workplace(
    Instant since,
    InstantSource clock,
    Disk disk,
    Asking asking,
    Keyring keyring,
    DescriptorFetch fetch,
    Function<LinkId, Optional<String>> trouble) {

  /// Reads the descriptor of the node at some address.
  @FunctionalInterface
  public interface DescriptorFetch {
    /// The signed descriptor, whoever signed it.
    ///
    /// @throws DeskException if there is none
    Bytes from(URI base);
  }
}
