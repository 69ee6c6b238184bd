package dev.tocsin.stix.match;

import java.util.BitSet;

/// An observation and the expressions of one pattern that hold for it.
///
/// @param expressions by number; not changed after this
record Evidence(Observation observation, BitSet expressions) {}
