package dev.tocsin.stix.pattern;

/// Something in a valid pattern that its author hardly meant.
///
/// @param offset where, in UTF-16 units from the start of the pattern
/// @param section of STIX 2.1 that it touches
/// @param sentence what it does, without quoting the pattern
public record PatternWarning(int offset, String section, String sentence) {}
