package dev.tocsin.core.statement;

import dev.tocsin.log.Hash;

/// Where a statement stands on its link, in its direction.
///
/// @param epoch the link epoch, counted from 1
/// @param seq counted from 1 without gaps; 0 for a refusal, which stands outside the sequence
/// @param prev digest of the statement before it on the link in this direction; 32 zero bytes for
///   the first one and for a refusal
public record Position(long epoch, long seq, Hash prev) {
  public Position {
    if (epoch < 1 || seq < 0) {
      throw new IllegalArgumentException("epochs count from 1, sequence numbers from 0");
    }
  }
}
