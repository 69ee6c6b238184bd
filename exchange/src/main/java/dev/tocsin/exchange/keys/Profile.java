package dev.tocsin.exchange.keys;

/// Which signatures a node's statements and descriptors must carry. It stands in the node's
/// descriptor, never in a message, so that stripping a signature fails.
public enum Profile {
  /// Both algorithms; the default.
  H1,
  /// Ed25519 only.
  C1
}
