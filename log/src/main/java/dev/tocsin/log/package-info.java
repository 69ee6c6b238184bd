/// A transparency log's pure parts: tree hashes, proofs, tiles, notes, checkpoints, cosignatures.
///
/// Formats are those of C2SP (tlog-tiles, signed-note, tlog-checkpoint, tlog-cosignature,
/// tlog-witness, tlog-proof, tlog-policy) and RFC 6962 / RFC 9162. Nothing here does I/O, reads a
/// clock or starts a thread, and all values are immutable, so everything is safe for many threads.
@NullMarked
package dev.tocsin.log;

import org.jspecify.annotations.NullMarked;
