package dev.tocsin.node.desk;

import dev.tocsin.core.release.policy.Policy;
import java.time.Instant;
import java.util.Optional;

/// The policy in force.
///
/// @param since when it came into force
/// @param by who put it into force
/// @param leaf its index in this node's log; empty if it is the one that a new node begins with
public record PolicyView(Policy policy, Instant since, String by, Optional<Long> leaf) {}
