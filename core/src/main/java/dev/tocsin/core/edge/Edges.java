package dev.tocsin.core.edge;

import java.time.InstantSource;

/// The six edges of one node.
///
/// @param clock the wall clock; the protocol never relies on it running evenly
public record Edges(
    InstantSource clock,
    RandomSource random,
    Disk disk,
    Network network,
    Timers timers,
    Keys keys) {}
