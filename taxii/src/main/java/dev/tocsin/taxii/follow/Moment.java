package dev.tocsin.taxii.follow;

import java.time.Instant;

/// When a decision is made.
///
/// @param now by the client's clock
/// @param chance a random number from 0 to 1, 1 excluded, that spreads waits
public record Moment(Instant now, double chance) {}
