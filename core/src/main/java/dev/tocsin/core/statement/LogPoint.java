package dev.tocsin.core.statement;

import dev.tocsin.log.Hash;

/// A log at one size.
///
/// @param origin the log's name, the first line of its checkpoints
/// @param size number of leaves
/// @param root RFC 9162 root of that size
public record LogPoint(String origin, long size, Hash root) {
  public LogPoint {
    if (size < 0) {
      throw new IllegalArgumentException("a log cannot have " + size + " leaves");
    }
  }
}
