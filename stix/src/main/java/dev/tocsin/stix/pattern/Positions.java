package dev.tocsin.stix.pattern;

import java.util.List;

/// Where the parts of a pattern stand in its text, in document order. Immutable.
///
/// @param tests the start of each comparison, in UTF-16 units
/// @param qualifiers the start of each qualifier
record Positions(List<Integer> tests, List<Integer> qualifiers) {
  Positions {
    tests = List.copyOf(tests);
    qualifiers = List.copyOf(qualifiers);
  }
}
