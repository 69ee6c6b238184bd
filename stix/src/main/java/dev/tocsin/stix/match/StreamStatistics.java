package dev.tocsin.stix.match;

/// What a stream matcher has done since it was made.
///
/// @param observations accepted
/// @param lookups paths followed in the index
/// @param evaluations expressions of patterns held against an observation; those that the index
///   ruled out cost none
/// @param searches for observations that fit together
/// @param reports patterns reported
/// @param undecided searches that ended without an answer
/// @param evicted observations forgotten because a limit was reached, so that matches may be missed
/// @param held observations held at present, counted once for each pattern that holds them
public record StreamStatistics(
    long observations,
    long lookups,
    long evaluations,
    long searches,
    long reports,
    long undecided,
    long evicted,
    long held) {}
