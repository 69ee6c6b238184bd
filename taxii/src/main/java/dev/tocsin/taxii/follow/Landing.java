package dev.tocsin.taxii.follow;

import dev.tocsin.stix.BundledObject;
import java.io.IOException;
import java.util.Optional;

/// Where delivered objects land, and the cursor with them. For one thread.
///
/// The objects of one page come between [#begin] and either [#keep] or [#discard].
public interface Landing extends AutoCloseable {
  /// How far the collection had been followed, after a crash too.
  Optional<FollowState> recover() throws IOException;

  /// Begins a page; whatever is left of one before is thrown away.
  void begin() throws IOException;

  /// Takes a new object.
  void take(BundledObject object) throws IOException;

  /// Keeps the page and the state. When it returns, both are durable.
  void keep(FollowState state) throws IOException;

  /// Throws the page away.
  void discard() throws IOException;

  @Override
  void close() throws IOException;
}
