package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Precedence;
import java.time.Instant;
import java.util.Optional;

/// A warning as someone hands it in for release.
///
/// @param bundle a STIX 2.1 bundle; goes to the partner byte for byte
/// @param title one line for lists; empty to take it from the bundle
/// @param notAfter when it expires
public record Draft(
    Bytes bundle,
    Optional<String> title,
    Precedence precedence,
    boolean exercise,
    Optional<Instant> notAfter) {}
