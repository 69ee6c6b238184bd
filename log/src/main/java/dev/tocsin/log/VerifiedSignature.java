package dev.tocsin.log;

import java.time.Instant;
import java.util.Optional;

/// A signature that its key confirmed.
///
/// @param time when the signer says it signed, to the second; empty for type 0x01, and for an
///   ML-DSA-44 cosignature that makes no statement about time (time stamp 0)
public record VerifiedSignature(NoteKey key, Optional<Instant> time, NoteSignature signature) {}
